"""The room Kho ảnh."""
