"""The same tasks side by side by how they stand: a column for each state, a card for each task."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QListView, QVBoxLayout, QWidget

from ucvn_desktop.core.task import STATE_LABELS, TaskState, in_words
from ucvn_desktop.core.text.numbers import format_number
from ucvn_desktop.services.tasks import TaskRow, board
from ucvn_desktop.ui.pages.plan.tasks.card_delegate import CardDelegate
from ucvn_desktop.ui.pages.plan.tasks.model import ROW

_SPACE, _INSET = 8, 6
_Index = QModelIndex | QPersistentModelIndex
# From left to right: what presses first. Done late is done; its card says when.
COLUMNS = (
    (TaskState.OVERDUE,),
    (TaskState.SOON,),
    (TaskState.UNDER_WAY,),
    (TaskState.NOT_YET,),
    (TaskState.DONE, TaskState.DONE_LATE),
)
_TONES = {TaskState.OVERDUE: "red", TaskState.SOON: "gold", TaskState.DONE: "green"}


class Board(QWidget):
    """`chosen` gives the id of the task that is walked to, `opened` of the one that is to be worked on."""

    chosen = Signal(int)
    opened = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._columns = [_Column(states) for states in COLUMNS]
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(_SPACE)
        for column in self._columns:
            across.addWidget(column, 1)
            column.view.selectionModel().currentChanged.connect(self._walked)
            column.view.activated.connect(self._open)
            column.view.installEventFilter(self)

    @property
    def cards(self) -> list[list[TaskRow]]:
        """The tasks of each column."""
        return [column.model.rows for column in self._columns]

    def show_rows(self, rows: Sequence[TaskRow], task_id: int) -> None:
        """Show these tasks, each under its state; this one is chosen."""
        under = board(rows)
        for column in self._columns:
            column.show_rows([row for state in column.states for row in under[state]])
        self.choose(task_id)

    def choose(self, task_id: int) -> None:
        """Mark the card of this task, and no other."""
        for column in self._columns:
            column.mark(task_id)

    def take_focus(self) -> None:
        """Let the keys walk, from the card that is chosen."""
        place = self._chosen_column
        if place is not None:
            self._columns[place].view.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
            if step:
                self._walk_across(watched, step)
                return True
        return False

    @property
    def _chosen_column(self) -> int | None:
        marked = (place for place, one in enumerate(self._columns) if one.view.currentIndex().isValid())
        return next(marked, None)

    def _walk_across(self, view: QObject, step: int) -> None:
        """To the nearest column at that side that holds a card, in the same height where there is one."""
        place = next(place for place, column in enumerate(self._columns) if column.view is view)
        row = self._columns[place].view.currentIndex().row()
        beside = self._columns[place + 1 :] if step > 0 else self._columns[:place][::-1]
        column = next((column for column in beside if column.model.rows), None)
        if column:
            at = min(max(row, 0), len(column.model.rows) - 1)
            column.view.setCurrentIndex(column.model.index(at))
            column.view.setFocus()

    def _walked(self, index: QModelIndex) -> None:
        row = index.data(ROW) if index.isValid() else None
        if row:
            self.choose(row.task.id)
            self.chosen.emit(row.task.id)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(index.data(ROW).task.id)


class _Column(QFrame):
    """A state, how many tasks stand so, and their cards."""

    def __init__(self, states: tuple[TaskState, ...]) -> None:
        super().__init__()
        self.states = states
        self.setProperty("role", "card")
        self._head = QLabel()
        self._head.setProperty("role", "chip")
        self._head.setProperty("tone", _TONES.get(states[0], "mute"))
        self.model = _Cards(self)
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(CardDelegate(self.view))
        self.view.setAccessibleName(f"Nhiệm vụ: {STATE_LABELS[states[0]].lower()}")
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        down = QVBoxLayout(self)
        down.setContentsMargins(_INSET, _SPACE, _INSET, _INSET)
        down.setSpacing(_INSET)
        down.addWidget(self._head, 0, Qt.AlignmentFlag.AlignLeft)
        down.addWidget(self.view, 1)
        self.show_rows([])

    def show_rows(self, rows: list[TaskRow]) -> None:
        scrolled = self.view.verticalScrollBar().value()
        self.model.show_rows(rows)
        self.view.verticalScrollBar().setValue(scrolled)
        self._head.setText(f"{STATE_LABELS[self.states[0]]}  {format_number(len(rows))}")
        self.view.setFocusPolicy(Qt.FocusPolicy.StrongFocus if rows else Qt.FocusPolicy.NoFocus)

    def mark(self, task_id: int) -> None:
        place = next((place for place, row in enumerate(self.model.rows) if row.task.id == task_id), -1)
        chosen = self.view.selectionModel()
        if self.view.currentIndex().row() != place:
            chosen.blockSignals(True)
            self.view.setCurrentIndex(self.model.index(place))
            if place < 0:
                chosen.clear()
            chosen.blockSignals(False)
            self.view.viewport().update()


class _Cards(QAbstractListModel):
    """The tasks of a column."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[TaskRow] = []

    def show_rows(self, rows: list[TaskRow]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and default
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not 0 <= index.row() < len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{row.task.what}. {in_words(row.standing)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.task.what
        return None
