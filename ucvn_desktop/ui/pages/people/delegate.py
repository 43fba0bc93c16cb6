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
    name_height = QFontMetricsF(bold(font)).lineSpacing()
    top = QRectF(box.left(), box.top(), box.width(), name_height)
    painter.setFont(small(font))
    painter.setPen(QColor(look.mute))
    phone = line.person.phone
    width = min(QFontMetricsF(painter.font()).horizontalAdvance(phone), box.width() / 2)
    shown = QFontMetricsF(painter.font()).elidedText(phone, Qt.TextElideMode.ElideRight, width + 1)
    painter.drawText(top, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, shown)
    paint_lines(painter, box.adjusted(0, name_height + _GAP, 0, 0), _place(line), 1)
    painter.setFont(bold(font))
    painter.setPen(QColor(look.ink))
    paint_lines(painter, top.adjusted(0, 0, -width - _BESIDE if phone else 0, 0), line.person.full_name, 1)


def _place(line: PersonLine) -> str:
    """Offices are not read of people in the bin."""
    return line.place or ("trong thùng rác" if line.person.deleted_at else "chưa ghi chức vụ")
