"""Dossiers: what a case says, told with its sources, as HTML, PDF, DOCX or Markdown."""

from headwater.report.material import Subject
from headwater.report.writing import FORMATS, Written, report

__all__ = ["FORMATS", "Subject", "Written", "report"]
