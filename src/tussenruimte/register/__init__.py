"""Parties and people in them, initiatives, places, what they need and offer, and how they are read."""
