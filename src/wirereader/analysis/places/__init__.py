"""Places: the gazetteer, toponym resolution, distances."""
