"""What every room needs and no room owns: identifiers, days, refusals, reading of settings."""
