"""A row of the list: the name with the telephone beside it, and under it what somebody is."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ucvn_desktop.services.people import PersonLine
from ucvn_desktop.ui import theme
from ucvn_desktop.ui.widgets.block_model import ROW
from ucvn_desktop.ui.widgets.painting import bold, gap_at_right, paint_ground, paint_lines, saved, small

_EDGE = 8
_GAP = 2
_BESIDE = 10


class PersonDelegate(QStyledItemDelegate):
    """Every row has the same height: ten thousand need no measuring."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        name = QFontMetricsF(bold(option.font)).lineSpacing()
        note = QFontMetricsF(small(option.font)).lineSpacing()
        return QSize(120, round(name + note + 2 * _EDGE + 2 * _GAP))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        line: PersonLine | None = index.data(ROW)
        if line is None:
            return
        with saved(painter):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(option.rect).adjusted(0, 1, -gap_at_right(self.parent()), -1)
            paint_ground(painter, box, option.state)
            _paint(painter, box.adjusted(10, _EDGE, -10, -_EDGE), option.font, line)


def _paint(painter: QPainter, box: QRectF, font: QFont, line: PersonLine) -> None:
    look = theme.tokens()
    names = QFontMetricsF(bold(font))
    top = QRectF(box.left(), box.top(), box.width(), names.lineSpacing())
    painter.setFont(small(font))
    painter.setPen(QColor(look.mute))
    name, phone = line.person.full_name, line.person.phone
    width = QFontMetricsF(painter.font()).horizontalAdvance(phone)
    # The name is what one looks for: a telephone for which it leaves no room is read beside the list.
    if names.horizontalAdvance(name) + _BESIDE + width <= box.width():
        painter.drawText(top, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, phone)
    paint_lines(painter, box.adjusted(0, top.height() + _GAP, 0, 0), _place(line), 1)
    painter.setFont(bold(font))
    painter.setPen(QColor(look.ink))
    # The given name stands last, and people are called and sorted by it: what is left out stands before it.
    shown = names.elidedText(name, Qt.TextElideMode.ElideMiddle, top.width())
    painter.drawText(top, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


def _place(line: PersonLine) -> str:
    """Offices are not read of people in the bin."""
    return line.place or ("trong thùng rác" if line.person.deleted_at else "chưa ghi chức vụ")
