"""Reading, checking, merging and writing tables."""
