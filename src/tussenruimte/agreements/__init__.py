"""Agreements between an initiative, a municipality and others: drafted together, signed by both, kept and reviewed."""
