"""What a reader is told of two versions of one story."""
