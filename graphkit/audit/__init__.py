"""What the tables and their sources say against one another: each finding with both values and a sentence."""
