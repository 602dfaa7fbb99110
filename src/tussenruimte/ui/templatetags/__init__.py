"""Template tags of the page components."""
