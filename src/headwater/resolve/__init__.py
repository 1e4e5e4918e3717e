"""Mentions → entities: names, block, compare, cluster."""
