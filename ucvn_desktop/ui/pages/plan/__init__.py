"""The room «Kế hoạch»."""
