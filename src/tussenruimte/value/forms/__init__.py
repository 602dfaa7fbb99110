"""What the pages of this room ask: plain forms, numbers as people write them, nothing decided."""
