"""Pages that cover the panes for a while: cards, help, maps, errors."""
