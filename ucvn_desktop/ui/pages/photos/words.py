"""What the room says of what it shows."""

from ucvn_desktop.core.text.numbers import format_number
from ucvn_desktop.storage.photo_grid import PhotoFilter

EMPTY = "Kéo ảnh hay cả thư mục ảnh thả vào đây. Ảnh được xếp theo hoạt động và ngày; ảnh gốc giữ nguyên."
FILTERS = {
    PhotoFilter.ALL: "Tất cả",
    PhotoFilter.UNCAPTIONED: "Chưa có chú thích",
    PhotoFilter.UNUSED: "Chưa đặt vào bài",
    PhotoFilter.LOCATED: "Có vị trí chụp",
    PhotoFilter.BIN: "Thùng rác",
}
NOTHING = {
    PhotoFilter.ALL: "Kho chưa có ảnh nào.",
    PhotoFilter.UNCAPTIONED: "Ảnh nào cũng đã có chú thích.",
    PhotoFilter.UNUSED: "Ảnh nào cũng đã được đặt vào bài.",
    PhotoFilter.LOCATED: "Không có ảnh nào mang vị trí chụp.",
    PhotoFilter.BIN: "Thùng rác trống.",
}


def counts_in_words(counts: dict[PhotoFilter, int]) -> str:
    """«1.234 ảnh · 56 chưa có chú thích · 12 có vị trí chụp»."""
    parts = [f"{format_number(counts[PhotoFilter.ALL])} ảnh"]
    if counts[PhotoFilter.UNCAPTIONED]:
        parts.append(f"{format_number(counts[PhotoFilter.UNCAPTIONED])} chưa có chú thích")
    if counts[PhotoFilter.LOCATED]:
        parts.append(f"{format_number(counts[PhotoFilter.LOCATED])} có vị trí chụp")
    return " · ".join(parts)


def drop_in_words(count: int, event_title: str) -> str:
    """What a drop of so many files and folders does."""
    into = f"vào hoạt động «{event_title}»" if event_title else "vào kho ảnh"
    return f"Thả để nhập {into}" if count == 1 else f"Thả để nhập {format_number(count)} mục {into}"
