"""One behaviour suite for every store, and what only the SQLite file can do wrong."""
