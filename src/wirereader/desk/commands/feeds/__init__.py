"""Commands that go to what is to be read: views, folders, sources, tags; their order and filter."""
