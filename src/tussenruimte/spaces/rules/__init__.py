"""Pure decisions about spaces: when one is free, what rent is worth, where a procedure stands."""
