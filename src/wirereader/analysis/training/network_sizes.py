"""The sizes of MiniLM-L6, whose weights the tagger's network starts from."""

WIDTH, HEADS, INNER, LAYERS, PLACES = 384, 12, 1536, 6, 512
EARLY = 3
"""Layers that read every piece; those after them read the pieces that may be part of a name."""
