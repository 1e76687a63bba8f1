"""Alerts: what is said of them."""
