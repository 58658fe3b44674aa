"""Which ties are more than what the numbers of events and participants alone would make: the statistical backbone."""
