"""Widgets of our own, each usable alone."""
