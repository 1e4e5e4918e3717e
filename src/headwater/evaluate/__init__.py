"""Metrics and loaders for gold data; the score gate."""
