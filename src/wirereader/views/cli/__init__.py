"""The command line: one-shot verbs, text or JSON."""
