"""The register that is printed."""

from collections.abc import Sequence
from html import escape

from PySide6.QtGui import QTextDocument

from ucvn_desktop.core.text.dates import format_day
from ucvn_desktop.core.text.numbers import format_number
from ucvn_desktop.services.papers import PaperRow

_COLUMNS = {
    "STT": 6,
    "Số, ký hiệu": 18,
    "Ngày": 14,
    "Loại": 11,
    "Nơi ban hành": 17,
    "Trích yếu": 26,
    "Căn cứ": 8,
}
"""Heads, and how many hundredths of the width each has."""


def register(unit: str, rows: Sequence[PaperRow], listed: int) -> QTextDocument:
    """The rows as a table; `listed` is how many documents the list has in all."""
    head = "".join(
        f'<th align="left" width="{width}%">{escape(text)}</th>' for text, width in _COLUMNS.items()
    )
    body = "".join(_line(number, row) for number, row in enumerate(rows, 1))
    more = (
        f"<p>In {format_number(len(rows))} văn bản đầu của danh sách có {format_number(listed)} văn bản.</p>"
        if listed > len(rows)
        else ""
    )
    document = QTextDocument()
    document.setHtml(
        f"<h2>Sổ văn bản chỉ đạo</h2><p>{escape(unit)}</p>{more}"
        '<table width="100%" border="1" cellspacing="0" cellpadding="4" style="border-collapse: collapse">'
        f"<thead><tr>{head}</tr></thead>{body}</table>"
    )
    return document


def _line(number: int, row: PaperRow) -> str:
    cells = (
        str(number),
        row.number,
        format_day(row.day),
        row.kind_label,
        row.issuer,
        row.summary,
        format_number(row.cited) if row.cited else "",
    )
    return "<tr>" + "".join(f"<td>{escape(text)}</td>" for text in cells) + "</tr>"
