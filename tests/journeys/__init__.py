"""Tests of the composed pages."""
