"""The first run: one page."""
