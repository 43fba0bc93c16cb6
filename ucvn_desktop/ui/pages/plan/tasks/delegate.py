"""A task's row: what is to be done on two lines, how it stands in words over a quiet bar."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ucvn_desktop.core.task import Counted, Standing, TaskState
from ucvn_desktop.ui import theme
from ucvn_desktop.ui.pages.plan.tasks.model import ROW, Column
from ucvn_desktop.ui.widgets.painting import paint_lines, saved

_ACROSS, _DOWN = 8, 6
_BAR = 5
TONES = {
    TaskState.OVERDUE: "red",
    TaskState.SOON: "gold",
    TaskState.DONE: "green",
    TaskState.DONE_LATE: "green",
}


class TaskDelegate(QStyledItemDelegate):
    """Every row has the same height, of `lines` lines."""

    lines = 2

    def row_height(self, metrics: QFontMetrics) -> int:
        """The lines, and air."""
        return self.lines * metrics.lineSpacing() + 2 * _DOWN

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        return QSize(60, self.row_height(option.fontMetrics))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(ROW)
        if row is None:
            return
        look = theme.tokens()
        with saved(painter):
            self._ground(painter, option, index)
            painter.setFont(option.font)
            painter.setPen(QColor(look.ink))
            box = QRectF(option.rect).adjusted(_ACROSS, _DOWN, -_ACROSS, -_DOWN)
            text = str(index.data(Qt.ItemDataRole.DisplayRole))
            if index.column() == Column.RESULT:
                painter.setPen(QColor(getattr(look, TONES.get(row.standing.state, "mute"))))
                has_bar = row.task.counted != Counted.BY_HAND
                paint_lines(painter, box, text, self.lines - 1 if has_bar else self.lines)
                if has_bar:
                    paint_bar(painter, box, row.standing)
            else:
                paint_lines(painter, box, text, self.lines)

    def _ground(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look = theme.tokens()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(look.red_soft))
        edge = QRect(option.rect)
        painter.fillRect(edge.left(), edge.bottom(), edge.width(), 1, QColor(look.line))
        view = self.parent()
        if (
            isinstance(view, QAbstractItemView)
            and view.hasFocus()
            and view.currentIndex().row() == index.row()
        ):
            _edge(painter, edge, is_first=index.column() == 0, is_last=index.column() == Column.RESULT)


def share(standing: Standing) -> float:
    """How much of the target is there, from 0 to 1."""
    if standing.is_finished:
        return 1.0
    return min(1.0, standing.done / standing.target)


def paint_bar(painter: QPainter, box: QRectF, standing: Standing) -> None:
    """A quiet bar at the foot of the box."""
    look = theme.tokens()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    whole = QRectF(box.left(), box.bottom() - 2 * _BAR, box.width(), _BAR)
    painter.setBrush(QColor(look.blue_soft))
    painter.drawRoundedRect(whole, _BAR / 2, _BAR / 2)
    if part := share(standing):
        whole.setWidth(max(_BAR, whole.width() * part))
        painter.setBrush(QColor(look.blue))
        painter.drawRoundedRect(whole, _BAR / 2, _BAR / 2)


def _edge(painter: QPainter, box: QRect, *, is_first: bool, is_last: bool) -> None:
    """The row's share of the frame that shows where the keyboard is."""
    blue = QColor(theme.tokens().blue)
    painter.fillRect(box.left(), box.top(), box.width(), 1, blue)
    painter.fillRect(box.left(), box.bottom(), box.width(), 1, blue)
    if is_first:
        painter.fillRect(box.left(), box.top(), 1, box.height(), blue)
    if is_last:
        painter.fillRect(box.right(), box.top(), 1, box.height(), blue)
