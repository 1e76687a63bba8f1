"""Feeds and lists of them: RSS, Atom, JSON Feed, news sitemaps, OPML."""
