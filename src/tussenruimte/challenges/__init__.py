"""Tasks of a municipality that residents take over, or are invited to: the right to challenge, both ways round."""
