"""What happens in a week, a month, a year: occasions, events, tasks, the plan's dates, and whatever else has days.

A new kind of thing enters the calendar with one line in SOURCES.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ucvn_desktop.core.calendar import (
    BEGINNING,
    DEADLINE,
    END,
    CalendarEntry,
    Month,
    Week,
    by_day,
    check_year,
    entry_of,
    grid_span,
    in_order,
    lasting,
    month_of,
    occurrences,
    week_of,
    week_span,
)
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.event import EVENT_LABELS, Event, EventKind
from ucvn_desktop.core.event_check import window_of
from ucvn_desktop.core.event_kinds import WINDOWED
from ucvn_desktop.core.occasion import Occasion
from ucvn_desktop.core.plan import PlanDate
from ucvn_desktop.core.plan_days import speaks_of
from ucvn_desktop.core.task import LEAD_DAYS, Task, in_words
from ucvn_desktop.core.text.dates import this_day
from ucvn_desktop.services.occasions import observances
from ucvn_desktop.services.plan_days import plan_date_entries
from ucvn_desktop.services.tasks import TaskRow, tasks_between
from ucvn_desktop.storage.occasions import events_between, windows_between
from ucvn_desktop.storage.workspace import Workspace

_LONGEST_LOOK = 366
_WINDOW = "window"


def occasion_entries(workspace: Workspace, first: date, last: date) -> list[CalendarEntry]:
    """Every occasion that touches the days from `first` to `last`."""
    return [
        entry_of(occurrence)
        for observance in observances(workspace)
        for occurrence in occurrences(observance, first, last)
    ]


def event_entries(workspace: Workspace, first: date, last: date) -> list[CalendarEntry]:
    """The events of these days, with their hours, and the windows of what was launched or hung up in them; the
    note tells their kind and place."""
    span = first.isoformat(), last.isoformat()
    held = [
        CalendarEntry(
            kind=Event.KIND,
            day_from=event.day,
            day_to=event.last_day,
            title=event.title,
            note=_kind_and_place(event),
            record_id=event.id,
            time=event.time,
        )
        for event in events_between(workspace, *span)
    ]
    return held + [
        entry
        for event in windows_between(workspace, sorted(WINDOWED), *span)
        for entry in _window_entries(event)
    ]


def _window_entries(event: Event) -> list[CalendarEntry]:
    """The window of the event, unless it says no other days than the event itself."""
    window = window_of(event)
    if window is None or window == (event.day, event.last_day):
        return []
    return [
        CalendarEntry(
            kind=Event.KIND,
            day_from=window[0],
            day_to=window[1],
            title=event.details.get("dot") or event.title,
            note=_kind_and_place(event),
            record_id=event.id,
            end_word=END if window[1] > window[0] else BEGINNING,
            part=_WINDOW,
        )
    ]


def _kind_and_place(event: Event) -> str:
    return ", ".join(filter(None, (EVENT_LABELS[EventKind(event.kind)], event.place)))


def task_entries(workspace: Workspace, first: date, last: date) -> list[CalendarEntry]:
    """The tasks that last in these days, from their first to their last; the note tells who, and how each stands
    today."""
    return [
        _task_entry(row) for row in tasks_between(workspace, first.isoformat(), last.isoformat(), this_day())
    ]


def _task_entry(row: TaskRow) -> CalendarEntry:
    task = row.task
    return CalendarEntry(
        kind=Task.KIND,
        day_from=task.day_from or task.day_to,
        day_to=task.day_to or task.day_from,
        title=task.what,
        note="; ".join(filter(None, (task.who, in_words(row.standing)))),
        record_id=task.id,
        end_word=DEADLINE if task.day_to else BEGINNING,
        lead_days=LEAD_DAYS if task.day_to and not row.standing.is_finished else 0,
    )


@dataclass(frozen=True, slots=True)
class Source:
    """A kind of entry: what the user calls it, and what there is of it from one day to another."""

    kind: str
    label: str
    entries: Callable[[Workspace, date, date], list[CalendarEntry]]


# In the order in which they stand under one day. Hanging windows join here.
SOURCES = (
    Source(Occasion.KIND, "Ngày kỷ niệm", occasion_entries),
    Source(Event.KIND, "Hoạt động", event_entries),
    Source(Task.KIND, "Nhiệm vụ", task_entries),
    Source(PlanDate.KIND, "Mốc của kế hoạch", plan_date_entries),
)


def entries_between(workspace: Workspace, first: date, last: date) -> tuple[CalendarEntry, ...]:
    """All entries that touch the days from `first` to `last`, in the calendar's order."""
    with workspace.reading():
        found = [entry for source in SOURCES for entry in source.entries(workspace, first, last)]
    return in_order(_without_doubles(found), [source.kind for source in SOURCES])


