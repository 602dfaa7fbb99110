"""Page components in NL Design System markup, forms and drawings."""
