"""What is decided about challenges without a database: the day is given."""
