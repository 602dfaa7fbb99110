"""The pages of dossiers: request in, one call, answer out."""
