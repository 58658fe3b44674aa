"""Measures against published values, networkx and closed forms."""
