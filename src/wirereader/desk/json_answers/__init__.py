"""What scripts get as JSON where a person gets sentences."""
