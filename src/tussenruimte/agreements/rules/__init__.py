"""What follows from an agreement as it is written, signed and kept. Pure: the day and the moment are given."""
