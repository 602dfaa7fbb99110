"""What is known of a neighbourhood: its strengths and their ties, its steps, and its figures with their year."""
