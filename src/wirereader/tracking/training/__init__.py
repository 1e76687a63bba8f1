"""Scripts run by hand: how the tables of this room were made."""
