"""Pages about barriers: request in, one call, answer out."""
