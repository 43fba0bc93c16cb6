"""The list that is printed: what is in a bundle that was sent, or what is ticked to be sent."""

from collections.abc import Iterable

from PySide6.QtGui import QTextDocument

from ucvn_desktop.core.text.dates import format_day
from ucvn_desktop.core.text.numbers import format_number, format_size
from ucvn_desktop.services.outbox import OutboxItem
from ucvn_desktop.services.sent_log import SentBundle, SentItem
from ucvn_desktop.ui.pages.sending.items import remark
from ucvn_desktop.ui.printed_list import printed_list


def sent_list(unit: str, bundle: SentBundle, items: Iterable[SentItem]) -> QTextDocument:
    """What lay in a bundle."""
    rows = [(item.title, f"{format_number(item.files)} tệp", format_size(item.size)) for item in items]
    lines = (
        unit,
        f"Bộ gửi số {bundle.number}/{bundle.year}, ngày {format_day(bundle.day)} ({bundle.name})",
        f"Nơi nhận: {bundle.destination}" if bundle.destination else "",
    )
    return printed_list("Danh mục tin, bài đã gửi", lines, ("Tên", "Gồm", "Cỡ"), rows)


def chosen_list(unit: str, destination: str, items: Iterable[OutboxItem]) -> QTextDocument:
    """What is ticked to be sent, with what it lacks."""
    rows = [
        (f"{item.title or 'Chưa có tít'}", item.label, f"{item.photos}" if item.photos else "", remark(item))
        for item in items
    ]
    lines = (unit, f"Nơi nhận: {destination}" if destination else "")
    return printed_list("Danh mục tin, bài chọn gửi", lines, ("Tên", "Loại", "Ảnh", "Lưu ý"), rows)
