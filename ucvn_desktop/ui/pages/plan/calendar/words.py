"""What the calendar says: signs and facts of entries, days in words, counts."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from ucvn_desktop.core.calendar import CalendarDay, CalendarEntry, YearClass
from ucvn_desktop.core.event import Event
from ucvn_desktop.core.lunar import LunarDay
from ucvn_desktop.core.occasion import Occasion, Rule
from ucvn_desktop.core.plan import PlanDate
from ucvn_desktop.core.task import Task
from ucvn_desktop.core.text.clock import format_time
from ucvn_desktop.core.text.dates import format_day, weekday
from ucvn_desktop.core.text.numbers import format_number
from ucvn_desktop.services.calendar import SOURCES, Coming

LABELS = {source.kind: source.label for source in SOURCES}
_SIGNS = {Occasion.KIND: "occasion", Event.KIND: "events", Task.KIND: "plan", PlanDate.KIND: "articles"}
_OTHER_SIGN = "info"
WEEKDAYS_SHORT = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")


def sign(entry: CalendarEntry) -> tuple[str, str]:
    """(icon, tone) of the entry's kind; what is not verified has a sign of its own."""
    occurrence = entry.occurrence
    if occurrence and not occurrence.occasion.verified:
        return "help", "gold"
    return _SIGNS.get(entry.kind, _OTHER_SIGN), "mute"


def is_round(entry: CalendarEntry) -> bool:
    """Whether it is an anniversary of a «năm tròn»."""
    return bool(entry.occurrence and entry.occurrence.year_class is YearClass.ROUND)


def titled(entry: CalendarEntry, day: date | None = None) -> str:
    """«8 giờ 30, Thăm hỏi đoàn viên»; under a day as it stands there: «Hạn: Viết 3 tin»."""
    hour = format_time(entry.time_on(day) if day else entry.time)
    return ", ".join(filter(None, (hour, entry.title_on(day) if day else entry.title)))


def bar_title(entry: CalendarEntry, day: date) -> str:
    """What stands on the bar of what goes on for several days: its hour on the first of them, and its title."""
    return ", ".join(filter(None, (format_time(entry.time_on(day)), entry.title)))


def facts(entry: CalendarEntry, *, with_day: bool = False) -> str:
    """«Ngày kỷ niệm · năm tròn; chưa kiểm chứng», with the day in front where it is asked for."""
    is_one_day = entry.day_from == entry.day_to
    span = format_day(entry.day_from) if with_day and is_one_day else ("" if is_one_day else entry.span)
    return " · ".join(filter(None, (span, LABELS.get(entry.kind, ""), entry.note)))


def left(coming: Coming) -> str:
    """«Còn 4 ngày · nên chuẩn bị», «Hôm nay», «Đang diễn ra»."""
    days = coming.days_left
    when = "Đang diễn ra" if days < 0 else f"Còn {days} ngày" if days else "Hôm nay"
    return f"{when} · nên chuẩn bị" if coming.is_due else when


def moon(lunar: LunarDay | None, *, with_month: bool, is_narrow: bool = False) -> str:
    """The day of the moon beside a solar one, as wall calendars have it: «19», and «1/6» with its month; «1/2 nhuận»
    of a month that comes twice, «1/2N» where there is little room."""
    if lunar is None:
        return ""
    if not (with_month or lunar.day == 1):
        return str(lunar.day)
    leap = "N" if is_narrow else " nhuận"
    return f"{lunar.day}/{lunar.month}{leap if lunar.leap else ''}"


def day_title(day: date) -> str:
    """«Thứ Tư, 28/7/2021»."""
    name = weekday(day.isoformat())
    return f"{name[0].upper()}{name[1:]}, {format_day(day.isoformat())}"


def moon_title(lunar: LunarDay | None) -> str:
    """«19/6 âm lịch năm Tân Sửu»."""
    if lunar is None:
        return ""
    return f"{lunar.day}/{lunar.month}{' nhuận' if lunar.leap else ''} âm lịch năm {lunar.year_name}"


def day_tip(day: CalendarDay, entries: Iterable[CalendarEntry]) -> str:
    """A day and all its entries, a line each."""
    head = " – ".join(filter(None, (day_title(day.day), moon_title(day.lunar))))
    return "\n".join((head, *(f"• {titled(entry, day.day)}" for entry in entries)))


def counts(entries: Iterable[CalendarEntry]) -> str:
    """«6 hoạt động» where all are of one kind, else how many and the first kind of them, for which there is
    always room: «47 mục, có 32 ngày kỷ niệm»; "" where there is nothing."""
    found = Counter(entry.kind for entry in entries)
    told = [
        f"{format_number(found[kind])} {label[0].lower()}{label[1:]}"
        for kind, label in LABELS.items()
        if found[kind]
    ]
    whole = [f"{format_number(found.total())} mục"] if len(told) > 1 else []
    return ", có ".join((*whole, *told[:1]))


def typed_day(rule: str, day: str) -> str:
    """An occasion's day as one types it: «28/7», «10/3 âm», «23/5/2021»; "" for none."""
    if not day:
        return ""
    if rule == Rule.ONCE:
        return format_day(day)
    month, number = map(int, day.split("-"))
    return f"{number}/{month}{' âm' if rule == Rule.LUNAR else ''}"
