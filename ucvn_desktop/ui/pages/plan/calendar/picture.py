"""What pictures of days have in common: where each day and each line lies, and how a line is painted."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from ucvn_desktop.core.calendar import CalendarDay, CalendarEntry
from ucvn_desktop.ui import theme
from ucvn_desktop.ui.icons import icon
from ucvn_desktop.ui.pages.plan.calendar import words
from ucvn_desktop.ui.pages.plan.calendar.reading import Seen
from ucvn_desktop.ui.widgets.painting import paint_lines, saved

_SIGN = 13
_GAP = 4
_DISC = 1.45
_EDGE = 2


@dataclass(frozen=True, slots=True)
class DayBox:
    """A day and its place."""

    day: CalendarDay
    rect: QRectF


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a day: an entry, or without one what is said in its place («+3 nữa»)."""

    day: date
    rect: QRectF
    entry: CalendarEntry | None = None
    text: str = ""
    rows: int = 1


@dataclass(frozen=True, slots=True)
class BarLine(Line):
    """What goes on over several days as a bar over them, named on `day`, the first of them that is shown; it
    begins and ends here, or goes on beyond."""

    begins: bool = True
    ends: bool = True


@dataclass(frozen=True, slots=True)
class Marks:
    """What is marked: the day that is chosen, this day, and whether the keys are the board's."""

    chosen: date
    today: date
    has_focus: bool


class Faces:
    """The interface's faces in the sizes of a calendar, with their metrics."""

    def __init__(self) -> None:
        self.body = theme.body_font()
        self.note = sized(theme.NOTE_PT)
        self.number = sized(theme.HEADING_PT, bold=True)
        self.heading = sized(theme.BODY_PT, bold=True)
        self.strong = sized(theme.NOTE_PT, bold=True)
        self.body_line = QFontMetricsF(self.body).height()
        self.note_line = QFontMetricsF(self.note).height()
        self.number_line = QFontMetricsF(self.number).height()


class Picture:
    """A week, a month or a year laid out for a width; where it needs more height than there is, it is higher."""

    MINIMUM: ClassVar[int] = 0  # the width below which it is not squeezed

    def __init__(self, seen: Seen, size: QSize) -> None:
        self.seen = seen
        self.faces = Faces()
        self.width = max(size.width(), self.MINIMUM)
        self.height = size.height()
        self.days: list[DayBox] = []
        self.lines: list[Line] = []
        self.bars: list[BarLine] = []

    def day_at(self, point: QPointF) -> date | None:
        """The day under a point."""
        return next((box.day.day for box in self.days if box.rect.contains(point)), None)

    def line_at(self, point: QPointF) -> Line | None:
        """The bar or line under a point."""
        return next((line for line in (*self.bars, *self.lines) if line.rect.contains(point)), None)

    def rect_of(self, day: date) -> QRectF:
        """Where a day lies; an empty rectangle where it is not shown."""
        return next((box.rect for box in self.days if box.day.day == day), QRectF())

    def paint(self, painter: QPainter, clip: QRectF, marks: Marks) -> None:
        """Paint what lies within `clip`."""
        raise NotImplementedError


def sized(points: float, *, bold: bool = False) -> QFont:
    """The interface's face in another size."""
    font = theme.body_font()
    font.setPointSizeF(points)
    font.setBold(bold)
    return font


def paint_sign(painter: QPainter, left: float, middle: float, name: str, tone: str) -> float:
    """A small icon; where what follows begins."""
    rect = QRect(round(left), round(middle - _SIGN / 2), _SIGN, _SIGN)
    icon(name, tone=tone).paint(painter, rect)
    return left + _SIGN + _GAP


