"""What is read for the board: a week, a month or a year with its entries."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from ucvn_desktop.core.calendar import CalendarDay, CalendarEntry, Month, Week, occurrences
from ucvn_desktop.core.lunar import FIRST_YEAR, LAST_YEAR
from ucvn_desktop.services.calendar import Coming, coming, month_view, week_view, year_view
from ucvn_desktop.services.occasions import observances
from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui.pages.plan.calendar.spans import Span, limits

_FAR = 20  # years in which the next time of an occasion is looked for


@dataclass(frozen=True, slots=True)
class Seen:
    """What the board shows: `months` are one or twelve, `week` is there where a week is shown.

    `entries` are those of the days from `first` to `last`, each once, in order.
    """

    span: Span
    first: date
    last: date
    days: dict[date, CalendarDay]
    entries: tuple[CalendarEntry, ...]
    week: Week | None = None
    months: tuple[Month, ...] = ()

    def covers(self, span: Span, day: date) -> bool:
        """Whether the day can be chosen without reading anything."""
        return self.span is span and self.first <= day <= self.last

    def on(self, day: date) -> tuple[CalendarEntry, ...]:
        """The entries of a day, those that only last over it behind those that are its own."""
        own, iso = self.own(day), day.isoformat()
        return (*own, *(e for e in self.entries if e.day_from <= iso <= e.day_to and e not in own))

    def own(self, day: date) -> list[CalendarEntry]:
        """The entries that begin or end on a day, or are short."""
        found = self.days[day].entries if day in self.days else ()
        return [entry for entry in found if entry.is_of(day)]


def read_seen(workspace: Workspace, span: Span, day: date, kind: str = "") -> Seen:
    """The week, month or year around a day; with a `kind`, only entries of that kind."""
    first, last = limits(span, day)
    match span:
        case Span.WEEK:
            week = _week(week_view(workspace, day), kind)
            return Seen(
                span, first, last, _by_date(week.days), (*_each_once(week.days), *week.lasting), week=week
            )
        case Span.MONTH:
            month = _month(month_view(workspace, day.year, day.month), kind)
            return Seen(
                span,
                first,
                last,
                _by_date(_days(month)),
                (*_each_once(month.days), *month.lasting),
                months=(month,),
            )
        case Span.YEAR:
            year = year_view(workspace, day.year)
            months = tuple(_month(month, kind) for month in year.months)
            days = (day for month in months for day in month.days)
            entries = tuple(entry for entry in year.entries if kind in ("", entry.kind))
            return Seen(span, first, last, _by_date(days), entries, months=months)


def read_coming(workspace: Workspace, today: date, kind: str = "") -> list[Coming]:
    """What lasts today or begins or is due within 30 days, and what one wanted to be reminded of by now."""
    return [one for one in coming(workspace, today) if kind in ("", one.entry.kind)]


def find_time(workspace: Workspace, occasion_id: int, year: int) -> date | None:
    """The first day of an occasion in the year, else the next time or the last; None where it is not shown."""
    found = next((one for one in observances(workspace) if one.occasion.id == occasion_id), None)
    if found is None:
        return None
    ahead = occurrences(found, date(year, 1, 1), date(min(year + _FAR, LAST_YEAR), 12, 31))
    before = occurrences(found, date(FIRST_YEAR, 1, 1), date(year, 1, 1))
    times = [*(one for one in ahead if one.first.year >= year), *reversed(before)]
    return times[0].first if times else None


def _by_date(days: Iterable[CalendarDay]) -> dict[date, CalendarDay]:
    return {day.day: day for day in days}


def _each_once(days: Iterable[CalendarDay]) -> tuple[CalendarEntry, ...]:
    return tuple(dict.fromkeys(entry for day in days for entry in day.entries))


def _days(month: Month) -> tuple[CalendarDay, ...]:
    return tuple(day for week in month.weeks for day in week.days)


def _month(month: Month, kind: str) -> Month:
    if not kind:
        return month
    weeks = tuple(_week(week, kind) for week in month.weeks)
    return replace(month, weeks=weeks, lasting=_only(month.lasting, kind))


def _week(week: Week, kind: str) -> Week:
    if not kind:
        return week
    days = tuple(replace(day, entries=_only(day.entries, kind)) for day in week.days)
    return replace(week, days=days, lasting=_only(week.lasting, kind))


def _only(entries: Iterable[CalendarEntry], kind: str) -> tuple[CalendarEntry, ...]:
    return tuple(entry for entry in entries if entry.kind == kind)
