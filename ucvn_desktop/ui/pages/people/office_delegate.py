"""A row of somebody's offices: the title, the unit, from when to when."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from ucvn_desktop.core.person import Office
from ucvn_desktop.core.text.dates import today
from ucvn_desktop.ui import theme
from ucvn_desktop.ui.pages.people import words
from ucvn_desktop.ui.widgets.painting import bold, lines_needed, paint_ground, paint_lines, saved

OFFICE = int(Qt.ItemDataRole.UserRole)
_EDGE = 6
_SIDE = 8
_MOST_LINES = 3  # of a title or a unit; more ends with «…»


class OfficeDelegate(QStyledItemDelegate):
    """Title, unit and days, on as many lines as they need; those that are over are in the quieter ink."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else option.rect.width()
        parts = _parts(index.data(OFFICE), option.font, width - 2 * _SIDE)
        return QSize(120, round(sum(height for _, _, height in parts)) + 2 * _EDGE)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        office: Office = index.data(OFFICE)
        look = theme.tokens()
        with saved(painter):
            box = QRectF(option.rect).adjusted(0, 1, 0, -1)
            paint_ground(painter, box, option.state)
            box = box.adjusted(_SIDE, _EDGE - 1, -_SIDE, -_EDGE + 1)
            painter.setPen(QColor(look.ink if office.is_held_on(today()) else look.mute))
            for text, font, height in _parts(office, option.font, box.width()):
                painter.setFont(font)
                paint_lines(painter, box, text, _MOST_LINES)
                painter.setPen(QColor(look.mute))
                box.setTop(box.top() + height)


def _parts(office: Office, font: QFont, width: float) -> list[tuple[str, QFont, float]]:
    """What stands one below the other: its words, its font, how high it gets."""
    first, second = (office.title, office.unit) if office.title else (office.unit, "")
    parts = ((first, bold(font)), (second, font), (words.held(office, today()), font))
    return [
        (text, own, lines_needed(text, own, width, _MOST_LINES) * QFontMetricsF(own).lineSpacing())
        for text, own in parts
        if text
    ]
