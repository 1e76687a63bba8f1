"""The plain view: a prompt and lines, never an escape code."""
