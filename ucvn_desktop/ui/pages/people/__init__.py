"""The room «Danh bạ»."""
