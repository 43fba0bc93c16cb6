"""The destinations as a table that is typed in."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.submission import Destination
from ucvn_desktop.core.text.numbers import format_number

Index = QModelIndex | QPersistentModelIndex
NAME, ADDRESS, LIMIT = range(3)
_HEADINGS = ("Tên", "Địa chỉ (thư, Zalo…)", "Giới hạn")
_FIELDS = ("name", "address", "limit_mb")


class Destinations(QAbstractTableModel):
    """`edited(id, field, value)` is called with what was typed into a cell."""

    def __init__(self, edited: Callable[[int, str, Any], None], parent: QObject) -> None:
        super().__init__(parent)
        self._edited = edited
        self._rows: list[Destination] = []

    def show(self, rows: Sequence[Destination]) -> None:
        """Show these; rows that stay keep their selection and their open editor."""
        if [row.id for row in rows] == [row.id for row in self._rows]:
            self._rows = list(rows)
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, LIMIT))
            return
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row(self, number: int) -> Destination | None:
        """The destination in a row."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def row_of(self, record_id: int) -> int:
        """The row of a destination, -1 where it is not shown."""
        return next((number for number, row in enumerate(self._rows) if row.id == record_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's
        return 0 if parent.isValid() else len(_FIELDS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:  # noqa: N802
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _HEADINGS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = 0) -> Any:
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.EditRole:
            return typed_limit(row.limit_mb) if index.column() == LIMIT else self._text(row, index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{row.name}\n{row.address}".strip()
        return None

    def setData(self, index: Index, value: Any, role: int = 0) -> bool:  # noqa: N802 - Qt's
        row = self._rows[index.row()]
        if role != Qt.ItemDataRole.EditRole or value == self.data(index, role):
            return False
        field = _FIELDS[index.column()]
        stored: Any = read_limit(value) if index.column() == LIMIT else value
        if field == "name" and not value.strip():
            return False  # a destination has a name: the last one stays
        typed: dict[str, Any] = {field: stored}
        self._rows[index.row()] = replace(row, **typed)
        self._edited(row.id, field, stored)
        self.dataChanged.emit(index, index)
        return True

    def _text(self, row: Destination, column: int) -> str:
        match column:
            case 0:
                return row.name
            case 1:
                return row.address
            case _:
                return f"{typed_limit(row.limit_mb)} MB" if row.limit_mb else "không giới hạn"


def typed_limit(limit_mb: float) -> str:
    """A limit as one types it: «25», «12,5», «0» for none."""
    return format_number(limit_mb, 0 if limit_mb == int(limit_mb) else 1).replace(".", "")


def read_limit(text: str) -> float:
    """The limit that was typed, in MB; nothing is none. Raises UserError."""
    words = text.strip().removesuffix("MB").strip().replace(",", ".")
    try:
        limit = float(words or 0)
    except ValueError:
        limit = -1.0
    if not 0 <= limit <= 100_000:
        raise UserError(f"Giới hạn «{text}» không phải số MB. Hãy ghi ví dụ 25, hoặc 0 nếu không giới hạn.")
    return limit
