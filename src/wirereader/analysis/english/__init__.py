"""English: every word list and rule table of the language."""
