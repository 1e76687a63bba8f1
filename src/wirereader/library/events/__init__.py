"""Copies and events of the stories that are kept."""
