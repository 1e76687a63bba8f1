"""What a line that a person types comes to."""
