"""Questions about what is at hand, and about who said what on a topic."""
