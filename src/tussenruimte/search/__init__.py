"""Full-text search that understands Dutch and gives the same hits on SQLite and PostgreSQL."""
