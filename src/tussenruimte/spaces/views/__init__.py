"""Pages of spaces: a request in, one call, an answer out."""
