"""A news reader for the terminal that understands the news."""

__version__ = "0.1.0"
