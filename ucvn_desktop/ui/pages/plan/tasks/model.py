"""The table of tasks."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ucvn_desktop.core.task import in_words
from ucvn_desktop.core.text.dates import format_day
from ucvn_desktop.services.tasks import TaskRow

ROW = int(Qt.ItemDataRole.UserRole)
_Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """The columns from left to right."""

    WHAT, TOPIC, WHO, UNTIL, RESULT = range(5)


HEADS = ("Việc", "Nội dung", "Thực hiện", "Hạn", "Kết quả")


class TaskModel(QAbstractTableModel):
    """Rows as they are given, open tasks first."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: list[TaskRow] = []
        self._shorts: dict[int, str] = {}
        self._is_brief = False

    @property
    def rows(self) -> list[TaskRow]:
        """The tasks that are listed."""
        return self._rows

    def name_topics(self, shorts: dict[int, str]) -> None:
        """How the plan's topics are called."""
        self._shorts = shorts

    def name_briefly(self, is_brief: bool) -> None:
        """Whether a topic is shown by its number alone, where there is little room."""
        self._is_brief = is_brief

    def place_of(self, task_id: int) -> int | None:
        """In which row the task stands."""
        return next((place for place, row in enumerate(self._rows) if row.task.id == task_id), None)

    def show_rows(self, rows: Sequence[TaskRow]) -> None:
        """Show these instead."""
        is_same = [row.task.id for row in rows] == [row.task.id for row in self._rows]
        if is_same:
            self._rows = list(rows)
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(Column) - 1))
            return
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and default
        return 0 if parent.isValid() else len(Column)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return HEADS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            if self._is_brief and index.column() == Column.TOPIC:
                return str(row.task.topic or "")
            return self.cells(row)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.task.what if index.column() == Column.WHAT else self.cells(row)[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{HEADS[index.column()]}: {self.cells(row)[index.column()]}"
        return None

    def cells(self, row: TaskRow) -> tuple[str, ...]:
        """What stands in a row, from left to right."""
        task = row.task
        short = self._shorts.get(task.topic, "")
        topic = ". ".join(part for part in (str(task.topic), short) if part) if task.topic else ""
        return (task.what, topic, task.who, format_day(task.day_to), in_words(row.standing))
