"""Widgets and drawing that panes and pages are made of."""
