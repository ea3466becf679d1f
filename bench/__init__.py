"""Measures of speed and size, each against a baseline of the same run: `python -m bench`."""
