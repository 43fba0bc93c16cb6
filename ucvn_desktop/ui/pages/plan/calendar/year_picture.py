"""A year as twelve small months with marked days."""

from functools import partial
from typing import ClassVar

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ucvn_desktop.core.calendar import CalendarDay, CalendarEntry, Month
from ucvn_desktop.ui import theme
from ucvn_desktop.ui.pages.plan.calendar import words
from ucvn_desktop.ui.pages.plan.calendar.picture import (
    DayBox,
    Marks,
    Picture,
    paint_cell,
    paint_number,
    paint_text,
)
from ucvn_desktop.ui.pages.plan.calendar.reading import Seen
from ucvn_desktop.ui.widgets.painting import saved

_DAYS, _WEEKS, _MONTHS = 7, 6, 12
_ROWS = _WEEKS + 1  # the names of the days stand above them
_NARROWEST, _LOWEST, _WIDEST = 154, 17, 60
_PAD = 10


class YearPicture(Picture):
    """Days on which something happens or begins are underlined and bold."""

    MINIMUM: ClassVar[int] = 2 * (_NARROWEST + _PAD)

    def __init__(self, seen: Seen, size: QSize) -> None:
        super().__init__(seen, size)
        columns = next(n for n in (4, 3, 2) if self.width >= n * (_NARROWEST + _PAD) or n == 2)
        lines = _MONTHS // columns
        self._head = self.faces.body_line + 6
        self._block = self.width / columns
        self._cell_width = min(_WIDEST, (self._block - 2 * _PAD) / _DAYS)
        lowest = max(_LOWEST, self.faces.note_line + 2)
        room = (size.height() / lines - self._head - _PAD) / _ROWS
        self._cell_height = min(max(lowest, room), lowest * 3)
        block_height = self._head + _ROWS * self._cell_height + _PAD
        self.height = round(max(size.height(), lines * block_height))
        self._places = [
            QRectF(n % columns * self._block, n // columns * block_height, self._block, block_height)
            for n in range(_MONTHS)
        ]
        for month, place in zip(seen.months, self._places, strict=True):
            self._lay_out(month, place)
        self._marked = {
            box.day.day for box in self.days if any(map(partial(_marks, box.day), box.day.entries))
        }

    def paint(self, painter: QPainter, clip: QRectF, marks: Marks) -> None:
        for month, place in zip(self.seen.months, self._places, strict=True):
            if place.intersects(clip):
                self._paint_head(painter, month, place)
        for box in self.days:
            if box.rect.intersects(clip):
                self._paint_day(painter, box, marks)

    def _lay_out(self, month: Month, place: QRectF) -> None:
        left, top = place.left() + _PAD, place.top() + self._head + self._cell_height
        for down, week in enumerate(month.weeks):
            for across, day in enumerate(week.days):
                if day.is_inside:
                    x, y = left + across * self._cell_width, top + down * self._cell_height
                    self.days.append(DayBox(day, QRectF(x, y, self._cell_width, self._cell_height)))

    def _paint_head(self, painter: QPainter, month: Month, place: QRectF) -> None:
        look = theme.tokens()
        painter.setPen(QColor(look.ink))
        head = QRectF(place.left() + _PAD, place.top() + 4, place.width() - _PAD, self._head)
        paint_text(painter, head, f"Tháng {month.month}", self.faces.heading)
        painter.setPen(QColor(look.mute))
        painter.setFont(self.faces.note)
        for across, name in enumerate(words.WEEKDAYS_SHORT):
            x, y = head.left() + across * self._cell_width, place.top() + self._head
            rect = QRectF(x, y, self._cell_width, self._cell_height)
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, name)

    def _paint_day(self, painter: QPainter, box: DayBox, marks: Marks) -> None:
        is_marked = box.day.day in self._marked
        paint_cell(painter, box, marks, theme.tokens().blue_soft if is_marked else None)
        paint_number(painter, box.rect, box, marks, self.faces.strong if is_marked else self.faces.note)
        if is_marked:
            with saved(painter):
                painter.setPen(QPen(QColor(theme.tokens().blue), 1.5))
                y, middle = box.rect.bottom() - 2, box.rect.center().x()
                painter.drawLine(QLineF(middle - 6, y, middle + 6, y))


def _marks(day: CalendarDay, entry: CalendarEntry) -> bool:
    """Whether the entry marks the day: what ends on a day its last, what is long its first, the rest all of theirs."""
    iso = day.day.isoformat()
    return entry.day_to == iso if entry.end_word else not entry.is_long or entry.day_from == iso
