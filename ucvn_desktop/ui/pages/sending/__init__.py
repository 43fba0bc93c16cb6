"""The room «Gửi tin, bài»."""
