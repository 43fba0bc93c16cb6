"""The room «Tin, bài»."""
