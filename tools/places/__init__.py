"""Making the boundaries we ship."""
