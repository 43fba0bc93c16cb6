"""The widget on which a week, a month or a year is painted; its keys and its mouse."""

from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip

from ucvn_desktop.core.text.dates import this_day
from ucvn_desktop.ui.pages.plan.calendar import words
from ucvn_desktop.ui.pages.plan.calendar.month_picture import MonthPicture
from ucvn_desktop.ui.pages.plan.calendar.picture import Marks, Picture
from ucvn_desktop.ui.pages.plan.calendar.reading import Seen
from ucvn_desktop.ui.pages.plan.calendar.spans import Span, stepped
from ucvn_desktop.ui.pages.plan.calendar.week_picture import WeekPicture
from ucvn_desktop.ui.pages.plan.calendar.year_picture import YearPicture

_PICTURES: dict[Span, type[Picture]] = {
    Span.WEEK: WeekPicture,
    Span.MONTH: MonthPicture,
    Span.YEAR: YearPicture,
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Board(QAbstractScrollArea):
    """Shows what it is given until it is given something else; it reads nothing by itself."""

    day_wanted = Signal(date)  # another day is to be chosen, also one that is not on the board
    day_opened = Signal(date)  # Enter, or a double click on a day
    entry_chosen = Signal(object)  # a CalendarEntry was clicked
    entry_opened = Signal(object)  # a CalendarEntry was clicked twice

    def __init__(self) -> None:
        super().__init__()
        self._seen: Seen | None = None
        self._picture: Picture | None = None
        self._day = this_day()
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Lịch")
        self.viewport().setAutoFillBackground(False)
        self.viewport().setMouseTracking(True)

    @property
    def seen(self) -> Seen | None:
        """What is shown; None before the first time."""
        return self._seen

    @property
    def picture(self) -> Picture | None:
        """What is shown, laid out for the size that the board has."""
        return self._picture

    @property
    def day(self) -> date:
        """The day that is marked as chosen."""
        return self._day

    def show_seen(self, seen: Seen, day: date) -> None:
        """Show this, with a day chosen."""
        self._seen = seen
        self._lay_out()
        self.choose(day)

    def choose(self, day: date) -> None:
        """Mark a day of what is shown as chosen."""
        self._day = day
        entries = self._seen.on(day) if self._seen else ()
        told = (words.day_title(day), f"{len(entries)} mục" if entries else "không có mục nào")
        self.setAccessibleDescription(", ".join(told))
        self._bring_into_view(day)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        key = event.key()
        wanted = stepped(self._seen.span, self._day, key) if self._seen else None
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        elif key == Qt.Key.Key_Home:
            self.day_wanted.emit(this_day())
        elif key in _ENTER:
            self.day_opened.emit(self._day)
        elif wanted:
            self.day_wanted.emit(wanted)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if event.button() is not Qt.MouseButton.LeftButton or self._picture is None:
            return
        point = self._on_picture(event.position())
        line = self._picture.line_at(point)
        day = self._picture.day_at(point) or (line.day if line else None)
        if day:
            self.day_wanted.emit(day)
        if line and line.entry:
            self.entry_chosen.emit(line.entry)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if event.button() is not Qt.MouseButton.LeftButton or self._picture is None:
            return
        point = self._on_picture(event.position())
        line, day = self._picture.line_at(point), self._picture.day_at(point)
        if line and line.entry:
            self.entry_opened.emit(line.entry)
        elif day:
            self.day_opened.emit(day)

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tip(event)
            return True
        return super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self.viewport())
        if self._picture:
            left, top = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
            painter.translate(-left, -top)
            clip = QRectF(event.rect()).translated(left, top)
            self._picture.paint(painter, clip, Marks(self._day, this_day(), self.hasFocus()))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._lay_out()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        self.viewport().update()

    def _lay_out(self) -> None:
        if self._seen is None:
            return
        size = self.viewport().size()
        self._picture = _PICTURES[self._seen.span](self._seen, size)
        for bar, room, needed in (
            (self.horizontalScrollBar(), size.width(), self._picture.width),
            (self.verticalScrollBar(), size.height(), self._picture.height),
        ):
            bar.setPageStep(room)
            bar.setSingleStep(40)
            bar.setRange(0, max(0, needed - room))
        self.viewport().update()

    def _bring_into_view(self, day: date) -> None:
        rect = self._picture.rect_of(day) if self._picture else QRectF()
        bar, room = self.verticalScrollBar(), self.viewport().height()
        if rect.top() < bar.value():
            bar.setValue(int(rect.top()))
        elif rect.bottom() > bar.value() + room:
            bar.setValue(int(min(rect.top(), rect.bottom() - room + 1)))

    def _on_picture(self, point: QPointF) -> QPointF:
        return point + QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _show_tip(self, event: QHelpEvent) -> None:
        day = self._picture.day_at(self._on_picture(QPointF(event.pos()))) if self._picture else None
        if day and self._seen and day in self._seen.days:
            tip = words.day_tip(self._seen.days[day], self._seen.on(day))
            QToolTip.showText(event.globalPos(), tip, self)
        else:
            QToolTip.hideText()
