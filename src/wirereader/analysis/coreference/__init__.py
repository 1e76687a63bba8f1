"""Coreference: which names, nouns and pronouns mean the same person."""
