"""Where what goes on for several days lies as bars over the days of a week: as in every wall planner, each bar in a
lane of its own, the longest that began first at the top."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ucvn_desktop.core.calendar import CalendarDay, CalendarEntry, Month


@dataclass(frozen=True, slots=True)
class Bar:
    """The part of an entry within some days: the places of its first and last day among them, and its lane, both
    counted from 0. `begins` and `ends` say whether the entry does so there, or goes on beyond."""

    entry: CalendarEntry
    first: int
    last: int
    lane: int
    begins: bool
    ends: bool

    def covers(self, place: int) -> bool:
        """Whether it lies over the day at this place."""
        return self.first <= place <= self.last


def bars_over(entries: Iterable[CalendarEntry], days: Sequence[date]) -> list[Bar]:
    """The bars over days that follow each other, none on another: in the lanes' order, then from day to day."""
    begins, ends = days[0].isoformat(), days[-1].isoformat()
    touching = {e for e in entries if e.is_period and e.day_from <= ends and e.day_to >= begins}
    bars: list[Bar] = []
    free: list[int] = []  # of each lane the first place that is free
    for entry in sorted(touching, key=_by_beginning_and_length):
        first = max(0, (date.fromisoformat(entry.day_from) - days[0]).days)
        last = min(len(days) - 1, (date.fromisoformat(entry.day_to) - days[0]).days)
        lane = next((n for n, place in enumerate(free) if place <= first), len(free))
        free[lane : lane + 1] = [last + 1]
        bars.append(Bar(entry, first, last, lane, entry.day_from >= begins, entry.day_to <= ends))
    return sorted(bars, key=lambda bar: (bar.lane, bar.first))


def periods_of(month: Month) -> set[CalendarEntry]:
    """What goes on for several days over any day of a month's grid."""
    found = (entry for week in month.weeks for day in week.days for entry in day.entries)
    return {entry for entry in (*found, *month.lasting) if entry.is_period}


def inner_bars(entries: Iterable[CalendarEntry], days: Sequence[CalendarDay]) -> list[Bar]:
    """The bars over a week of a month's grid, over the month's own days only; places count in the whole week."""
    inside = [place for place, day in enumerate(days) if day.is_inside]
    if not inside:
        return []
    own = [days[place].day for place in inside]
    return [
        Bar(bar.entry, bar.first + inside[0], bar.last + inside[0], bar.lane, bar.begins, bar.ends)
        for bar in bars_over(entries, own)
    ]


def _by_beginning_and_length(entry: CalendarEntry) -> tuple[str, int, str, int, str]:
    return (
        entry.day_from,
        -date.fromisoformat(entry.day_to).toordinal(),
        entry.title,
        entry.record_id,
        entry.part,
    )
