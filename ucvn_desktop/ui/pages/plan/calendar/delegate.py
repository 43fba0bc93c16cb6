"""Paints an entry of the panel: the sign of its kind, its title on two lines, and smaller what is known of it."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ucvn_desktop.ui import theme
from ucvn_desktop.ui.pages.plan.calendar import words
from ucvn_desktop.ui.pages.plan.calendar.model import ENTRY, NOTE, Index
from ucvn_desktop.ui.pages.plan.calendar.picture import paint_sign, sized
from ucvn_desktop.ui.widgets.painting import paint_ground, paint_lines, saved

_PAD, _SIDE, _SIGN = 6, 8, 20
_LINES = 2


class EntryDelegate(QStyledItemDelegate):
    """Rows of one height, so that a year of a thousand entries is laid out at once."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        title, note = QFontMetrics(theme.body_font()), QFontMetrics(sized(theme.NOTE_PT))
        return QSize(160, _LINES * title.lineSpacing() + _LINES * note.lineSpacing() + 2 * _PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, entry = theme.tokens(), index.data(ENTRY)
        paint_ground(painter, QRectF(option.rect), option.state)
        area = QRectF(option.rect).adjusted(_SIDE, _PAD, -_SIDE, -_PAD)
        title = sized(theme.BODY_PT, bold=words.is_round(entry))
        line = QFontMetrics(title).lineSpacing()
        with saved(painter):
            paint_sign(painter, area.left(), area.top() + line / 2, *words.sign(entry))
            area.setLeft(area.left() + _SIGN)
            painter.setFont(title)
            painter.setPen(QColor(look.ink))
            text = index.data()
            paint_lines(painter, area, text, _LINES)
            fits = QFontMetrics(title).horizontalAdvance(text) <= area.width()
            painter.setFont(sized(theme.NOTE_PT))
            painter.setPen(QColor(look.mute))
            paint_lines(
                painter, area.adjusted(0, line * (1 if fits else _LINES), 0, 0), index.data(NOTE), _LINES
            )
