"""`ucvn calendar …`"""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ucvn_desktop.cli.console import Terminal, emit, json_option, shorten, table
from ucvn_desktop.core.text.clock import format_time
from ucvn_desktop.core.text.dates import format_day, parse_day, this_day

if TYPE_CHECKING:
    from ucvn_desktop.core.calendar import CalendarDay, CalendarEntry, Month, Week
    from ucvn_desktop.core.lunar import LunarDay
    from ucvn_desktop.services.calendar import Coming, YearView

_LASTING_SHOWN = 5
# What lasts longer stands above the days, and not under each of them.
_SHORT_DAYS = 7
_TITLE_WIDTH = 100
_DATE_HELP = "Ngày muốn xem, ví dụ 28/7/2021; mặc định là hôm nay."


@click.group(options_metavar="[TÙY CHỌN]", subcommand_metavar="LỆNH …")
def calendar() -> None:
    """Lịch tuần, tháng, năm; ngày âm; tệp .ics."""


@calendar.command("show", options_metavar="[TÙY CHỌN]")
@click.option("--week", "view", flag_value="week", default=True, help="Tuần có ngày ấy (mặc định).")
@click.option("--month", "view", flag_value="month", help="Tháng có ngày ấy.")
@click.option("--year", "view", flag_value="year", help="Năm có ngày ấy.")
@click.option("--date", "day", default="", metavar="NGÀY", help=_DATE_HELP)
@json_option(days=[], entries=[], lasting=[])
@click.pass_obj
def show(terminal: Terminal, view: str, day: str, as_json: bool) -> None:
    """Xem lịch của một tuần, một tháng hoặc một năm."""
    from ucvn_desktop.services.calendar import month_view, week_view, year_view

    wanted = _day_or_today(day)
    lasting: tuple[CalendarEntry, ...] = ()
    with terminal.open() as workspace:
        match view:
            case "year":
                year = year_view(workspace, wanted.year)
                days, lines = [day for month in year.months for day in month.days], _year_lines(year)
            case "month":
                month = month_view(workspace, wanted.year, wanted.month)
                days, lines, lasting = list(month.days), _month_lines(month), month.lasting
            case _:
                week = week_view(workspace, wanted)
                days, lines, lasting = list(week.days), _week_lines(week), week.lasting
    result = {
        "view": view,
        "from": days[0].day.isoformat(),
        "to": days[-1].day.isoformat(),
        "days": [_day_json(day) for day in days],
        "entries": [entry_json(entry) for entry in _each_once(days)],
        "lasting": [entry_json(entry) for entry in lasting],
    }
    emit(as_json, result, lines)


@calendar.command("next", options_metavar="[TÙY CHỌN]")
@click.option(
    "--days", type=int, default=30, show_default=True, metavar="SỐ", help="Xem trước bấy nhiêu ngày."
)
@click.option("--date", "day", default="", metavar="NGÀY", help="Tính từ ngày này; mặc định là hôm nay.")
@json_option(items=[])
@click.pass_obj
def next_(terminal: Terminal, days: int, day: str, as_json: bool) -> None:
    """Những gì sắp đến, và những ngày đã đến lúc chuẩn bị."""
    from ucvn_desktop.services.calendar import coming

    start = _day_or_today(day)
    with terminal.open() as workspace:
        found = coming(workspace, start, days)
    rows = [
        (_left(c), c.entry.span, shorten(_words(c.entry), _TITLE_WIDTH), "nên chuẩn bị" if c.is_due else "")
        for c in found
    ]
    items = [{**entry_json(c.entry), "days_left": c.days_left, "is_due": c.is_due} for c in found]
    nothing = f"Không có gì trong {days} ngày tới."
    emit(as_json, {"items": items}, table(("Khi nào", "Ngày", "Nội dung", "Nhắc"), rows, nothing))


@calendar.command("export", options_metavar="[TÙY CHỌN]")
@click.argument("target", metavar="TỆP.ics", type=click.Path(path_type=Path))
@click.option("--from", "first", required=True, metavar="NGÀY", help="Từ ngày, ví dụ 1/1/2021.")
@click.option("--to", "last", required=True, metavar="NGÀY", help="Đến hết ngày, ví dụ 31/12/2021.")
@json_option(file="", entries=0, yearly=0)
@click.pass_obj
def export(terminal: Terminal, target: Path, first: str, last: str, as_json: bool) -> None:
    """Ghi lịch thành tệp .ics cho điện thoại.

    Lịch của điện thoại và chương trình thư đều mở được. Có nhắc trước theo từng ngày kỷ niệm. Ghi lại lần sau thì các mục cũ được cập nhật, không bị nhân đôi.
    """
    from ucvn_desktop.services.calendar_file import export_calendar
    from ucvn_desktop.services.targets import unused

    span = date.fromisoformat(parse_day(first)), date.fromisoformat(parse_day(last))
    with terminal.open() as workspace:
        made = export_calendar(workspace, unused(target, ".ics"), *span)
    repeated = f", trong đó {made.yearly} mục lặp lại hằng năm" if made.yearly else ""
    result = {"file": str(made.file), "entries": made.entries, "yearly": made.yearly}
    emit(as_json, result, [f"Đã ghi {made.entries} mục{repeated}: {made.file}"])


