"""Buildings and grounds a municipality has, who wishes to use them, and how it chooses openly among them."""
