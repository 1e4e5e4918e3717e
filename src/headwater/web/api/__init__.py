"""The interface under ``/api/``: a module per subject, each with its routes."""
