"""The table of tasks on paper."""

from collections.abc import Iterable, Sequence

from PySide6.QtGui import QTextDocument

from ucvn_desktop.core.text.dates import format_day, today
from ucvn_desktop.ui.pages.plan.tasks.model import HEADS
from ucvn_desktop.ui.printed_list import printed_list

_COLUMNS = dict(zip(HEADS, (33, 17, 15, 14, 15), strict=True))
"""Heads, and how many hundredths of the width each has."""


def task_table(unit: str, year: int, filters: str, rows: Iterable[Sequence[str]]) -> QTextDocument:
    """The tasks that are listed, with what they were filtered by."""
    above = (unit, f"Tính đến ngày {format_day(today())}", filters)
    return printed_list(f"Nhiệm vụ truyền thông năm {year}", above, _COLUMNS, rows)
