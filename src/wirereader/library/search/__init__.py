"""Search: a query parsed, planned and run; the indexes of words and names."""
