"""HTML: cut into tokens, sanitized, turned into paragraphs."""
