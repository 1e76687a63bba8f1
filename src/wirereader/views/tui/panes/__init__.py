"""The panes: headlines, article, quotes and names, and how they share the screen."""
