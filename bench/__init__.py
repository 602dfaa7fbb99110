"""How fast the house is and how it grows: made-up registers of three sizes, on both databases, measured and told."""
