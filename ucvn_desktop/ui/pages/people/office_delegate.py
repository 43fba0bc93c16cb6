"""A row of somebody's offices: the title, the unit, from when to when."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ucvn_desktop.core.person import Office
from ucvn_desktop.core.text.dates import today
from ucvn_desktop.ui import theme
from ucvn_desktop.ui.pages.people import words
from ucvn_desktop.ui.widgets.painting import bold, paint_ground, paint_lines, saved

OFFICE = int(Qt.ItemDataRole.UserRole)
_EDGE = 6
_LINES = 3


class OfficeDelegate(QStyledItemDelegate):
    """Three lines each; those that are over are in the quieter ink."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        return QSize(120, round(_LINES * QFontMetricsF(bold(option.font)).lineSpacing() + 2 * _EDGE))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        office: Office = index.data(OFFICE)
        look, day = theme.tokens(), today()
        with saved(painter):
            box = QRectF(option.rect).adjusted(0, 1, 0, -1)
            paint_ground(painter, box, option.state)
            box = box.adjusted(8, _EDGE - 1, -8, -_EDGE + 1)
            height = box.height() / _LINES
            painter.setPen(QColor(look.ink if office.is_held_on(day) else look.mute))
            painter.setFont(bold(option.font))
            first, second = (office.title, office.unit) if office.title else (office.unit, "")
            paint_lines(painter, box, first, 1)
            painter.setFont(option.font)
            painter.setPen(QColor(look.mute))
            paint_lines(painter, box.adjusted(0, height, 0, 0), second, 1)
            paint_lines(painter, box.adjusted(0, 2 * height, 0, 0), words.held(office, day), 1)
