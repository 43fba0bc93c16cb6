"""The list of events that is printed."""

from collections.abc import Sequence

from PySide6.QtGui import QTextDocument

from ucvn_desktop.core.text.numbers import format_number
from ucvn_desktop.services.event_list import EventRow
from ucvn_desktop.ui.pages.events import words
from ucvn_desktop.ui.printed_list import first_of, printed_list

_COLUMNS = {
    "Hoạt động": 29,
    "Ngày": 15,
    "Hình thức": 14,
    "Nơi": 13,
    "Lượt": 8,
    "Tin, bài": 8,
    "Ảnh": 7,
}
"""Heads, and how many hundredths of the width each has: a day of ten signs stands on one line."""
_FIGURES = ("Lượt", "Tin, bài", "Ảnh")


def event_list(unit: str, rows: Sequence[EventRow], listed: int, year: int = 0) -> QTextDocument:
    """The rows as a table; `listed` is how many events the list has in all, `year` that to which it keeps."""
    title = f"Danh sách hoạt động năm {year}" if year else "Danh sách hoạt động"
    above = (unit, first_of(len(rows), listed, "hoạt động"))
    return printed_list(title, above, _COLUMNS, map(_cells, rows), figures=_FIGURES)


def _cells(row: EventRow) -> tuple[str, ...]:
    return (
        row.title,
        words.days(row.day, row.day_to),
        row.kind_label,
        row.place,
        format_number(row.participants) if row.participants else "",
        format_number(row.tally.articles) if row.tally.articles else _no_article(row),
        format_number(row.tally.photos) if row.tally.photos else "",
    )


def _no_article(row: EventRow) -> str:
    return "" if row.days_since is None else "chưa có"
