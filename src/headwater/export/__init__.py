"""A file per format; each export keeps who said it and how."""
