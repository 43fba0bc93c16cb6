"""Tuyên truyền trực quan: the bank of slogans and the designer of banners and posters."""
