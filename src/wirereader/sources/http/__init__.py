"""HTTP: one request at a time, redirects, limits, and no way into a private network."""
