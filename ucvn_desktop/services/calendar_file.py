"""The calendar as an .ics file (RFC 5545) for telephones and mail programs.

Written by the library `icalendar`, which folds lines at 75 octets between letters and escapes texts.
"""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from ucvn_desktop.core.calendar import CalendarEntry
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.occasion import Occasion, Rule
from ucvn_desktop.core.text.dates import format_day
from ucvn_desktop.services.calendar import entries_between
from ucvn_desktop.services.targets import with_ending, write_file
from ucvn_desktop.storage.workspace import Workspace

if TYPE_CHECKING:
    from icalendar import Alarm, Calendar, Timezone
    from icalendar import Event as Component

_MADE_BY = "-//UCVN Desktop//Truyen thong Cong doan//VI"
# Vietnam keeps one time all year; a telephone that travels must not move a meeting in Hà Nội, so hours are
# written with their zone, which RFC 5545 wants defined in the same file.
_ZONE, _OFFSET = "Asia/Ho_Chi_Minh", timedelta(hours=7)
# A reminder at midnight wakes people: it comes at eight in the morning of its day.
_MORNING = timedelta(hours=8)


@dataclass(frozen=True, slots=True)
class ExportedCalendar:
    """The file, how many entries it has, and how many of them repeat every year."""

    file: Path
    entries: int
    yearly: int


def export_calendar(workspace: Workspace, target: Path, first: date, last: date) -> ExportedCalendar:
    """Write all entries that touch the days from `first` to `last` into an .ics file.

    An occasion whose words are the same each year on the same solar day is one entry that repeats until
    `last`; all others stand there once for each time, tasks on their last day. What has an hour begins at that
    hour of Vietnam; its end is not known and not made up. Exported again, entries have the same UIDs, so that the
    receiving program renews them. Raises UserError.
    """
    if last < first:
        raise UserError(
            f"Ngày cuối {format_day(last.isoformat())} đứng trước ngày đầu {format_day(first.isoformat())}. "
            "Hãy ghi lại."
        )
    target = with_ending(target, ".ics")
    calendar = _empty_calendar(workspace)
    entries = yearly = 0
    wanted = tuple(entry for entry in entries_between(workspace, first, last) if _is_ours(entry, last))
    if any(entry.time for entry in wanted):
        calendar.add_component(_zone())
    for entry, repeats in _once_if_yearly(wanted):
        calendar.add_component(_component(workspace, entry, last if repeats else None))
        entries, yearly = entries + 1, yearly + repeats
    if not entries:
        raise UserError("Không có gì trong khoảng ngày này nên không ghi tệp nào. Hãy chọn khoảng ngày khác.")
    write_file(target, calendar.to_ical())
    return ExportedCalendar(target, entries, yearly)


def _is_ours(entry: CalendarEntry, last: date) -> bool:
    """Whether the entry stands in the file: a deadline behind `last` does not, though the work has begun."""
    return not entry.is_deadline or entry.day_to <= last.isoformat()


def _zone() -> "Timezone":
    from icalendar import Timezone, TimezoneStandard

    zone, always = Timezone(), TimezoneStandard()
    zone.add("tzid", _ZONE)
    always.add("dtstart", datetime.combine(date(1976, 1, 1), time()))
    always.add("tzoffsetfrom", _OFFSET)
    always.add("tzoffsetto", _OFFSET)
    always.add("tzname", "+07")
    zone.add_component(always)
    return zone


def _empty_calendar(workspace: Workspace) -> "Calendar":
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", _MADE_BY)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", f"Lịch truyền thông – {workspace.profile.unit_name}")
    return calendar


def _once_if_yearly(entries: tuple[CalendarEntry, ...]) -> Iterator[tuple[CalendarEntry, bool]]:
    """Each entry and whether it repeats; what repeats comes only with its first time."""
    times = [entry.occurrence for entry in entries if entry.occurrence]
    themed = {occurrence.occasion.code for occurrence in times if occurrence.theme}
    seen = set()
    for entry in entries:
        occasion = entry.occurrence.occasion if entry.occurrence else None
        if occasion is None or occasion.code in themed or not _is_plain(occasion):
            yield entry, False
        elif occasion.code not in seen:
            seen.add(occasion.code)
            yield entry, True


def _is_plain(occasion: Occasion) -> bool:
    """Whether it comes each year on the same solar day and counts no years."""
    # On 29 February a telephone would let it come every fourth year only.
    has_leap_day = "02-29" in (occasion.day_from, occasion.day_to)
    return occasion.rule == Rule.SOLAR and occasion.origin_year is None and not has_leap_day


def _component(workspace: Workspace, entry: CalendarEntry, until: date | None) -> "Component":
    from icalendar import Event as Component

    component = Component()
    component.add("uid", _uid(workspace, entry, yearly=until is not None))
    component.add("dtstamp", datetime.now(UTC).replace(microsecond=0))
    _add_days(component, entry)
    component.add("summary", _summary(entry))
    if about := _about(entry):
        component.add("description", about)
    component.add("transp", "TRANSPARENT")
    if until:
        component.add("rrule", {"freq": "yearly", "until": until})
    if lead_days := _lead_days(entry):
        component.add_component(_alarm(entry, lead_days))
    return component


def _add_days(component: "Component", entry: CalendarEntry) -> None:
    first = date.fromisoformat(entry.day_to if entry.is_deadline else entry.day_from)
    # The end of an all-day entry is the day after it.
    end = date.fromisoformat(entry.day_to) + timedelta(days=1)
    if not entry.time:
        component.add("dtstart", first)
        component.add("dtend", end)
        return
    of_zone = {"TZID": _ZONE}
    component.add("dtstart", datetime.combine(first, time.fromisoformat(entry.time)), parameters=of_zone)
    if entry.day_from < entry.day_to:
        component.add("dtend", datetime.combine(end, time()), parameters=of_zone)
    else:
        # Exchange takes no entry that has neither end nor duration.
        component.add("duration", timedelta(0))


def _summary(entry: CalendarEntry) -> str:
    is_one_day = entry.is_deadline or entry.day_from == entry.day_to
    title = entry.title_on(date.fromisoformat(entry.day_to)) if is_one_day else entry.title
    is_doubtful = entry.occurrence is not None and not entry.occurrence.occasion.verified
    return f"{title} (chưa kiểm chứng)" if is_doubtful else title


def _uid(workspace: Workspace, entry: CalendarEntry, *, yearly: bool) -> str:
    """The same for the same entry of the same workspace, whenever it is exported, also on another day."""
    if entry.occurrence:
        occasion = entry.occurrence.occasion
        what = occasion.key or occasion.uid
        name = what if yearly else f"{what}/{entry.occurrence.year}"
    else:
        name = "/".join(filter(None, (entry.kind, str(entry.record_id), entry.part)))
    return f"{uuid.uuid5(uuid.UUID(workspace.profile.uid), name)}@ucvn"


def _about(entry: CalendarEntry) -> str:
    """The entry's note and, of an occasion, what is written with it."""
    if not entry.occurrence:
        return entry.note
    occasion = entry.occurrence.occasion
    source = f"Nguồn: {occasion.source}" if occasion.source else ""
    return "\n".join(filter(None, (entry.note, occasion.note, source)))


def _lead_days(entry: CalendarEntry) -> int:
    return entry.occurrence.occasion.lead_days if entry.occurrence else entry.lead_days


def _alarm(entry: CalendarEntry, lead_days: int) -> "Alarm":
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", f"Còn {lead_days} ngày: {entry.title}")
    alarm.add("trigger", _MORNING - timedelta(days=lead_days))
    return alarm
