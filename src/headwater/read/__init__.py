"""Document → Reading: a file per step."""
