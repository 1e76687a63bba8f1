"""What the list shows: the tree of all there is to read, and the scope the reader went into."""
