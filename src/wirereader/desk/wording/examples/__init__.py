"""Example phrases with the command lines they mean, and the one that is likest to a typed line."""
