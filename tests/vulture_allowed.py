"""Names that only a framework or a reader of data uses; vulture is told of them here."""
