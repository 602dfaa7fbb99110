"""What parties agree and note down when they talk about a scan."""
