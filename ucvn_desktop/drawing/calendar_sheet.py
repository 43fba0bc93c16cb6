"""The week, the month and the year as sheets of paper: documents that flow over as many A4 pages as they need."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from html import escape

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter, QTextDocument

from ucvn_desktop.core.calendar import WEEKDAYS, CalendarDay, CalendarEntry, Month, Week
from ucvn_desktop.core.calendar_bars import Bar, inner_bars, periods_of
from ucvn_desktop.core.occasion import Occasion
from ucvn_desktop.core.text.clock import format_time
from ucvn_desktop.core.text.dates import format_day
from ucvn_desktop.drawing.fonts import font, load_interface_face
from ucvn_desktop.drawing.headless import ensure_gui
from ucvn_desktop.drawing.output import CREATOR

# A week hangs on a wall: 11 pt. A year's twelve months share one page above its list.
_WEEK_PT, _MONTH_PT, _YEAR_PT = 11.0, 8.0, 8.0
_MONTHS_A_LINE = 3
_DAYS = 7
# Bars above this stand with their ends in the days, so that a week of a month stays on its page.
_LANES = 8
_GAP_CELL = '<td class="cell">&nbsp;</td>'
# What goes on all the week stands above its days, and must not push them off the sheet.
_LASTING = 4
_WEEKDAY_HEADS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
_STYLE = """
    h1 { font-size: 16pt; font-weight: 700; margin: 0 } h2 { font-size: 10pt; font-weight: 700; margin: 6pt 0 2pt 0 }
    p { margin: 0 } th { text-align: left; font-weight: 700 } .pale { color: #555555 }
    .moon { color: #555555; font-size: 6pt }
    .cell { border-left: 0.5px solid #999999; border-right: 0.5px solid #999999; padding-left: 4px }
    .bar { background-color: #e4e4e4; border-top: 1px solid #ffffff }
    .head { border-top: 0.5px solid #999999 } .foot { border-bottom: 0.5px solid #999999 }
    .marked { font-weight: 700; background-color: #dddddd }
"""


def week_document(week: Week, unit: str) -> QTextDocument:
    """A week, one line of the table a day: weekday, solar and lunar day, what happens; above it what goes on all
    the week."""
    first, last = week.days[0].day.isoformat(), week.days[-1].day.isoformat()
    week = _named_once(week)
    rows = "".join(
        f'<tr><td width="22%"><b>{day.weekday}</b><br>{format_day(day.day.isoformat())}'
        f'<br><span class="pale">{_moon(day)}</span></td>'
        f'<td width="78%">{_list(day) or "&nbsp;"}</td></tr>'
        for day in week.days
    )
    return _document(
        f"Lịch tuần {week.number} năm {week.year}",
        f'<p class="pale">{escape(unit)} · {format_day(first)} – {format_day(last)}</p><br>{_lasting(week.lasting, "cả tuần")}'
        f'<table width="100%" border="1" cellspacing="0" cellpadding="8" style="border-collapse: collapse">'
        f"{rows}</table>",
        _WEEK_PT,
    )


def month_document(month: Month, unit: str) -> QTextDocument:
    """A month for a page that lies across: days that grow with what happens, what goes on for several of them as
    bars over them."""
    heads = "".join(f'<th class="cell head" width="14%">{name}</th>' for name in WEEKDAYS)
    periods, first = periods_of(month), month.days[0]
    rows = "".join(row for week in month.weeks for row in _week_rows(week, periods, first))
    lasting = [entry for entry in month.lasting if entry not in periods]
    return _document(
        f"Lịch tháng {month.month} năm {month.year}",
        f'<p class="pale">{escape(unit)}</p><br>{_lasting(lasting, "cả tháng")}'
        f'<table width="100%" border="0" cellspacing="0" cellpadding="2" '
        f'style="border-collapse: collapse"><thead><tr>{heads}</tr></thead>{rows}</table>',
        _MONTH_PT,
    )


def year_document(
    year: int, months: Iterable[Month], entries: Iterable[CalendarEntry], unit: str
) -> QTextDocument:
    """A year: its twelve months with the days of occasions, events and ends marked, then what happens, by month."""
    grids = [f'<td width="33%">{_grid(month)}</td>' for month in months]
    lines = (grids[n : n + _MONTHS_A_LINE] for n in range(0, len(grids), _MONTHS_A_LINE))
    table = "".join(f"<tr>{''.join(line)}</tr>" for line in lines)
    return _document(
        f"Lịch năm {year}",
        f'<p class="pale">{escape(unit)}</p><table width="100%" cellpadding="4">{table}</table>'
        f'<table width="100%" cellpadding="2" style="page-break-before: always">'
        f"{''.join(_rows(year, entries))}</table>",
        _YEAR_PT,
    )


def document_pdf(document: QTextDocument) -> bytes:
    """The document as a PDF of A4 pages."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(document.metaInformation(QTextDocument.MetaInformation.DocumentTitle))
    writer.setCreator(CREATOR)
    page = QPageSize(QPageSize.PageSizeId.A4)
    # The document brings its own margins of 2 cm and the pages' numbers.
    writer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF()))
    document.print_(writer)
    return bytes(buffer.data().data())


def _document(title: str, body: str, points: float) -> QTextDocument:
    ensure_gui()
    load_interface_face()
    document = QTextDocument()
    document.setDefaultFont(font("Be Vietnam Pro", 400, points))
    document.setDocumentMargin(0)
    document.setDefaultStyleSheet(_STYLE)
    document.setHtml(f"<h1>{escape(title)}</h1>{body}")
    # Behind setHtml, which clears it.
    document.setMetaInformation(QTextDocument.MetaInformation.DocumentTitle, title)
    return document


def _named_once(week: Week) -> Week:
    """The week with what would stand under each of its days before what lasts it anyway."""
    every = [entry for entry in week.days[0].entries if all(entry in day.entries for day in week.days)]
    days = tuple(
        replace(day, entries=tuple(entry for entry in day.entries if entry not in every)) for day in week.days
    )
    return replace(week, days=days, lasting=(*every, *week.lasting))


def _moon(day: CalendarDay) -> str:
    return day.lunar.short() if day.lunar else ""


def _list(day: CalendarDay) -> str:
    return "".join(f"<p>{_said(entry, day.day)}{_span(entry)}</p>" for entry in day.entries)


def _lasting(entries: Sequence[CalendarEntry], how_long: str) -> str:
    """What goes on all the while («cả tuần»): the first to end, and how many more there are."""
    if not entries:
        return ""
    # «và 1 việc nữa» would take the line on which that one can stand.
    places = _LASTING if len(entries) > _LASTING + 1 else _LASTING + 1
    shown = "".join(f"<p>{_said(e)} (đến {format_day(e.day_to)})</p>" for e in entries[:places])
    more = len(entries) - places
    rest = f'<p class="pale">và {more} việc nữa</p>' if more > 0 else ""
    return f"<p><b>Kéo dài {how_long}</b></p>{shown}{rest}<br>"


def _span(entry: CalendarEntry) -> str:
    """The days of what stands under each of its own; under a first or last day the words tell them."""
    return f" ({entry.span})" if entry.day_from != entry.day_to and not entry.end_word else ""


def _said(entry: CalendarEntry, day: date | None = None) -> str:
    """The hour, what it is and what else is to say; `day` is the one under which it stands."""
    title, time = (entry.title_on(day), entry.time_on(day)) if day else (entry.title, entry.time)
    hour = f"{format_time(time)}, " if time else ""
    note = f' <span class="pale">– {escape(entry.note)}</span>' if entry.note else ""
    weight = "b" if entry.kind == Occasion.KIND else "span"
    return f"{hour}<{weight}>{escape(title)}</{weight}>{note}"


def _grid(month: Month) -> str:
    heads = "".join(f"<th>{head}</th>" for head in _WEEKDAY_HEADS)
    weeks = "".join(f"<tr>{''.join(map(_cell, week.days))}</tr>" for week in month.weeks)
    return f'<h2>Tháng {month.month}</h2><table width="100%" cellpadding="1"><tr>{heads}</tr>{weeks}</table>'


def _week_rows(week: Week, periods: set[CalendarEntry], first: CalendarDay) -> Iterator[str]:
    """A week of a month's sheet, where its days are of the month: their numbers, a row a lane of bars, what is of
    single days."""
    bars = inner_bars(periods, week.days)
    shown = [bar for bar in bars if bar.lane < _LANES]
    hidden = {bar.entry for bar in bars} - {bar.entry for bar in shown}
    if any(day.is_inside for day in week.days):
        yield f"<tr>{''.join(_number_cell(day, first) for day in week.days)}</tr>"
        for lane in range(max((bar.lane + 1 for bar in shown), default=0)):
            yield f"<tr>{_bar_cells([bar for bar in shown if bar.lane == lane])}</tr>"
        yield f"<tr>{''.join(_own_cell(day, hidden) for day in week.days)}</tr>"


def _number_cell(day: CalendarDay, first: CalendarDay) -> str:
    """The head of a day; those of the months beside it stay empty."""
    moon = _moon_number(day, with_month=day is first)
    head = f'<b>{day.day.day}</b> <span class="moon">{moon}</span>' if day.is_inside else "&nbsp;"
    return f'<td class="cell head">{head}</td>'


def _bar_cells(bars: Sequence[Bar]) -> str:
    """A lane: each bar over the cells of its days, named in them; «…» where it goes on beyond the sheet or week."""
    cells, place = [], 0
    for bar in bars:
        cells += [_GAP_CELL] * (bar.first - place)
        said = _said(_in_short(bar.entry))
        before, behind = ("" if bar.begins else "… "), ("" if bar.ends else " …")
        width = bar.last - bar.first + 1
        cells.append(f'<td class="cell bar" colspan="{width}">{before}{said}{behind}</td>')
        place = bar.last + 1
    return "".join((*cells, *[_GAP_CELL] * (_DAYS - place)))


def _own_cell(day: CalendarDay, hidden: set[CalendarEntry]) -> str:
    """What is of the single day, and the ends of what found no lane."""
    own = [e for e in day.entries if e.is_of(day.day) and (not e.is_period or e in hidden)]
    said = "".join(f"<p>{_said(_in_short(entry), day.day)}{_span(entry)}</p>" for entry in own)
    return f'<td class="cell foot">{said if day.is_inside and said else "&nbsp;"}</td>'


def _in_short(entry: CalendarEntry) -> CalendarEntry:
    """The entry with no note but the doubt about it, for cells that have room for no more."""
    is_doubtful = entry.occurrence is not None and not entry.occurrence.occasion.verified
    return replace(entry, note="chưa kiểm chứng" if is_doubtful else "")


def _cell(day: CalendarDay) -> str:
    if not day.is_inside:
        return "<td>&nbsp;</td>"
    is_marked = any(_is_of(entry, day.day.isoformat()) for entry in day.entries)
    look = ' class="marked"' if is_marked else ""
    return f'<td><span{look}>{day.day.day}</span><br><span class="moon">{_moon_number(day)}</span></td>'


def _is_of(entry: CalendarEntry, day: str) -> bool:
    """Whether it is of the day itself or is due on it: a period would mark a whole month."""
    return day == entry.day_to and (entry.day_from == day or bool(entry.end_word))


def _moon_number(day: CalendarDay, *, with_month: bool = False) -> str:
    """The day of the moon, with its month on the first of each: «1/6», «2»."""
    if day.lunar is None:
        return ""
    return f"{day.lunar.day}/{day.lunar.month}" if with_month or day.lunar.day == 1 else str(day.lunar.day)


def _rows(year: int, entries: Iterable[CalendarEntry]) -> Iterator[str]:
    """A line an entry; the first of a month names it, January also what began before; what goes on all the year
    comes last."""
    shown = ""
    for entry in sorted(entries, key=lambda entry: entry.lasts_all(year)):
        name = _part_of(year, entry)
        days = dict.fromkeys((entry.day_from, entry.day_to))
        span = " – ".join(_in_year(day, year) for day in days)
        yield (
            f'<tr><td width="13%"><b>{name if name != shown else ""}</b></td><td width="17%">{span}</td>'
            f'<td width="70%">{_said(entry, _own_day(entry))}</td></tr>'
        )
        shown = name


def _part_of(year: int, entry: CalendarEntry) -> str:
    if entry.lasts_all(year):
        return "Cả năm"
    return f"Tháng {int(entry.day_from[5:7]) if entry.day_from >= f'{year}-01-01' else 1}"


def _own_day(entry: CalendarEntry) -> date | None:
    """The day of what lasts one; None where its days stand beside it."""
    return date.fromisoformat(entry.day_from) if entry.day_from == entry.day_to else None


def _in_year(day: str, year: int) -> str:
    """«28/7» in the sheet's own year, «10/1/2022» in another."""
    return format_day(day).removesuffix(f"/{year}")
