"""What a list can be of, besides a search: views, folders, sources and tags, and their counts."""
