"""Decisions about what a council reads. Pure: no database, no clock, the day is given."""
