"""The view «Lịch»: week, month and year."""
