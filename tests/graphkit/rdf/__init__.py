"""Tests of graphkit.rdf."""
