"""A row of the list: two lines of title, day and channel, where it appeared and how many saw it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from ucvn_desktop.services.post_list import PostRow
from ucvn_desktop.ui import theme
from ucvn_desktop.ui.pages.posts import words
from ucvn_desktop.ui.widgets.block_model import ROW
from ucvn_desktop.ui.widgets.painting import paint_ground, paint_lines, saved

_EDGE = 10
_GAP = 4
_TITLE_LINES = _NOTE_LINES = 2
_BESIDE = 10
_BESIDE_BAR, _IN_LINE = 2, 6


class PostDelegate(QStyledItemDelegate):
    """Every row has the same height: ten thousand need no measuring."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        title = QFontMetricsF(_title_font(option.font)).lineSpacing()
        note = QFontMetricsF(_note_font(option.font)).lineSpacing()
        return QSize(120, round(_TITLE_LINES * title + _NOTE_LINES * note + 2 * _EDGE + 3 * _GAP))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row = index.data(ROW)
        with saved(painter):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(option.rect).adjusted(0, 1, -self._right(), -1)
            paint_ground(painter, box, option.state)
            inner = box.adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
            if row is None:
                _paint_placeholder(painter, inner)
            else:
                _paint_row(painter, inner, option.font, row)

    def _right(self) -> int:
        """The gap at the right: clear of the bar, or else in line with the filters above."""
        view = self.parent()
        has_bar = isinstance(view, QAbstractItemView) and view.verticalScrollBar().isVisible()
        return _BESIDE_BAR if has_bar else _IN_LINE


def _paint_row(painter: QPainter, box: QRectF, font: QFont, row: PostRow) -> None:
    look = theme.tokens()
    painter.setFont(_title_font(font))
    painter.setPen(QColor(look.ink))
    paint_lines(painter, box, words.title(row), _TITLE_LINES)
    painter.setFont(_note_font(font))
    painter.setPen(QColor(look.mute))
    metrics = QFontMetricsF(painter.font())
    foot = QRectF(box.left(), box.bottom() - metrics.height(), box.width(), metrics.height())
    _draw_line(painter, foot.translated(0, -metrics.lineSpacing() - _GAP), words.facts(row))
    seen = words.views(row.views)
    width = metrics.horizontalAdvance(seen) + _BESIDE if seen else 0
    painter.drawText(foot, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, seen)
    _draw_line(painter, foot.adjusted(0, 0, -width, 0), words.outlet(row))


def _paint_placeholder(painter: QPainter, box: QRectF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.tokens().line))
    for top, share in ((2.0, 0.9), (20.0, 0.6), (44.0, 0.4)):
        painter.drawRoundedRect(QRectF(box.left(), box.top() + top, box.width() * share, 9), 4, 4)


def _draw_line(painter: QPainter, box: QRectF, text: str) -> None:
    text = QFontMetricsF(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)


def _title_font(font: QFont) -> QFont:
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold)
    return made


def _note_font(font: QFont) -> QFont:
    made = QFont(font)
    made.setPointSizeF(theme.NOTE_PT)
    return made
