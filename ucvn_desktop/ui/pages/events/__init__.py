"""The room «Hoạt động»."""
