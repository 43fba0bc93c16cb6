"""A week as seven days below each other, each entry with its full title."""

from datetime import date
from typing import ClassVar

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from ucvn_desktop.core.calendar import CalendarEntry
from ucvn_desktop.core.calendar_bars import Bar, bars_over
from ucvn_desktop.ui import theme
from ucvn_desktop.ui.pages.plan.calendar import words
from ucvn_desktop.ui.pages.plan.calendar.picture import (
    BarLine,
    DayBox,
    Line,
    Marks,
    Picture,
    paint_bar,
    paint_cell,
    paint_number,
    paint_sign,
    paint_text,
    part_of,
    signs_width,
    sized,
)
from ucvn_desktop.ui.pages.plan.calendar.reading import Seen

_PAD = 8
_HEAD = 128
_MOST_LASTING = 5
_ENTRIES, _EASY_ENTRIES = 250, 420  # what lanes of bars leave of the width, and what wider lanes do
_LANE, _WIDEST_LANE, _MOST_LANES = 92, 170, 4
_GAP = 3
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop
_LASTING = "Kéo dài qua tuần này"


class WeekPicture(Picture):
    """At the left the day, beside it what happens; at the right bars over the days on which something goes on; under
    Sunday the work that lasts over the whole week, and bars that find no room."""

    MINIMUM: ClassVar[int] = 380

    def __init__(self, seen: Seen, size: QSize) -> None:
        super().__init__(seen, size)
        assert seen.week
        self._round = sized(theme.BODY_PT, bold=True)
        days = [day.day for day in seen.week.days]
        on_bars = self._share_width(bars_over(seen.entries, days))
        with_bar = {bar.entry for bar in on_bars}
        own = [[e for e in seen.own(day) if e not in with_bar] for day in days]
        lasting = [e for e in seen.entries if e not in with_bar and not any(map(e.is_of, days))]
        foot = self._height_of_lasting(days[0], lasting) if lasting else 0
        y = 0.0
        heights = self._heights(days, own, size.height() - foot)
        for day, entries, height in zip(seen.week.days, own, heights, strict=True):
            self.days.append(DayBox(day, QRectF(0, y, self.width, height)))
            self._lay_lines(day.day, entries, y + _PAD, self._narrow)
            y += height
        self.bars = [self._bar_line(bar) for bar in on_bars]
        self._foot = QRectF(0, y, self.width, foot)
        if lasting:
            y = self._lay_lasting(days[0], lasting, y)
        self.height = round(max(y, size.height()))

    def paint(self, painter: QPainter, clip: QRectF, marks: Marks) -> None:
        look = theme.tokens()
        for box in self.days:
            if box.rect.intersects(clip):
                paint_cell(painter, box, marks, None)
                self._paint_head(painter, box, marks)
                painter.setPen(QColor(look.line))
                painter.drawLine(QLineF(box.rect.bottomLeft(), box.rect.bottomRight()))
        if self._foot.height():
            painter.setPen(QColor(look.mute))
            painter.setFont(self.faces.note)
            painter.drawText(self._foot.adjusted(_PAD, _PAD, _HEAD - _PAD - self.width, 0), _WRAP, _LASTING)
        for line in self.lines:
            if line.rect.intersects(clip):
                self._paint_line(painter, line)
        for bar in self.bars:
            if bar.entry and bar.rect.intersects(clip):
                font = self.faces.strong if words.is_round(bar.entry) else self.faces.note
                paint_bar(painter, bar, font, is_upright=True)

    def _share_width(self, bars: list[Bar]) -> list[Bar]:
        """Give lanes of bars their place at the right, and leave the days' own entries their room; the bars that
        have a lane."""
        self._whole = self.width - _HEAD - _PAD
        spare = self.width - _HEAD - _ENTRIES
        lanes = min(len({bar.lane for bar in bars}), _MOST_LANES, max(1, int(spare // _LANE)))
        wide = (self.width - _HEAD - _EASY_ENTRIES) / lanes if lanes else 0
        self._lane = min(_WIDEST_LANE, max(_LANE, wide))
        self._right = self.width - (lanes * self._lane + _PAD if lanes else 0)
        self._narrow = self._right - _HEAD - _PAD
        return [bar for bar in bars if bar.lane < lanes]

    def _heights(self, days: list[date], own: list[list[CalendarEntry]], room: float) -> list[float]:
        """How high each day is: where all have room, of one height; else what is left is shared out."""
        lowest = self.faces.body_line + self.faces.note_line + 2 * _PAD
        needed = [
            max(lowest, self._height_of(day, entries, self._narrow) + 2 * _PAD)
            for day, entries in zip(days, own, strict=True)
        ]
        even, spare = max(lowest, room / len(days)), max(0, room - sum(needed)) / len(days)
        return [even if max(needed) <= even else one + spare for one in needed]

    def _bar_line(self, bar: Bar) -> BarLine:
        top = self.days[bar.first].rect.top() + (_GAP if bar.begins else 0)
        bottom = self.days[bar.last].rect.bottom() - (_GAP if bar.ends else 0)
        rect = QRectF(self._right + bar.lane * self._lane, top, self._lane - _GAP, bottom - top)
        rows = max(1, int((rect.height() - 2 * _GAP) // self.faces.note_line))
        day = self.days[bar.first].day.day
        return BarLine(day, rect, bar.entry, rows=rows, begins=bar.begins, ends=bar.ends)

    def _font_of(self, entry: CalendarEntry) -> QFont:
        return self._round if words.is_round(entry) else self.faces.body

    def _title_height(self, day: date, entry: CalendarEntry, width: float) -> float:
        room = QRectF(0, 0, width - signs_width(entry, day), 10_000)
        return (
            QFontMetricsF(self._font_of(entry))
            .boundingRect(room, int(_WRAP), words.titled(entry, day))
            .height()
        )

    def _entry_height(self, day: date, entry: CalendarEntry, width: float) -> float:
        note = self.faces.note_line if words.facts(entry) else 0
        return self._title_height(day, entry, width) + note + 4

    def _height_of(self, day: date, entries: list[CalendarEntry], width: float) -> float:
        return sum(self._entry_height(day, entry, width) for entry in entries)

    def _height_of_lasting(self, day: date, entries: list[CalendarEntry]) -> float:
        more = self.faces.body_line if len(entries) > _MOST_LASTING else 0
        return self._height_of(day, entries[:_MOST_LASTING], self._whole) + more + 2 * _PAD

    def _lay_lines(self, day: date, entries: list[CalendarEntry], y: float, width: float) -> float:
        for entry in entries:
            height = self._entry_height(day, entry, width)
            self.lines.append(Line(day, QRectF(_HEAD, y, width, height), entry))
            y += height
        return y

    def _lay_lasting(self, day: date, entries: list[CalendarEntry], y: float) -> float:
        y = self._lay_lines(day, entries[:_MOST_LASTING], y + _PAD, self._whole)
        more = len(entries) - _MOST_LASTING
        if more > 0:
            rect = QRectF(_HEAD, y, self._whole, self.faces.body_line)
            self.lines.append(Line(day, rect, text=f"+{more} nữa"))
            y += self.faces.body_line
        return y + _PAD

    def _paint_head(self, painter: QPainter, box: DayBox, marks: Marks) -> None:
        look, top = theme.tokens(), box.rect.top() + _PAD
        number = QRectF(_PAD - 3, top - 3, 30, self.faces.number_line + 6)
        paint_number(painter, number, box, marks, self.faces.number)
        painter.setPen(QColor(look.ink))
        name = QRectF(number.right() + 6, top, _HEAD - number.right() - 8, self.faces.number_line)
        paint_text(painter, name, box.day.weekday, self.faces.body)
        painter.setPen(QColor(look.mute))
        moon = words.moon(box.day.lunar, with_month=True)
        under = name.translated(0, name.height())
        paint_text(painter, under, f"{moon} âm" if moon else "", self.faces.note)

    def _paint_line(self, painter: QPainter, line: Line) -> None:
        look, entry = theme.tokens(), line.entry
        if entry is None:
            painter.setPen(QColor(look.mute))
            paint_text(painter, line.rect, line.text, self.faces.note)
            return
        middle = line.rect.top() + self.faces.body_line / 2
        left = paint_sign(painter, line.rect.left(), middle, *words.sign(entry))
        if part := part_of(entry, line.day):
            paint_sign(painter, left, middle, part, "mute")
        title = line.rect.adjusted(signs_width(entry, line.day), 0, 0, 0)
        title.setHeight(self._title_height(line.day, entry, line.rect.width()))
        painter.setPen(QColor(look.ink))
        painter.setFont(self._font_of(entry))
        painter.drawText(title, int(_WRAP), words.titled(entry, line.day))
        painter.setPen(QColor(look.mute))
        note = QRectF(title.left(), title.bottom(), title.width(), self.faces.note_line)
        paint_text(painter, note, words.facts(entry), self.faces.note)
