"""Which occasions fall on which days, how many years they count, and the grid of days that a calendar shows.

Weeks begin on Monday and have their ISO numbers. Days are solar and carry their lunar day.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.lunar import FIRST_YEAR, LAST_YEAR, LunarDay, in_lunar_year, to_lunar
from ucvn_desktop.core.occasion import Observance, Occasion, OccasionTheme, Rule
from ucvn_desktop.core.text.dates import format_day

WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
BEGINNING, DEADLINE, END = "bắt đầu", "hạn", "kết thúc"
"""What the first and last day of an entry are called that stands under no other."""

_DAYS_A_WEEK = 7
_WEEKS_A_GRID = 6
# What lasts longer would fill each day that it touches.
_SHORT_DAYS = 7
# Words in front of what an anniversary is of, as people type them.
_IN_FRONT = re.compile(r"^(lễ\s+)?(kỷ|kỉ) niệm\s+(?=\S)", re.IGNORECASE)
_COMMON_VERBS = ("Thành lập", "Truyền thống", "Giải phóng", "Sinh ")


class YearClass(StrEnum):
    """What kind of year an anniversary has. Nghị định 111/2018/NĐ-CP gives ceremonies to «năm tròn»; the names
    of the two others are not verified (domain.md §4)."""

    ROUND = "tron"
    FIVE = "le-5"
    OTHER = "khac"


YEAR_CLASS_LABELS = {
    YearClass.ROUND: "năm tròn",
    YearClass.FIVE: "năm lẻ 5",
    YearClass.OTHER: "",
}
"""What is said of an anniversary's year; of most there is nothing to say."""


def year_class(n: int) -> YearClass:
    """The class of the n-th year: round (…0), five (…5), other."""
    return {0: YearClass.ROUND, 5: YearClass.FIVE}.get(n % 10, YearClass.OTHER)


def anniversary_words(title: str, n: int) -> str:
    """«92 năm Ngày thành lập Công đoàn Việt Nam»; «Ngày» is added to a title that lacks it."""
    name = _IN_FRONT.sub("", title)
    if name[:5].lower() == "ngày ":
        name = f"N{name[1:]}"
    else:
        small = name.startswith(_COMMON_VERBS)
        name = f"Ngày {name[0].lower() if small else name[0]}{name[1:]}"
    return f"{n} năm {name}"


@dataclass(frozen=True, slots=True)
class Occurrence:
    """An occasion in one year, from `first` to `last` (both belong to it).

    `year` is the solar or lunar year in which it begins; `n` is the number of years since its origin, None where it has none or this is the year of its origin.
    """

    occasion: Occasion
    year: int
    first: date
    last: date
    n: int | None = None
    theme: OccasionTheme | None = None

    @property
    def year_class(self) -> YearClass | None:
        """The class of the n-th year; None where no years count."""
        return year_class(self.n) if self.n else None

    @property
    def title(self) -> str:
        """«92 năm Ngày thành lập Công đoàn Việt Nam», or the occasion's own title."""
        if not self.n:
            return self.occasion.title
        if self.first != self.last:
            return f"{self.n} năm {self.occasion.title}"
        return anniversary_words(self.occasion.title, self.n)

    @property
    def remind_from(self) -> date:
        """The first day on which one wants to be reminded; the occasion's own first where that is never."""
        return self.first - timedelta(days=self.occasion.lead_days)


def occurrences(observance: Observance, first: date, last: date) -> list[Occurrence]:
    """Every time the occasion touches the days from `first` to `last`, in order; none while it is off.

    It does not come before the year of its origin.
    """
    occasion = observance.occasion
    if occasion.off:
        return []
    found = []
    for year, begins, ends in _times(occasion, first, last):
        n = year - occasion.origin_year if occasion.origin_year is not None else None
        if begins <= last and ends >= first and (n is None or n >= 0):
            found.append(
                Occurrence(occasion, year, begins, ends, n or None, observance.theme_of(begins.year))
            )
    return found


def _times(occasion: Occasion, first: date, last: date) -> Iterator[tuple[int, date, date]]:
    """(year that counts, first day, last day) of all times that may touch the span."""
    if occasion.rule == Rule.ONCE:
        only = date.fromisoformat(occasion.day_from)
        yield only.year, only, date.fromisoformat(occasion.day_to or occasion.day_from)
        return
    day_in: Callable[[int, int, int], date | None]
    day_in, before = (in_lunar_year, 2) if occasion.rule == Rule.LUNAR else (_in_solar_year, 1)
    start = _month_and_day(occasion.day_from)
    end = _month_and_day(occasion.day_to or occasion.day_from)
    # A lunar year ends in the next solar one, and a period may go over New Year.
    for year in range(first.year - before, last.year + 1):
        begins, ends = day_in(year, *start), day_in(year + (end < start), *end)
        if begins:
            yield year, begins, ends or begins


