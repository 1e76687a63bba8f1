"""Quotes: found, direct and indirect, and attributed to a speaker."""
