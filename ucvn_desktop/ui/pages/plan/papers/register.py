"""The register that is printed."""

from collections.abc import Sequence

from PySide6.QtGui import QTextDocument

from ucvn_desktop.core.text.dates import format_day
from ucvn_desktop.core.text.numbers import format_number
from ucvn_desktop.services.papers import PaperRow
from ucvn_desktop.ui.printed_list import first_of, printed_list

_COLUMNS = {
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
    above = (unit, first_of(len(rows), listed, "văn bản"))
    return printed_list("Sổ văn bản chỉ đạo", above, _COLUMNS, map(_cells, rows))


def _cells(row: PaperRow) -> tuple[str, ...]:
    return (
        row.number,
        format_day(row.day),
        row.kind_label,
        row.issuer,
        row.summary,
        format_number(row.cited) if row.cited else "",
    )
