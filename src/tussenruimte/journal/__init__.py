"""What happened: append-only, who, what, when, about what, visible to whom."""
