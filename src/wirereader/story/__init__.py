"""What we talk about: the nouns of the program; standard library only."""
