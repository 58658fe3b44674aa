"""Standard measures of cooperation, each one function found by name."""
