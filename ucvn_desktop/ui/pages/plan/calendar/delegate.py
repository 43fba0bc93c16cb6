"""Paints an entry of the panel: the sign of its kind, its title, and smaller what is known of it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ucvn_desktop.ui import theme
from ucvn_desktop.ui.pages.plan.calendar import words
from ucvn_desktop.ui.pages.plan.calendar.model import ENTRY, NOTE, Index
from ucvn_desktop.ui.pages.plan.calendar.picture import paint_sign, sized
from ucvn_desktop.ui.widgets.painting import paint_ground, paint_lines, saved

_PAD, _SIDE, _SIGN = 6, 8, 20
_LINES = 2


class EntryDelegate(QStyledItemDelegate):
    """Rows of one height, so that a year of a thousand entries is laid out at once. Title and what is known of it
    have two lines each; a line that one of them leaves empty is the other's."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        title, note = QFontMetrics(theme.body_font()), QFontMetrics(sized(theme.NOTE_PT))
        return QSize(160, _LINES * title.lineSpacing() + _LINES * note.lineSpacing() + 2 * _PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, entry = theme.tokens(), index.data(ENTRY)
        paint_ground(painter, QRectF(option.rect), option.state)
        area = QRectF(option.rect).adjusted(_SIDE, _PAD, -_SIDE, -_PAD)
        title, note = sized(theme.BODY_PT, bold=words.is_round(entry)), sized(theme.NOTE_PT)
        line = QFontMetrics(title).lineSpacing()
        with saved(painter):
            paint_sign(painter, area.left(), area.top() + line / 2, *words.sign(entry))
            area.setLeft(area.left() + _SIGN)
            shares = shared(_needed(title, index.data(), area), _needed(note, index.data(NOTE), area))
            painter.setFont(title)
            painter.setPen(QColor(look.ink))
            paint_lines(painter, area, index.data(), shares[0])
            painter.setFont(note)
            painter.setPen(QColor(look.mute))
            paint_lines(painter, area.adjusted(0, line * shares[0], 0, 0), index.data(NOTE), shares[1])


def shared(title: int, note: int) -> tuple[int, int]:
    """How many lines title and note have of those that they need."""
    spare = 2 * _LINES
    title = min(title, max(_LINES, spare - note))
    return title, min(note, spare - title)


def _needed(font: QFont, text: str, area: QRectF) -> int:
    metrics = QFontMetrics(font)
    height = metrics.boundingRect(area.toRect(), int(Qt.TextFlag.TextWordWrap), text).height()
    return max(1, round(height / metrics.lineSpacing()))
