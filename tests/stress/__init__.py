"""Loads killed at fixed and at random moments."""
