"""The rows of lists: sources, searches, rules, tags, links, and what the keys of each do."""
