"""What delegates paint alike: a row's ground, its fonts, words on a few lines; and painters given back as they were."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QStyle

from ucvn_desktop.ui import theme

_BESIDE_BAR, _IN_LINE = 2, 6


@contextmanager
def saved(painter: QPainter) -> Iterator[None]:
    """Give the painter back as it was, also where painting fails: Qt complains of states that are left."""
    painter.save()
    try:
        yield
    finally:
        painter.restore()


def bold(font: QFont) -> QFont:
    """The font of what a row is called."""
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold)
    return made


def small(font: QFont) -> QFont:
    """The font of what is told under it."""
    made = QFont(font)
    made.setPointSizeF(theme.NOTE_PT)
    return made


def gap_at_right(view: QObject | None) -> int:
    """Between a row and the right edge of its list: clear of the bar, or else in line with the filters above."""
    has_bar = isinstance(view, QAbstractItemView) and view.verticalScrollBar().isVisible()
    return _BESIDE_BAR if has_bar else _IN_LINE


def paint_ground(painter: QPainter, box: QRectF, state: QStyle.StateFlag) -> None:
    """A row's surface: chosen, under the mouse, or plain; with the edge of the focus."""
    look = theme.tokens()
    is_chosen = bool(state & QStyle.StateFlag.State_Selected)
    with saved(painter):
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.red_soft if is_chosen else look.hover))
            painter.drawRoundedRect(box, theme.CONTROL_RADIUS, theme.CONTROL_RADIUS)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(look.blue), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            edge = box.adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(edge, theme.CONTROL_RADIUS, theme.CONTROL_RADIUS)


def paint_lines(painter: QPainter, box: QRectF, text: str, lines: int) -> None:
    """`text` in the painter's font and pen on at most `lines` lines; the last one ends with «…»."""
    metrics = QFontMetricsF(painter.font())
    layout = QTextLayout(text, painter.font())
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    layout.beginLayout()
    for number in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(box.width())
        start, length = line.textStart(), line.textLength()
        piece = text[start:] if number == lines - 1 else text[start : start + length].rstrip()
        piece = metrics.elidedText(piece, Qt.TextElideMode.ElideRight, box.width())
        top = box.top() + number * metrics.lineSpacing()
        painter.drawText(QPointF(box.left(), top + metrics.ascent()), piece)
    layout.endLayout()


def lines_needed(text: str, font: QFont, width: float, most: int) -> int:
    """On how many lines `paint_lines` puts `text` of this font, where it may take `most` of them."""
    layout = QTextLayout(text, font)
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    layout.beginLayout()
    lines = 0
    while lines < most and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        lines += 1
    layout.endLayout()
    return lines
