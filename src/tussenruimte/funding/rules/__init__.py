"""Pure decisions about funding: which scheme fits, when it is open, how money adds up. The day is always given."""
