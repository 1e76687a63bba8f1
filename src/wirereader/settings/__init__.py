"""What the reader prefers, and where our files are."""
