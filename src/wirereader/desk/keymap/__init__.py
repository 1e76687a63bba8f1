"""Which key does what in the full screen: one table, presets over it, a reader's own wishes."""
