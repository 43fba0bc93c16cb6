"""The table of tasks on paper."""

from collections.abc import Iterable, Sequence
from html import escape

from PySide6.QtGui import QTextDocument

from ucvn_desktop.core.text.dates import format_day, today
from ucvn_desktop.ui.pages.plan.tasks.model import HEADS

_COLUMNS = dict(zip(("STT", *HEADS), (6, 33, 17, 15, 14, 15), strict=True))
"""Heads, and how many hundredths of the width each has."""


def task_table(unit: str, year: int, filters: str, rows: Iterable[Sequence[str]]) -> QTextDocument:
    """The tasks that are listed, with what they were filtered by."""
    head = "".join(
        f'<th align="left" width="{width}%">{escape(text)}</th>' for text, width in _COLUMNS.items()
    )
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(text)}</td>" for text in (str(number), *row)) + "</tr>"
        for number, row in enumerate(rows, 1)
    )
    lines = (unit, f"Tính đến ngày {format_day(today())}", filters)
    above = "".join(f"<p>{escape(line)}</p>" for line in lines if line)
    document = QTextDocument()
    document.setHtml(
        f'<h2>Nhiệm vụ truyền thông năm {year}</h2>{above}<table width="100%" border="1" cellspacing="0" '
        f'cellpadding="4" style="border-collapse: collapse"><thead><tr>{head}</tr></thead>{body}</table>'
    )
    return document
