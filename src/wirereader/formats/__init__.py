"""Bytes to dispatches: pure functions that read one format each; no I/O."""
