"""Any framework filled in, about a subject, at a version, by someone, on a date: one engine."""
