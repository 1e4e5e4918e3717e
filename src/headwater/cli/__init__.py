"""The command line: a file per command, each one method of ``Case``."""
