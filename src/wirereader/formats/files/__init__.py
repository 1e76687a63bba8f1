"""Files of a person: story files with front matter, saved pages, raw text."""
