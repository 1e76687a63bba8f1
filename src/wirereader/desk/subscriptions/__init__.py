"""Subscriptions: the sources that are followed, and what is set for each."""
