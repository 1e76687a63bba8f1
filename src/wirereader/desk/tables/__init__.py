"""Tables as values: columns, cells, and moments as a column tells them."""
