"""Reading: whatever people have, to the standard tables."""
