"""«In lịch tuần», «In lịch năm»: the calendar on A4 pages, as a PDF."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ucvn_desktop.services.calendar import week_view, year_view
from ucvn_desktop.services.targets import with_ending, write_file
from ucvn_desktop.storage.workspace import Workspace

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument


def week_pdf(workspace: Workspace, day: date, target: Path) -> Path:
    """Write the week in which `day` lies; returns the file. Raises UserError."""
    from ucvn_desktop.drawing.calendar_sheet import week_document

    week = week_view(workspace, day)
    title = f"Lịch tuần {week.number} năm {week.year}"
    return _write(lambda: week_document(week, workspace.profile.unit_name), title, target)


def year_pdf(workspace: Workspace, year: int, target: Path) -> Path:
    """Write the year with all that happens in it; returns the file. Raises UserError."""
    from ucvn_desktop.drawing.calendar_sheet import year_document

    seen = year_view(workspace, year)
    unit = workspace.profile.unit_name
    return _write(lambda: year_document(year, seen.months, seen.entries, unit), f"Lịch năm {year}", target)


def _write(make: "Callable[[], QTextDocument]", title: str, target: Path) -> Path:
    from ucvn_desktop.drawing.calendar_sheet import document_pdf

    target = with_ending(target, ".pdf")
    write_file(target, document_pdf(make(), title))
    return target
