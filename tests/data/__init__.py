"""Tests on the shipped data themselves."""
