"""The pages of the register: request in, one call, answer out."""
