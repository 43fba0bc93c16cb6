"""The calendar on paper, and as a file for telephones."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QWidget

from ucvn_desktop.core.text.numbers import format_number
from ucvn_desktop.ui import desktop, dialogs
from ucvn_desktop.ui.pages.plan.calendar.reading import Seen, read_seen
from ucvn_desktop.ui.pages.plan.calendar.spans import Span
from ucvn_desktop.ui.session import Session

if TYPE_CHECKING:
    from ucvn_desktop.services.calendar_file import ExportedCalendar


class Paper(QObject):
    """Prints a week, a month or a year; writes a year as .ics."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._parent = parent

    def print_span(self, span: Span, day: date, kind: str) -> None:
        """Print the week, month or year around a day as it is now; with a `kind`, only entries of that kind."""
        workspace = self._session.workspace
        # Behind what was just handed on to be stored.
        self._session.jobs.save(lambda: read_seen(workspace, span, day, kind), self._print)

    def export(self, year: int) -> None:
        """Write a year as an .ics file where the user wants it."""
        name = f"Lịch năm {year}.ics"
        target = dialogs.ask_save_file(self._parent, f"Xuất lịch năm {year}", name, "Tệp lịch (*.ics)")
        if target is None:
            return
        from ucvn_desktop.services.calendar_file import export_calendar

        workspace, first, last = self._session.workspace, date(year, 1, 1), date(year, 12, 31)
        self._session.jobs.run(
            f"Xuất lịch năm {year}",
            lambda _: export_calendar(workspace, target, first, last),
            partial(self._exported, year),
            about=(export_calendar, year),
        )

    def _print(self, seen: Seen) -> None:
        from ucvn_desktop.ui.printing import print_document

        unit = self._session.workspace.profile.unit_name
        title, document = sheet_of(seen, unit)
        print_document(self._session, self._parent, title, document, landscape=seen.span is Span.MONTH)

    def _exported(self, year: int, done: "ExportedCalendar") -> None:
        yearly = f", trong đó {format_number(done.yearly)} mục lặp lại hằng năm" if done.yearly else ""
        self._session.messages.say(
            f"Đã ghi {format_number(done.entries)} mục của năm {year}{yearly} ra «{done.file.name}». "
            "Lịch của điện thoại và chương trình thư đều mở được tệp này.",
            action=("Mở thư mục", partial(desktop.open_folder, done.file.parent)),
        )


def sheet_of(seen: Seen, unit: str) -> tuple[str, QTextDocument]:
    """(title, document) of what was read, on A4 pages; a month lies across."""
    from ucvn_desktop.drawing.calendar_sheet import month_document, week_document, year_document

    if seen.week:
        week = seen.week
        return f"Lịch tuần {week.number} năm {week.year}", week_document(week, unit)
    if seen.span is Span.MONTH:
        (month,) = seen.months
        return f"Lịch tháng {month.month} năm {month.year}", month_document(month, unit)
    year = seen.first.year
    return f"Lịch năm {year}", year_document(year, seen.months, seen.entries, unit)
