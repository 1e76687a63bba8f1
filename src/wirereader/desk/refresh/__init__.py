"""A refresh: sources fetched, what came parsed, stories kept."""
