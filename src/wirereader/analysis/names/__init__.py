"""Names: found by the tagger, bounded, typed, and made one across a document."""
