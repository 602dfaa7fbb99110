"""The pages of a neighbourhood: request in, one call, answer out."""
