"""Sentences that both sides of the bounded child say."""

NOT_A_PHOTO = "Tệp này không phải ảnh JPEG, PNG hoặc HEIC."
BROKEN_PHOTO = "Ảnh bị hỏng hoặc bị cắt cụt nên không đọc được."
