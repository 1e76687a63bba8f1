"""Web pages: where on them the story is, and what of it is furniture."""