@calendar.command("print", options_metavar="[TÙY CHỌN]")
@click.argument("target", metavar="TỆP.pdf", type=click.Path(path_type=Path))
@click.option("--week", "view", flag_value="week", default=True, help="Tuần có ngày ấy (mặc định).")
@click.option("--year", "view", flag_value="year", help="Năm có ngày ấy.")
@click.option("--date", "day", default="", metavar="NGÀY", help=_DATE_HELP)
@json_option(file="")
@click.pass_obj
def print_(terminal: Terminal, target: Path, view: str, day: str, as_json: bool) -> None:
    """Ghi lịch tuần, lịch năm thành PDF khổ A4 để in."""
    from ucvn_desktop.services.calendar_print import week_pdf, year_pdf
    from ucvn_desktop.services.targets import unused

    wanted = _day_or_today(day)
    unused(target, ".pdf")
    with terminal.open() as workspace:
        if view == "year":
            file = year_pdf(workspace, wanted.year, target)
        else:
            file = week_pdf(workspace, wanted, target)
    emit(as_json, {"file": str(file)}, [f"Đã ghi để in: {file}"])


@calendar.command("lunar", options_metavar="[TÙY CHỌN]")
@click.argument("day", metavar="NGÀY")
@json_option()
def lunar(day: str, as_json: bool) -> None:
    """Đổi ngày dương sang ngày âm và ngược lại.

    Ngày âm thì ghi thêm chữ «âm». Ví dụ: ucvn calendar lunar 21/4/2021; ucvn calendar lunar "10/3/2021 âm"; ucvn calendar lunar
    "1/2/2023 nhuận âm".
    """
    from ucvn_desktop.core.calendar import WEEKDAYS
    from ucvn_desktop.core.lunar import is_lunar, parse_lunar, to_lunar, to_solar

    if is_lunar(day):
        moon = parse_lunar(day)
        sun = to_solar(moon)
    else:
        sun = date.fromisoformat(parse_day(day))
        moon = to_lunar(sun)
    weekday = WEEKDAYS[sun.weekday()]
    result = {"solar": sun.isoformat(), "weekday": weekday, "lunar": _lunar_json(moon)}
    emit(as_json, result, [f"{weekday}, {format_day(sun.isoformat())} là ngày {moon.long()}."])


def entry_json(entry: "CalendarEntry") -> dict[str, Any]:
    """An entry as an object; what only an occasion has is null in others."""
    occurrence = entry.occurrence
    occasion = occurrence.occasion if occurrence else None
    theme = occurrence.theme if occurrence else None
    return {
        "kind": entry.kind,
        "from": entry.day_from,
        "to": entry.day_to,
        "time": entry.time,
        "title": entry.title,
        "note": entry.note,
        "record_id": entry.record_id,
        "code": occasion.code if occasion else None,
        "n": occurrence.n if occurrence else None,
        "year_class": occurrence.year_class if occurrence else None,
        "theme": theme.text if theme else None,
        "verified": occasion.verified if occasion else None,
    }


def _day_or_today(text: str) -> date:
    return date.fromisoformat(parse_day(text)) if text else this_day()


def _day_json(day: "CalendarDay") -> dict[str, Any]:
    return {
        "day": day.day.isoformat(),
        "weekday": day.weekday,
        "week": day.day.isocalendar().week,
        "lunar": _lunar_json(day.lunar) if day.lunar else None,
        "entries": [entry_json(entry) for entry in day.entries],
    }


def _lunar_json(moon: "LunarDay") -> dict[str, Any]:
    return {**asdict(moon), "year_name": moon.year_name}


def _each_once(days: "Iterable[CalendarDay]") -> "list[CalendarEntry]":
    """The entries of the days, those of several days once."""
    return list(dict.fromkeys(entry for day in days for entry in day.entries))


def _week_lines(week: "Week") -> Iterator[str]:
    first, last = week.days[0], week.days[-1]
    span = f"{format_day(first.day.isoformat())} – {format_day(last.day.isoformat())}"
    yield f"Tuần {week.number} năm {week.year} ({span})"
    yield from _lasting_lines(week.lasting)
    yield from _days_lines(list(week.days))


