"""Agreements between an initiative, a municipality and others: drafted together, signed by all, kept and reviewed."""
