"""Pieces that the room's lists are painted of, in the colours that are on."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from ucvn_desktop.ui import theme
from ucvn_desktop.ui.widgets.painting import saved

PAD = 8
BOX = 16


def fonts(option: QStyleOptionViewItem) -> tuple[QFont, QFont]:
    """The faces of a row's title and of the line under it."""
    title, note = QFont(option.font), QFont(option.font)
    title.setWeight(QFont.Weight.DemiBold)
    note.setPointSizeF(theme.NOTE_PT)
    return title, note


def row_height(option: QStyleOptionViewItem) -> int:
    """Enough for a title and a line under it."""
    title, note = fonts(option)
    return QFontMetrics(title).height() + QFontMetrics(note).height() + 2 * PAD


def paint_text(
    painter: QPainter, area: QRect, text: str, font: QFont, colour: str, *, right: bool = False
) -> int:
    """One line of text in `area`, with «…» where it is longer; how wide it is."""
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(area, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
    return metrics.horizontalAdvance(shown)


def paint_box(painter: QPainter, area: QRect, state: Qt.CheckState) -> None:
    """A check box as the style sheet draws them."""
    look = theme.tokens()
    on = state is not Qt.CheckState.Unchecked
    box = QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5)
    with saved(painter):
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(look.blue if on else look.field_line), 1))
        painter.setBrush(QColor(look.blue if on else look.card))
        painter.drawRoundedRect(box, 4, 4)
        if on:
            painter.setPen(QPen(QColor(look.card), 1.75, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawPolyline(_mark(box, state))


def _mark(box: QRectF, state: Qt.CheckState) -> list[QPointF]:
    def at(x: float, y: float) -> QPointF:
        return QPointF(box.left() + x * box.width(), box.top() + y * box.height())

    if state is Qt.CheckState.PartiallyChecked:
        return [at(0.27, 0.5), at(0.73, 0.5)]
    return [at(0.22, 0.53), at(0.42, 0.72), at(0.78, 0.31)]
