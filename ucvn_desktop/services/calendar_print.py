"""«In lịch tuần», «In lịch năm»: the calendar on A4 pages, as a PDF."""

from datetime import date
from pathlib import Path

from ucvn_desktop.services.calendar import week_view, year_view
from ucvn_desktop.services.targets import with_ending, write_file
from ucvn_desktop.storage.workspace import Workspace


def week_pdf(workspace: Workspace, day: date, target: Path) -> Path:
    """Write the week in which `day` lies; returns the file. Raises UserError."""
    from ucvn_desktop.drawing.calendar_sheet import document_pdf, week_document

    target = with_ending(target, ".pdf")
    document = week_document(week_view(workspace, day), workspace.profile.unit_name)
    write_file(target, document_pdf(document))
    return target


def year_pdf(workspace: Workspace, year: int, target: Path) -> Path:
    """Write the year with all that happens in it; returns the file. Raises UserError."""
    from ucvn_desktop.drawing.calendar_sheet import document_pdf, year_document

    target = with_ending(target, ".pdf")
    seen = year_view(workspace, year)
    document = year_document(year, seen.months, seen.entries, workspace.profile.unit_name)
    write_file(target, document_pdf(document))
    return target
