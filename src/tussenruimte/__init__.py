"""Tussenruimte: the room between a municipality and its citizens' collectives."""

__version__ = "0.1.0"
