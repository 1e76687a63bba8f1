"""What a line means by the kinds of its words: verbs, nouns, targets, whatever is said around."""
