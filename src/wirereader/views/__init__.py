"""How it is shown: full screen, plain lines, or one-shot verbs."""
