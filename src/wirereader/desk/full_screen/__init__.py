"""What only the full screen asks of the desk."""
