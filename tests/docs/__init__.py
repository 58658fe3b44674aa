"""The documentation says what the commands do."""
