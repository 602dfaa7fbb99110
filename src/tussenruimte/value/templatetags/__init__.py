"""How this room writes amounts in its pages."""
