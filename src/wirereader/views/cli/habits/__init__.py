"""Options that people bring from other programs, by what they are about."""
