"""What helps while a search is typed: mistakes, completion, counts."""
