"""A task's card on the board: what is to be done, by when and by whom, how far it has come."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ucvn_desktop.core.task import Counted, Task, in_words
from ucvn_desktop.core.text.dates import format_day
from ucvn_desktop.services.tasks import TaskRow
from ucvn_desktop.ui import theme
from ucvn_desktop.ui.pages.plan.tasks.delegate import TONES, paint_bar
from ucvn_desktop.ui.pages.plan.tasks.model import ROW
from ucvn_desktop.ui.widgets.painting import paint_ground, paint_lines, saved

_LINES = 3
_EDGE, _GAP, _BAR = 8, 2, 14


class CardDelegate(QStyledItemDelegate):
    """Every card has the same height."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        words = QFontMetricsF(option.font).lineSpacing()
        notes = QFontMetricsF(_note_font(option.font)).lineSpacing()
        return QSize(100, round(_LINES * words + 2 * notes + _BAR + 2 * _EDGE + 2 * _GAP))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: TaskRow | None = index.data(ROW)
        if row is None:
            return
        look = theme.tokens()
        with saved(painter):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            card = QRectF(option.rect).adjusted(1, 1, -1, -3)
            painter.setPen(QColor(look.line))
            painter.setBrush(QColor(look.card))
            painter.drawRoundedRect(
                card.adjusted(0.5, 0.5, -0.5, -0.5), theme.CONTROL_RADIUS, theme.CONTROL_RADIUS
            )
            paint_ground(painter, card, option.state)
            _paint(painter, card.adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE), option.font, row)


def _paint(painter: QPainter, box: QRectF, font: QFont, row: TaskRow) -> None:
    look, task = theme.tokens(), row.task
    words, notes = QFontMetricsF(font).lineSpacing(), QFontMetricsF(_note_font(font)).lineSpacing()
    painter.setFont(font)
    painter.setPen(QColor(look.ink))
    paint_lines(painter, box, task.what, _LINES)
    box = box.adjusted(0, _LINES * words + _GAP, 0, 0)
    painter.setFont(_note_font(font))
    painter.setPen(QColor(look.mute))
    paint_lines(painter, box, _when_and_who(task), 1)
    box = box.adjusted(0, notes + _GAP, 0, 0)
    painter.setPen(QColor(getattr(look, TONES.get(row.standing.state, "mute"))))
    paint_lines(painter, box, in_words(row.standing), 1)
    if task.counted != Counted.BY_HAND:
        paint_bar(painter, box.adjusted(0, 0, 0, _BAR - _EDGE), row.standing)


def _when_and_who(task: Task) -> str:
    day = f"Hạn {format_day(task.day_to)}" if task.day_to else "Không có hạn"
    return " · ".join(part for part in (day, task.who) if part)


def _note_font(font: QFont) -> QFont:
    made = QFont(font)
    made.setPointSizeF(theme.NOTE_PT)
    return made
