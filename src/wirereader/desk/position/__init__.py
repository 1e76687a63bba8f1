"""Where the reader is and was: back and forward, and from one run to the next."""
