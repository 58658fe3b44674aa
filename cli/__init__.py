"""The command line: options, one library call, one output. Nothing here computes."""
