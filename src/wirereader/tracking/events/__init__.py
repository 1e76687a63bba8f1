"""Copies and events: which stories have the same words, and which tell of one happening."""
