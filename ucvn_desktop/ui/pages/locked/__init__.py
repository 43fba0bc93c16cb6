"""Data that cannot be opened now: why, and what to do."""
