"""The list of events that is printed."""

from collections.abc import Sequence
from html import escape

from PySide6.QtGui import QTextDocument

from ucvn_desktop.core.text.numbers import format_number
from ucvn_desktop.services.event_list import EventRow
from ucvn_desktop.ui.pages.events import words

_COLUMNS = {
    "STT": 6,
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
    of_year = f" năm {year}" if year else ""
    head = "".join(
        f'<th align="{_side(text)}" width="{width}%">{escape(text)}</th>' for text, width in _COLUMNS.items()
    )
    body = "".join(_line(number, row) for number, row in enumerate(rows, 1))
    more = (
        f"<p>In {format_number(len(rows))} hoạt động đầu của danh sách có {format_number(listed)} hoạt động.</p>"
        if listed > len(rows)
        else ""
    )
    document = QTextDocument()
    document.setHtml(
        f"<h2>Danh sách hoạt động{of_year}</h2><p>{escape(unit)}</p>{more}"
        '<table width="100%" border="1" cellspacing="0" cellpadding="4" style="border-collapse: collapse">'
        f"<thead><tr>{head}</tr></thead>{body}</table>"
    )
    return document


def _line(number: int, row: EventRow) -> str:
    cells = (
        str(number),
        row.title,
        words.days(row.day, row.day_to),
        row.kind_label,
        row.place,
        format_number(row.participants) if row.participants else "",
        format_number(row.tally.articles) if row.tally.articles else _no_article(row),
        format_number(row.tally.photos) if row.tally.photos else "",
    )
    sides = map(_side, _COLUMNS)
    return (
        "<tr>"
        + "".join(f'<td align="{side}">{escape(text)}</td>' for side, text in zip(sides, cells, strict=True))
        + "</tr>"
    )


def _side(column: str) -> str:
    return "right" if column in _FIGURES else "left"


def _no_article(row: EventRow) -> str:
    return "" if row.days_since is None else "chưa có"
