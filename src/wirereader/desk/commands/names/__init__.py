"""Names of all stories, and whom they mean."""