def _month_and_day(text: str) -> tuple[int, int]:
    month, day = text.split("-")
    return int(month), int(day)


def _in_solar_year(year: int, month: int, day: int) -> date | None:
    """The day of that year; 29 February is kept on the 28th where there is none."""
    if not FIRST_YEAR <= year <= LAST_YEAR + 1:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, month, day - 1)


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """What a calendar shows, of whatever kind: from day to day (ISO, both belong to it), in words.

    `kind` and `record_id` lead to the record, 0 where it has none yet (an occasion of the catalogue); `part`
    tells apart several entries of one record. `time` («08:30») is the hour at which its first day begins it, ""
    where no hour is known.
    `end_word` is what its last day is called («hạn», «kết thúc») where it stands under its first and last day
    only: what lasts for months would cover all others. "" for what stands under each of its days.
    `lead_days` is how long before its day a telephone reminds of it, 0 for not at all.
    """

    kind: str
    day_from: str
    day_to: str
    title: str
    note: str = ""
    record_id: int = 0
    occurrence: Occurrence | None = None
    time: str = ""
    end_word: str = ""
    part: str = ""
    lead_days: int = 0

    @property
    def span(self) -> str:
        """«28/7/2021», «1/5/2021 – 31/5/2021»."""
        days = (self.day_from,) if self.day_from == self.day_to else (self.day_from, self.day_to)
        return " – ".join(map(format_day, days))

    @property
    def is_deadline(self) -> bool:
        """Whether its last day is what matters of it."""
        return self.end_word == DEADLINE

    @property
    def is_period(self) -> bool:
        """Whether it goes on over several days and is drawn over all of them; of what has a deadline the first and
        last day matter."""
        return self.day_from < self.day_to and not self.is_deadline

    def lasts_all(self, year: int) -> bool:
        """Whether it goes on all the year and so belongs to no month of it."""
        return bool(self.end_word) and self.day_from <= f"{year}-01-01" and self.day_to >= f"{year}-12-31"

    def time_on(self, day: date) -> str:
        """The hour on that day: «08:30» on its first, "" on those that follow."""
        return self.time if self.day_from == day.isoformat() else ""

    def edge_on(self, day: date) -> str:
        """«bắt đầu», «hạn», «kết thúc» on the first or last day of what stands under no other; else ""."""
        match day.isoformat():
            case self.day_to:
                return self.end_word
            case self.day_from if self.end_word:
                return BEGINNING
        return ""

    def title_on(self, day: date) -> str:
        """The title as it stands under that day: «Hạn: Viết 3 tin», «Bắt đầu: Viết 3 tin (đến 31/5/2021)»."""
        edge = self.edge_on(day)
        if not edge:
            return self.title
        until = f" (đến {format_day(self.day_to)})" if self.day_to != day.isoformat() else ""
        return f"{edge.capitalize()}: {self.title}{until}"

    @property
    def is_long(self) -> bool:
        """Whether it lasts for more than a week."""
        length = date.fromisoformat(self.day_to) - date.fromisoformat(self.day_from)
        return length.days >= _SHORT_DAYS

    def is_of(self, day: date) -> bool:
        """Whether the day is its own: it begins or ends on it, or is short and touches it anyway."""
        return day.isoformat() in (self.day_from, self.day_to) or not self.is_long


def entry_of(occurrence: Occurrence) -> CalendarEntry:
    """An occasion's one time as an entry; its note tells class, theme and doubt."""
    occasion, theme = occurrence.occasion, occurrence.theme
    told = (
        YEAR_CLASS_LABELS[occurrence.year_class] if occurrence.year_class else "",
        f"chủ đề: «{theme.text}»" if theme else "",
        "" if occasion.verified else "chưa kiểm chứng",
    )
    return CalendarEntry(
        kind=Occasion.KIND,
        day_from=occurrence.first.isoformat(),
        day_to=occurrence.last.isoformat(),
        title=occurrence.title,
        note="; ".join(filter(None, told)),
        record_id=occasion.id,
        occurrence=occurrence,
    )


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One day of a calendar. `lunar` is None beyond 2100; `is_inside` says that the day belongs to the month
    or week that is shown, and not only to the grid's edge."""

    day: date
    lunar: LunarDay | None
    is_inside: bool
    entries: tuple[CalendarEntry, ...] = ()

    @property
    def weekday(self) -> str:
        """«Thứ Hai» … «Chủ nhật»."""
        return WEEKDAYS[self.day.weekday()]


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days from Monday on, with the number that ISO 8601 gives them in its year.

    `lasting` is what goes on all the while and stands under none of the days, the soonest to end first.
    """

    year: int
    number: int
    days: tuple[CalendarDay, ...]
    lasting: tuple[CalendarEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Month:
    """A month as a grid of six weeks; `lasting` is what goes on all the while and stands under none of its days,
    the soonest to end first."""

    year: int
    month: int
    weeks: tuple[Week, ...]
    lasting: tuple[CalendarEntry, ...] = ()

    @property
    def days(self) -> tuple[CalendarDay, ...]:
        """The month's own days."""
        return tuple(day for week in self.weeks for day in week.days if day.is_inside)