def _without_doubles(found: list[CalendarEntry]) -> list[CalendarEntry]:
    """Without windows that are an occasion of the same days and name: «Tháng Công nhân», launched on 28 April."""
    occasions = defaultdict(list)
    for entry in found:
        if entry.occurrence:
            occasions[entry.day_from, entry.day_to].append(entry.occurrence.occasion.title)
    return [
        entry
        for entry in found
        if entry.part != _WINDOW
        or not any(speaks_of(entry.title, name) for name in occasions[entry.day_from, entry.day_to])
    ]


def week_view(workspace: Workspace, day: date) -> Week:
    """The week in which `day` lies."""
    first, last = week_span(day)
    entries = entries_between(workspace, first, last)
    return replace(week_of(day, by_day(entries, first, last)), lasting=lasting(entries, first, last))


def month_view(workspace: Workspace, year: int, month: int) -> Month:
    """A month as a grid of six weeks; the days at its edges have their entries too."""
    check_year(year)
    first, last = grid_span(year, month)
    entries = entries_between(workspace, first, last)
    grid = month_of(year, month, by_day(entries, first, last))
    return replace(grid, lasting=lasting(entries, grid.days[0].day, grid.days[-1].day))


@dataclass(frozen=True, slots=True)
class YearView:
    """A year: its twelve grids, and each entry that touches it once, in order."""

    year: int
    months: tuple[Month, ...]
    entries: tuple[CalendarEntry, ...]


def year_view(workspace: Workspace, year: int) -> YearView:
    """A year with all that happens in it."""
    check_year(year)
    first, last = grid_span(year, 1)[0], grid_span(year, 12)[1]
    entries = entries_between(workspace, first, last)
    days = by_day(entries, first, last)
    inside = tuple(e for e in entries if e.day_from <= f"{year}-12-31" and e.day_to >= f"{year}-01-01")
    return YearView(year, tuple(month_of(year, month, days) for month in range(1, 13)), inside)


@dataclass(frozen=True, slots=True)
class Coming:
    """An entry ahead. `days_left` is 0 on its first day and below while it lasts; of what has a deadline the days
    until then. `is_due` says that one wanted to be reminded by now."""

    entry: CalendarEntry
    days_left: int
    is_due: bool


def coming(workspace: Workspace, today: date, days: int = 30) -> list[Coming]:
    """What lasts today or begins within `days` days, tasks by their last day, and occasions of which one wanted to
    be reminded by now, in order. Raises UserError where `days` is no number of days up to a year.
    """
    if not 0 <= days <= _LONGEST_LOOK:
        raise UserError(f"Chỉ xem trước được từ 0 đến {_LONGEST_LOOK} ngày. Hãy ghi số ngày khác.")
    check_year(today.year)
    horizon = today + timedelta(days=days)
    found = []
    for entry in entries_between(workspace, today, today + timedelta(days=_LONGEST_LOOK)):
        begins = date.fromisoformat(entry.day_to if entry.is_deadline else entry.day_from)
        occurrence = entry.occurrence
        is_due = bool(
            occurrence and occurrence.occasion.lead_days and occurrence.remind_from <= today <= begins
        )
        if begins <= horizon or is_due:
            found.append(Coming(entry, (begins - today).days, is_due))
    return sorted(found, key=lambda one: one.days_left)
