"""Sentences that both sides of the bounded child say."""

NOT_A_PHOTO = "Tệp này không phải ảnh JPEG, PNG hoặc HEIC."
BROKEN_PHOTO = "Ảnh bị hỏng hoặc bị cắt cụt nên không đọc được."


def too_large(width: int, height: int) -> str:
    """The sentence for a picture (size in pixels) that cannot be opened within the limit of memory."""
    return (
        f"Ảnh có {width} × {height} điểm ảnh, cần nhiều bộ nhớ hơn mức cho phép nên không mở. "
        "Ảnh gốc vẫn nguyên; hãy lưu một bản nhỏ hơn (JPEG thông thường, cạnh dài khoảng 6000 điểm ảnh) rồi nhập bản đó."
    )
