"""How a row of the list is painted: a slogan on two lines; a design's shape, words and size; a heading."""

from functools import cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ucvn_desktop.ui import theme
from ucvn_desktop.ui.pages.posters.model import ROW_ROLE, Entry, Heading
from ucvn_desktop.ui.widgets.painting import paint_ground, paint_lines, saved

_PAD = 8
_SHAPE = 36  # a design's shape stands in a square of this side


class BankDelegate(QStyledItemDelegate):
    """All rows are of one height: ten thousand are laid out at once."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        return QSize(0, 2 * option.fontMetrics.lineSpacing() + 2 * _PAD)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(ROW_ROLE)
        with saved(painter):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if isinstance(row, Heading):
                _paint_heading(painter, option, row)
            elif isinstance(row, Entry):
                _paint_entry(painter, option, row)


def _paint_entry(painter: QPainter, option: QStyleOptionViewItem, entry: Entry) -> None:
    paint_ground(painter, QRectF(option.rect).adjusted(1, 1, -1, -1), option.state)
    inner = option.rect.adjusted(_PAD, _PAD, -_PAD, -_PAD)
    if entry.look:
        _paint_design(painter, inner, option, entry)
    else:
        _paint_text(painter, inner, option.font, entry.text, lines=2)


def _paint_heading(painter: QPainter, option: QStyleOptionViewItem, heading: Heading) -> None:
    look = theme.tokens()
    font = QFont(option.font)
    font.setPointSizeF(theme.NOTE_PT)
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(QColor(look.mute))
    inner = option.rect.adjusted(_PAD, _PAD, -_PAD, -6)
    count = f"  {heading.count}"
    room = inner.width() - painter.fontMetrics().horizontalAdvance(count)
    title = painter.fontMetrics().elidedText(heading.title, Qt.TextElideMode.ElideRight, room)
    painter.drawText(inner, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, title + count)
    painter.setPen(QColor(look.line))
    painter.drawLine(inner.left(), option.rect.bottom() - 2, inner.right(), option.rect.bottom() - 2)


def _paint_design(painter: QPainter, inner: QRect, option: QStyleOptionViewItem, entry: Entry) -> None:
    square = QRect(inner.left(), inner.top(), _SHAPE, inner.height())
    _paint_shape(painter, QRectF(square), entry)
    beside = inner.adjusted(_SHAPE + _PAD, 0, 0, 0)
    upper = QRect(beside.left(), beside.top(), beside.width(), beside.height() // 2)
    _paint_text(painter, upper, option.font, entry.text, lines=1)
    font = QFont(option.font)
    font.setPointSizeF(theme.NOTE_PT)
    painter.setFont(font)
    painter.setPen(QColor(theme.tokens().mute))
    painter.drawText(beside, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, entry.note)


def _paint_shape(painter: QPainter, square: QRectF, entry: Entry) -> None:
    assert entry.look
    width, height, name = entry.look
    ground, letters = _colours(name)
    scale = min(square.width() / width, square.height() / height)
    box = QRectF(0, 0, max(width * scale, 4), max(height * scale, 4))
    box.moveCenter(square.center())
    painter.fillRect(box, QColor(ground or theme.tokens().line))
    painter.setPen(QPen(QColor(theme.tokens().field_line), 0.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box)
    bar = QRectF(0, 0, box.width() * 0.6, max(box.height() * 0.12, 1))
    bar.moveCenter(box.center())
    painter.fillRect(bar, QColor(letters or theme.tokens().mute))


@cache
def _colours(name: str) -> tuple[str, str]:
    """Ground and letters of a template; empty where there is none of the name."""
    from ucvn_desktop.core.errors import UserError
    from ucvn_desktop.drawing.templates import template

    try:
        known = template(name)
    except UserError:
        return "", ""
    return known.ground, known.first_line


def _paint_text(painter: QPainter, box: QRect, font: QFont, text: str, *, lines: int) -> None:
    """`text` on at most `lines` lines, the last one elided."""
    painter.setFont(font)
    painter.setPen(QColor(theme.tokens().ink))
    paint_lines(painter, QRectF(box), text, lines)
