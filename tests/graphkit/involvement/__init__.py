"""Presences of municipalities: statistics against scipy, comparisons by hand."""
