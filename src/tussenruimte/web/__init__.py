"""Composed pages: home, my desk, the initiative page, the map; the url map and the base template."""
