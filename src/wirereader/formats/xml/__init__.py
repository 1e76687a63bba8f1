"""XML: parsed safely, repaired where it is broken, its fields read."""
