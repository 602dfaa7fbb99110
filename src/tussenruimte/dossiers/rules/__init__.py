"""What follows from the law and from a municipality's own rules, always with reasons. Pure: the day is given."""
