"""Commands that copy, save, export, pipe, download or lead out of the program."""
