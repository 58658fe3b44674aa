"""Tests of the statistical backbone."""
