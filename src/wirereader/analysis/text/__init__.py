"""Text before names: sentences, tokens, quotation marks, noun phrases."""
