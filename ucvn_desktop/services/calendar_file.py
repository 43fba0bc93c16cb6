"""The calendar as an .ics file (RFC 5545) for telephones and mail programs.

Written by the library `icalendar`, which folds lines at 75 octets between letters and escapes texts.
"""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
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
    from icalendar import Alarm, Calendar
    from icalendar import Event as Component

_MADE_BY = "-//UCVN Desktop//Truyen thong Cong doan//VI"
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
    `last`; all others stand there once for each time. Exported again, entries have the same UIDs, so that the
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
    for entry, repeats in _once_if_yearly(entries_between(workspace, first, last)):
        calendar.add_component(_component(workspace, entry, last if repeats else None))
        entries, yearly = entries + 1, yearly + repeats
    if not entries:
        raise UserError("Không có gì trong khoảng ngày này nên không ghi tệp nào. Hãy chọn khoảng ngày khác.")
    write_file(target, calendar.to_ical())
    return ExportedCalendar(target, entries, yearly)


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
    component.add("dtstart", date.fromisoformat(entry.day_from))
    # The end of an all-day entry is the day after it.
    component.add("dtend", date.fromisoformat(entry.day_to) + timedelta(days=1))
    component.add("summary", entry.title)
    if about := _about(entry):
        component.add("description", about)
    component.add("transp", "TRANSPARENT")
    if until:
        component.add("rrule", {"freq": "yearly", "until": until})
    if entry.occurrence and entry.occurrence.occasion.lead_days:
        component.add_component(_alarm(entry, entry.occurrence.occasion.lead_days))
    return component


def _uid(workspace: Workspace, entry: CalendarEntry, *, yearly: bool) -> str:
    """The same for the same entry of the same workspace, whenever it is exported, also on another day."""
    if entry.occurrence:
        occasion = entry.occurrence.occasion
        what = occasion.key or occasion.uid
        name = what if yearly else f"{what}/{entry.occurrence.year}"
    else:
        name = f"{entry.kind}/{entry.record_id}"
    return f"{uuid.uuid5(uuid.UUID(workspace.profile.uid), name)}@ucvn"


def _about(entry: CalendarEntry) -> str:
    """The entry's note and, of an occasion, what is written with it."""
    if not entry.occurrence:
        return entry.note
    occasion = entry.occurrence.occasion
    source = f"Nguồn: {occasion.source}" if occasion.source else ""
    return "\n".join(filter(None, (entry.note, occasion.note, source)))


def _alarm(entry: CalendarEntry, lead_days: int) -> "Alarm":
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", f"Còn {lead_days} ngày: {entry.title}")
    alarm.add("trigger", _MORNING - timedelta(days=lead_days))
    return alarm
