"""The pages of this room: request in, one call, answer out."""
