"""The week, the month or the year around a day: what it is called, and which one comes before and after."""

from calendar import monthrange
from datetime import date, timedelta
from enum import StrEnum

from PySide6.QtCore import Qt

from ucvn_desktop.core.calendar import week_span
from ucvn_desktop.core.lunar import FIRST_YEAR, LAST_YEAR, can_chi
from ucvn_desktop.core.text.dates import format_day

_FIRST, _LAST = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
_DAY_BELOW_DAY = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Span(StrEnum):
    """How much is shown at once."""

    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


def limits(span: Span, day: date) -> tuple[date, date]:
    """The first and the last day of the week, month or year."""
    match span:
        case Span.WEEK:
            return week_span(day)
        case Span.MONTH:
            return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
        case Span.YEAR:
            return date(day.year, 1, 1), date(day.year, 12, 31)


def turned(span: Span, day: date, steps: int) -> date:
    """The day so many weeks, months or years later; the calendar's first or last day beyond its ends."""
    if span is Span.WEEK:
        return moved(day, 7 * steps)
    months = 12 * day.year + day.month - 1 + steps * (12 if span is Span.YEAR else 1)
    year, month = divmod(months, 12)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return day
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def moved(day: date, days: int) -> date:
    """The day so many days later, within the calendar."""
    return min(_LAST, max(_FIRST, day + timedelta(days=days)))


def stepped(span: Span, day: date, key: int) -> date | None:
    """Where a key leads from a day; None where it is none that moves."""
    if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
        return turned(span, day, 1 if key == Qt.Key.Key_PageDown else -1)
    arrow = Qt.Key(key)
    # In the week, days stand below each other.
    days = _DAY_BELOW_DAY.get(arrow) if span is Span.WEEK else None
    days = _STEPS.get(arrow) if days is None else days
    return None if days is None else moved(day, days)


def heading(span: Span, day: date) -> str:
    """«Tuần 30, 26/7 – 1/8/2021», «Tháng 7 năm 2021», «Năm 2021 (Tân Sửu)»."""
    match span:
        case Span.WEEK:
            first, last = week_span(day)
            begins = f"{first.day}/{first.month}" if first.year == last.year else format_day(str(first))
            return f"Tuần {first.isocalendar().week}, {begins} – {format_day(str(last))}"
        case Span.MONTH:
            return f"Tháng {day.month} năm {day.year}"
        case Span.YEAR:
            return f"Năm {day.year} ({can_chi(day.year)})"
