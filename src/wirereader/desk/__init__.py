"""What a reader can do: one command table that every view shares."""
