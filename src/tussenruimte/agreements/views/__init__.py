"""The pages of agreements: a request in, one call, an answer out."""
