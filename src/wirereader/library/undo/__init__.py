"""Undo: what a step changed, recorded with the change itself, and taken back in order."""
