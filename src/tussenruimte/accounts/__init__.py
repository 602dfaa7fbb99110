"""People who sign in, the roles they hold and what they agreed to. Reading needs no account."""
