"""Tests of the repository itself: its layers, its words, its documents."""
