"""Rows of an icon, what it is, and under that, smaller, where it belongs."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ucvn_desktop.ui import theme
from ucvn_desktop.ui.widgets.painting import paint_ground, saved, small

_PAD = 6
_ICON = 20


class TwoLines(QStyledItemDelegate):
    """Paints an item whose text has two lines; both end with «…» where they are too long."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        lines = QFontMetrics(option.font).height() + QFontMetrics(small(option.font)).height()
        return QSize(160, lines + 2 * _PAD)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look = theme.tokens()
        paint_ground(painter, QRectF(option.rect), option.state)
        area = option.rect.adjusted(8, _PAD, -8, -_PAD)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        mark = QRect(area.left(), area.center().y() - _ICON // 2, _ICON, _ICON)
        picture: QIcon = index.data(Qt.ItemDataRole.DecorationRole)
        picture.paint(painter, mark, mode=QIcon.Mode.Selected if is_chosen else QIcon.Mode.Normal)
        area.setLeft(mark.right() + 10)
        title, _, note = str(index.data(Qt.ItemDataRole.DisplayRole)).partition("\n")
        with saved(painter):
            area.setTop(_line(painter, area, title, option.font, look.ink))
            _line(painter, area, note, small(option.font), look.mute)


def _line(painter: QPainter, area: QRect, text: str, font: QFont, colour: str) -> int:
    """One line at the top of the area; where the next one begins."""
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(area, Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextSingleLine, shown)
    return area.top() + metrics.height()