def paint_entry(painter: QPainter, line: Line, font: QFont) -> None:
    """An entry: the sign of its kind, whether it begins or ends here, its hour, its title on the line's rows."""
    entry, height = line.entry, QFontMetricsF(font).lineSpacing()
    assert entry
    left, middle = line.rect.left(), line.rect.top() + height / 2
    left = paint_sign(painter, left, middle, *words.sign(entry))
    if part := part_of(entry, line.day):
        left = paint_sign(painter, left, middle, part, "mute")
    painter.setPen(QColor(theme.tokens().ink))
    painter.setFont(font)
    paint_lines(
        painter,
        line.rect.adjusted(left - line.rect.left(), 0, 0, 0),
        words.titled(entry, line.day),
        line.rows,
    )


def paint_bar(painter: QPainter, bar: BarLine, font: QFont, *, is_upright: bool = False) -> None:
    """A bar with a thick edge where it begins and where it ends, the sign of its kind, and its title on its rows."""
    look, rect = theme.tokens(), bar.rect
    assert bar.entry
    painter.fillRect(rect, QColor(look.blue_soft))
    first, last = (rect.height(), rect.width()) if is_upright else (rect.width(), rect.height())
    edge = QRectF(0, 0, last, _EDGE) if is_upright else QRectF(0, 0, _EDGE, last)
    step = QPointF(0, first - _EDGE) if is_upright else QPointF(first - _EDGE, 0)
    for is_there, moved in ((bar.begins, QPointF()), (bar.ends, step)):
        if is_there:
            painter.fillRect(edge.translated(rect.topLeft() + moved), QColor(look.blue))
    inner = rect.adjusted(_GAP + 1, 1 + _EDGE if is_upright else 0, -_GAP, 0)
    height = QFontMetricsF(font).lineSpacing()
    left = paint_sign(painter, inner.left(), inner.top() + height / 2, *words.sign(bar.entry))
    painter.setPen(QColor(look.ink))
    painter.setFont(font)
    title = words.bar_title(bar.entry, bar.day)
    paint_lines(painter, inner.adjusted(left - inner.left(), 0, 0, 0), title, bar.rows)


def signs_width(entry: CalendarEntry, day: date) -> float:
    """How far the title stands from the left of its line."""
    return (_SIGN + _GAP) * (2 if part_of(entry, day) else 1)


def part_of(entry: CalendarEntry, day: date) -> str:
    """The icon that says that an entry of several days begins or ends on this one; "" within, for one day, and
    where its title says so."""
    if entry.day_from == entry.day_to or entry.edge_on(day):
        return ""
    iso = day.isoformat()
    return {entry.day_from: "starts", entry.day_to: "ends"}.get(iso, "")


def paint_text(
    painter: QPainter,
    rect: QRectF,
    text: str,
    font: QFont,
    flags: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Text on one line in the middle of the rectangle's height, cut with «…»."""
    painter.setFont(font)
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, flags | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)


def paint_cell(painter: QPainter, box: DayBox, marks: Marks, ground: str | None) -> None:
    """A day's ground; the chosen one has an edge as well, so that it is told without colour."""
    look = theme.tokens()
    is_chosen = box.day.day == marks.chosen
    with saved(painter):
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_chosen or ground:
            painter.fillRect(box.rect, QColor(look.red_soft if is_chosen else ground))
        if is_chosen:
            width = 2 if marks.has_focus else 1
            painter.setPen(QPen(QColor(look.blue if marks.has_focus else look.field_line), width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.rect.adjusted(1, 1, -1, -1))


def paint_number(painter: QPainter, rect: QRectF, box: DayBox, marks: Marks, font: QFont) -> None:
    """The day of the month in the rectangle; this day on a disc, which is as wide as two digits want it."""
    look = theme.tokens()
    is_today = box.day.day == marks.today
    with saved(painter):
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_today:
            height = min(rect.height(), QFontMetricsF(font).height() + 4)
            disc = QRectF(0, 0, min(rect.width(), _DISC * height), height)
            disc.moveCenter(rect.center())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.blue))
            painter.drawRoundedRect(disc, height / 2, height / 2)
        painter.setPen(QColor(look.card if is_today else look.ink if box.day.is_inside else look.mute))
        painter.setFont(font)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(box.day.day.day))
