"""The plan's text."""
