"""From facts to role, instrument, route and funding, with reasons. Pure: no tables, no clock, no web."""
