"""A row of the list: number and day, two lines of what it is about, who issued it and what hangs on it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from ucvn_desktop.core.text.dates import format_day
from ucvn_desktop.services.papers import PaperRow
from ucvn_desktop.ui import theme
from ucvn_desktop.ui.pages.plan.papers import words
from ucvn_desktop.ui.widgets.block_model import ROW
from ucvn_desktop.ui.widgets.painting import paint_ground, paint_lines, saved

_EDGE = 9
_GAP = 3
_BESIDE = 10
_SUMMARY_LINES = 2
_BESIDE_BAR, _IN_LINE = 2, 6


class PaperDelegate(QStyledItemDelegate):
    """Every row has the same height: ten thousand need no measuring."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        head = QFontMetricsF(_head_font(option.font)).lineSpacing()
        line = QFontMetricsF(option.font).lineSpacing()
        note = QFontMetricsF(_note_font(option.font)).lineSpacing()
        return QSize(120, round(head + _SUMMARY_LINES * line + note + 2 * _EDGE + 2 * _GAP + 2))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row: PaperRow | None = index.data(ROW)
        with saved(painter):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(option.rect).adjusted(0, 1, -self._right(), -1)
            paint_ground(painter, box, option.state)
            inner = box.adjusted(10, _EDGE, -10, -_EDGE)
            if row is None:
                _placeholder(painter, inner)
            else:
                _paint(painter, inner, option.font, row)

    def _right(self) -> int:
        """What is left free at the right: clear of the bar, or else in line with the filters above."""
        view = self.parent()
        has_bar = isinstance(view, QAbstractItemView) and view.verticalScrollBar().isVisible()
        return _BESIDE_BAR if has_bar else _IN_LINE


def _paint(painter: QPainter, box: QRectF, font: QFont, row: PaperRow) -> None:
    look = theme.tokens()
    head = QFontMetricsF(_head_font(font)).lineSpacing()
    note = QFontMetricsF(_note_font(font)).lineSpacing()
    top = QRectF(box.left(), box.top(), box.width(), head)
    foot = QRectF(box.left(), box.bottom() - note, box.width(), note)
    painter.setFont(_note_font(font))
    painter.setPen(QColor(look.mute))
    day = _at_right(painter, top, format_day(row.day))
    status = _at_right(painter, foot, words.status(row))
    paint_lines(painter, foot.adjusted(0, 0, -status, 0), words.issuer(row), 1)
    painter.setFont(_head_font(font))
    painter.setPen(QColor(look.ink))
    paint_lines(painter, top.adjusted(0, 0, -day, 0), words.head(row), 1)
    painter.setFont(font)
    middle = box.adjusted(0, head + _GAP, 0, 0)
    paint_lines(painter, middle, row.summary or "chưa ghi trích yếu", _SUMMARY_LINES)


def _at_right(painter: QPainter, box: QRectF, text: str) -> float:
    """Paint the words at the right end; how much of the width they take from what stands beside them."""
    painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
    return QFontMetricsF(painter.font()).horizontalAdvance(text) + _BESIDE if text else 0


def _placeholder(painter: QPainter, box: QRectF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.tokens().line))
    for top, share in ((2.0, 0.5), (22.0, 0.9), (42.0, 0.7)):
        painter.drawRoundedRect(QRectF(box.left(), box.top() + top, box.width() * share, 9), 4, 4)


def _head_font(font: QFont) -> QFont:
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold)
    return made


def _note_font(font: QFont) -> QFont:
    made = QFont(font)
    made.setPointSizeF(theme.NOTE_PT)
    return made
