"""The year's tasks."""
