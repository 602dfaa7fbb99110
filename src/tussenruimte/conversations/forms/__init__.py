"""What is asked in a conversation. Forms ask and check; actions decide."""
