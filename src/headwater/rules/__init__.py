"""Rules are data: YAML per language, each with examples and counterexamples."""

from headwater.rules.load import load

__all__ = ["load"]
