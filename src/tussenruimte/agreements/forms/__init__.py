"""What people fill in about an agreement. Forms ask; actions decide."""
