"""Puts this folder on the path, so that the tests of the sets share readings made by hand."""
