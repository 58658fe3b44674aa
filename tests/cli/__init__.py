"""The commands, through their entry point."""