def _month_lines(month: "Month") -> Iterator[str]:
    names = dict.fromkeys(day.lunar.year_name for day in month.days if day.lunar)
    yield f"Tháng {month.month} năm {month.year} (âm lịch: năm {', '.join(names)})"
    yield from _lasting_lines(month.lasting)
    yield from _days_lines(list(month.days), with_weeks=True)


def _lasting_lines(entries: "tuple[CalendarEntry, ...]") -> Iterator[str]:
    """What goes on all the while: the first to end, and how many more there are."""
    for entry in entries[:_LASTING_SHOWN]:
        yield f"  Đến {format_day(entry.day_to)}: {_words(entry)}"
    more = len(entries) - _LASTING_SHOWN
    if more > 0:
        yield f"  … và {more} việc nữa đang kéo dài; xem hết bằng lệnh: ucvn task list"


def _days_lines(days: "list[CalendarDay]", *, with_weeks: bool = False) -> Iterator[str]:
    """Long entries first, then each day with its own; weeks parted by their numbers."""
    for entry in _each_once(days):
        if _is_long(entry):
            yield _span_line(entry)
    for day in days:
        if with_weeks and (day.day.weekday() == 0 or day.day.day == 1):
            yield f"Tuần {day.day.isocalendar().week}"
        yield from _day_lines(day, [entry for entry in day.entries if not _is_long(entry)])


def _day_lines(day: "CalendarDay", entries: "list[CalendarEntry]") -> Iterator[str]:
    moon = day.lunar.short() if day.lunar else ""
    head = f"  {day.weekday:<8}  {day.day.day:>2}/{day.day.month:<2}  {moon:<14}"
    for number, entry in enumerate(entries):
        yield f"{head if number == 0 else ' ' * len(head)} {_words(entry, day.day)}"
    if not entries:
        yield head.rstrip()


def _year_lines(year: "YearView") -> Iterator[str]:
    yield f"Năm {year.year}"
    days = {day.day.isoformat(): day for month in year.months for day in month.days}
    all_year = [entry for entry in year.entries if entry.lasts_all(year.year)]
    parted = [entry for entry in year.entries if not entry.lasts_all(year.year)]
    for month in year.months:
        yield f"Tháng {month.month}"
        begun = [entry for entry in parted if _month_in(year.year, entry) == month.month]
        for entry in begun:
            if entry.day_from == entry.day_to:
                yield from _day_lines(days[entry.day_from], [entry])
            else:
                yield _span_line(entry)
        if not begun:
            yield "  (không có gì)"
    if all_year:
        yield "Cả năm"
        yield from (f"  {_words(entry)}" for entry in all_year)


def _month_in(year: int, entry: "CalendarEntry") -> int:
    """The month of the year in which it begins, January for what began before."""
    return int(entry.day_from[5:7]) if entry.day_from >= f"{year}-01-01" else 1


def _span_line(entry: "CalendarEntry") -> str:
    return f"  Từ {format_day(entry.day_from)} đến {format_day(entry.day_to)}: {_words(entry)}"


def _is_long(entry: "CalendarEntry") -> bool:
    """Whether it stands above the days: long, and not under its first and last day only."""
    length = date.fromisoformat(entry.day_to) - date.fromisoformat(entry.day_from)
    return length.days >= _SHORT_DAYS and not entry.end_word


def _words(entry: "CalendarEntry", day: date | None = None) -> str:
    """«95 năm Ngày thành lập Công đoàn Việt Nam (năm lẻ 5)», «8 giờ 30, Hoạt động số 3: Thăm hỏi (…)», under its last day
    «Hạn nhiệm vụ số 2: Viết tin (…)»."""
    from ucvn_desktop.core.calendar import BEGINNING
    from ucvn_desktop.core.plan import PlanDate
    from ucvn_desktop.services.calendar import SOURCES

    labels = {source.kind: source.label for source in SOURCES}
    edge = entry.edge_on(day) if day else ""
    name = shorten(entry.title, _TITLE_WIDTH)
    if entry.kind == PlanDate.KIND:
        name = f"{labels[entry.kind]}: {name}"
    elif entry.occurrence is None:
        name = f"{labels[entry.kind]} số {entry.record_id}: {name}"
    if edge:
        name = f"{edge.capitalize()} {name[0].lower()}{name[1:]}"
    hour = format_time(entry.time_on(day) if day else entry.time)
    name = f"{hour}, {name}" if hour else name
    notes = [
        f"đến {format_day(entry.day_to)}" if edge == BEGINNING != entry.end_word else "",
        shorten(entry.note, _TITLE_WIDTH),
    ]
    note = "; ".join(filter(None, notes))
    return f"{name} ({note})" if note else name


def _left(coming: "Coming") -> str:
    if coming.days_left < 0:
        return "Đang diễn ra"
    return f"Còn {coming.days_left} ngày" if coming.days_left else "Hôm nay"
