"""Scores of findings against texts whose answers are known."""
