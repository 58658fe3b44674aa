"""How far the programme reached each municipality, held against the full register."""
