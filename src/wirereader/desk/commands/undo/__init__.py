"""Undo: the reader's last change taken back and named."""
