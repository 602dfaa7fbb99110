"""What stands in the way, who owns it, and what was done about it."""
