"""Likely doubles among the stakeholders of a store: two spellings of one body, one name for two."""
