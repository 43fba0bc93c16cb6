"""A month as six weeks of seven days."""

from datetime import date
from typing import ClassVar

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from ucvn_desktop.core.calendar import WEEKDAYS, CalendarDay, CalendarEntry, Week
from ucvn_desktop.core.calendar_bars import Bar, bars_over, periods_of
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
    paint_entry,
    paint_number,
    paint_text,
    signs_width,
)
from ucvn_desktop.ui.pages.plan.calendar.reading import Seen

_DAYS, _WEEKS = 7, 6
_PAD = 5
_TIGHT = 2
_NUMBER = 21
_FEWEST_LINES = 2
_NARROW = 84  # below this, weekdays are «T2» … «CN»


class MonthPicture(Picture):
    """Each cell with the day of the sun and of the moon, and as many entries as there is room for; what goes on for
    several days as bars over them."""

    MINIMUM: ClassVar[int] = 420

    def __init__(self, seen: Seen, size: QSize) -> None:
        super().__init__(seen, size)
        self._month = seen.months[0]
        self._head = self.faces.note_line + 3 * _TIGHT
        self._line = QFontMetricsF(self.faces.note).lineSpacing()
        self._cell_width = self.width / _DAYS
        self._periods = periods_of(self._month)
        # A bar must not push what is of a single day out of a low window.
        fewest = _FEWEST_LINES + (1 if self._periods else 0)
        lowest = _NUMBER + 2 * _TIGHT + fewest * self._line
        self._cell_height = max(lowest, (size.height() - self._head) / _WEEKS)
        self.height = round(self._head + _WEEKS * self._cell_height)
        for down, week in enumerate(self._month.weeks):
            self._lay_week(week, self._head + down * self._cell_height)

    def paint(self, painter: QPainter, clip: QRectF, marks: Marks) -> None:
        self._paint_heads(painter)
        for box in self.days:
            if box.rect.intersects(clip):
                paint_cell(painter, box, marks, None if box.day.is_inside else theme.tokens().page)
        self._paint_grid(painter)
        for box in self.days:
            if box.rect.intersects(clip):
                self._paint_day(painter, box, marks)
        for line in self.lines:
            if line.rect.intersects(clip):
                self._paint_line(painter, line)
        for bar in self.bars:
            if bar.entry and bar.rect.intersects(clip):
                paint_bar(painter, bar, self._font_of(bar.entry))

    def _lay_week(self, week: Week, top: float) -> None:
        """Its bars under the numbers of the days, and under them what is of single days."""
        own = [[e for e in self.seen.own(day.day) if not e.is_period] for day in week.days]
        bars = bars_over(self._periods, [day.day for day in week.days])
        most = self._most_lanes(len({bar.lane for bar in bars}), max(map(len, own)))
        self.bars += [self._bar_line(bar, week.days[bar.first].day, top) for bar in bars if bar.lane < most]
        for place, day in enumerate(week.days):
            rect = QRectF(place * self._cell_width, top, self._cell_width, self._cell_height)
            self.days.append(DayBox(day, rect))
            over = [bar.lane for bar in bars if bar.covers(place)]
            taken = max((lane + 1 for lane in over if lane < most), default=0)
            hidden = sum(lane >= most for lane in over)
            self.lines += self._lines_of(day.day, own[place], rect, taken, hidden)

    @property
    def _room(self) -> int:
        """How many lines a cell has under its number."""
        return int((self._cell_height - _NUMBER - 2 * _TIGHT + 1) // self._line)

    def _most_lanes(self, wanted: int, busiest: int) -> int:
        """How many lanes of bars a week gets: its busiest day keeps two lines, or one where it has one entry only; and
        where bars are hidden, one line to say so."""
        left = min(2, busiest)
        if wanted > self._room - left:
            left = min(2, busiest + 1)
        return max(1, self._room - left)

    def _bar_line(self, bar: Bar, day: date, top: float) -> BarLine:
        left = bar.first * self._cell_width + (_PAD if bar.begins else 0)
        right = (bar.last + 1) * self._cell_width - (_PAD if bar.ends else 0)
        y = top + _NUMBER + _TIGHT + bar.lane * self._line
        rect = QRectF(left, y, right - left, self._line - 1)
        return BarLine(day, rect, bar.entry, begins=bar.begins, ends=bar.ends)

    def _lines_of(
        self, day: date, own: list[CalendarEntry], rect: QRectF, taken: int, hidden: int
    ) -> list[Line]:
        """The day's own entries under `taken` lanes of bars; where they are too many, or bars are hidden, the last
        line says how many more there are."""
        area = rect.adjusted(_PAD, _NUMBER + _TIGHT + taken * self._line, -_PAD, -_TIGHT)
        room = self._room - taken
        shown = own if len(own) <= room and not hidden else own[: room - 1]
        more = len(own) - len(shown) + hidden
        rows = [1] * len(shown) if more else self._rows_of(day, shown, area.width(), room)
        lines, top = [], area.top()
        for entry, count in zip(shown, rows, strict=True):
            lines.append(
                Line(day, QRectF(area.left(), top, area.width(), count * self._line), entry, rows=count)
            )
            top += count * self._line
        if more:
            rect = QRectF(area.left(), top, area.width(), self._line)
            lines.append(Line(day, rect, text=f"+{more} nữa"))
        return lines

    def _rows_of(self, day: date, entries: list[CalendarEntry], width: float, room: int) -> list[int]:
        """How many rows each title gets: what is left of the cell goes to the first that need it."""
        left, rows = room - len(entries), []
        for entry in entries:
            wanted = 1
            if left:
                area = QRectF(0, 0, width - signs_width(entry, day), 1000)
                metrics = QFontMetricsF(self._font_of(entry))
                height = metrics.boundingRect(
                    area, int(Qt.TextFlag.TextWordWrap), words.titled(entry, day)
                ).height()
                wanted = min(1 + left, max(1, round(height / metrics.lineSpacing())))
            left -= wanted - 1
            rows.append(wanted)
        return rows

    def _font_of(self, entry: CalendarEntry) -> QFont:
        return self.faces.strong if words.is_round(entry) else self.faces.note

    def _paint_heads(self, painter: QPainter) -> None:
        look = theme.tokens()
        painter.setPen(QColor(look.mute))
        names = words.WEEKDAYS_SHORT if self._cell_width < _NARROW else WEEKDAYS
        for across, name in enumerate(names):
            rect = QRectF(across * self._cell_width + _PAD, 0, self._cell_width - 2 * _PAD, self._head)
            paint_text(painter, rect, name, self.faces.note)

    def _paint_grid(self, painter: QPainter) -> None:
        painter.setPen(QColor(theme.tokens().line))
        for down in range(_WEEKS):
            y = self._head + down * self._cell_height
            painter.drawLine(QLineF(0, y, self.width, y))
        for across in range(1, _DAYS):
            x = across * self._cell_width
            painter.drawLine(QLineF(x, self._head, x, self.height))

    def _paint_day(self, painter: QPainter, box: DayBox, marks: Marks) -> None:
        rect, day = box.rect, box.day
        number = QRectF(rect.left() + 2, rect.top() + 2, _NUMBER + 7, _NUMBER - 1)
        paint_number(painter, number, box, marks, self.faces.number)
        painter.setPen(QColor(theme.tokens().mute))
        place = QRectF(number.right() + 2, number.top(), rect.right() - _PAD - number.right() - 2, _NUMBER)
        text = self._moon_of(day, place.width())
        paint_text(painter, place, text, self.faces.note, Qt.AlignmentFlag.AlignRight)

    def _moon_of(self, day: CalendarDay, room: float) -> str:
        """The day of the moon, written so that it fits into `room`."""
        with_month = day is self._first
        text = words.moon(day.lunar, with_month=with_month)
        if QFontMetricsF(self.faces.note).horizontalAdvance(text) <= room:
            return text
        return words.moon(day.lunar, with_month=with_month, is_narrow=True)

    def _paint_line(self, painter: QPainter, line: Line) -> None:
        if line.entry:
            paint_entry(painter, line, self._font_of(line.entry))
        else:
            painter.setPen(QColor(theme.tokens().mute))
            paint_text(painter, line.rect, line.text, self.faces.note)

    @property
    def _first(self) -> object:
        """The month's first day, whose moon is told with its month."""
        return self._month.days[0]
