"""Our own gold: annotated fictional reports, written as ``docs/reference/gold-format.md`` says."""

from headwater.evaluate.gold.load import load_folder, load_report

__all__ = ["load_folder", "load_report"]
