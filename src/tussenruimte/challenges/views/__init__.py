"""Requests in, one call, an answer out."""