def check_year(year: int) -> None:
    """Raises UserError for a year that the calendar does not have."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise UserError(f"Lịch có từ năm {FIRST_YEAR} đến năm {LAST_YEAR}, không có năm {year}.")


def monday_of(day: date) -> date:
    """The Monday of the day's week."""
    return day - timedelta(days=day.weekday())


def week_span(day: date) -> tuple[date, date]:
    """The first and last day of the day's week."""
    monday = monday_of(day)
    return monday, monday + timedelta(days=_DAYS_A_WEEK - 1)


def grid_span(year: int, month: int) -> tuple[date, date]:
    """The first and last day of the month's grid."""
    monday = monday_of(date(year, month, 1))
    return monday, monday + timedelta(days=_WEEKS_A_GRID * _DAYS_A_WEEK - 1)


def by_day(entries: Iterable[CalendarEntry], first: date, last: date) -> dict[date, list[CalendarEntry]]:
    """The entries of each day from `first` to `last` that has any, in the order in which they came; of one with
    an `end_word` the first and the last day only, where it stands behind what is of that whole day."""
    found: dict[date, list[CalendarEntry]] = defaultdict(list)
    edges = set()
    for entry in entries:
        begins, ends = date.fromisoformat(entry.day_from), date.fromisoformat(entry.day_to)
        if entry.end_word:
            for day in {begins, ends}:
                if first <= day <= last:
                    found[day].append(entry)
                    edges.add(day)
            continue
        day, until = max(first, begins), min(last, ends)
        while day <= until:
            found[day].append(entry)
            day += timedelta(days=1)
    for day in edges:
        found[day].sort(key=lambda e: (e.time_on(day), bool(e.end_word)))
    return found


def lasting(entries: Iterable[CalendarEntry], first: date, last: date) -> tuple[CalendarEntry, ...]:
    """What goes on from before `first` until after `last` and stands under no day of them, the soonest to end
    first."""
    begins, ends = first.isoformat(), last.isoformat()
    found = [entry for entry in entries if entry.end_word and entry.day_from < begins and entry.day_to > ends]
    return tuple(sorted(found, key=lambda entry: entry.day_to))


def week_of(day: date, entries: dict[date, list[CalendarEntry]], month: int = 0) -> Week:
    """The week that `day` lies in; with a `month` only that month's days are inside."""
    monday = monday_of(day)
    iso = monday.isocalendar()
    days = (monday + timedelta(days=n) for n in range(_DAYS_A_WEEK))
    return Week(
        iso.year,
        iso.week,
        tuple(
            CalendarDay(day, lunar_or_none(day), month in (0, day.month), tuple(entries.get(day, ())))
            for day in days
        ),
    )


def month_of(year: int, month: int, entries: dict[date, list[CalendarEntry]]) -> Month:
    """The grid of a month."""
    monday, _ = grid_span(year, month)
    mondays = (monday + timedelta(weeks=n) for n in range(_WEEKS_A_GRID))
    return Month(year, month, tuple(week_of(day, entries, month) for day in mondays))


def lunar_or_none(day: date) -> LunarDay | None:
    """The lunar day; None outside of 1900–2100, where grids may reach."""
    return to_lunar(day) if FIRST_YEAR <= day.year <= LAST_YEAR else None


def in_order(entries: Iterable[CalendarEntry], kinds: Sequence[str]) -> tuple[CalendarEntry, ...]:
    """The entries by first day; on one day those without an hour first, the longer ones before the others, then
    by kind in this order and by title; then what has an hour, by the hour."""
    places = {kind: place for place, kind in enumerate(kinds)}

    def key(entry: CalendarEntry) -> tuple[str, str, int, int, str]:
        length = date.fromisoformat(entry.day_to) - date.fromisoformat(entry.day_from)
        return entry.day_from, entry.time, -length.days, places.get(entry.kind, len(places)), entry.title

    return tuple(sorted(entries, key=key))
