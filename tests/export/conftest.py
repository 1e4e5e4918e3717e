"""The case that was weighed by hand."""

from weighing import weighed

__all__ = ["weighed"]
