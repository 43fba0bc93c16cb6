"""Records for a list's view: all ids at once, rows in blocks as they are looked at."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ucvn_desktop.ui.session import Session

ROW = int(Qt.ItemDataRole.UserRole)
BLOCK = 50
_Index = QModelIndex | QPersistentModelIndex


class BlockModel(QAbstractListModel):
    """Ten thousand records cost a list of numbers; what stands in a row is read when it is shown.

    `read` gives the rows of ids, each with its `id`; `said` what a row says by role (display, accessible text,
    tool tip).
    """

    def __init__(
        self,
        session: Session,
        parent: QObject,
        read: Callable[[Sequence[int]], Sequence[Any]],
        said: Callable[[Any], dict[int, str]],
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._read = read
        self._said = said
        self._ids: list[int] = []
        self._places: dict[int, int] = {}
        self._rows: dict[int, Any] = {}
        self._asked: set[int] = set()

    @property
    def ids(self) -> list[int]:
        """The records in their order."""
        return self._ids

    def place_of(self, record_id: int) -> int | None:
        """In which row the record stands."""
        return self._places.get(record_id)

    def show_ids(self, ids: Sequence[int], rows: Sequence[Any]) -> None:
        """Show these records; `rows` are those of them that are read already, all others are read anew."""
        is_same = list(ids) == self._ids
        self._rows = {row.id: row for row in rows}
        self._asked.clear()
        if is_same:
            self.dataChanged.emit(self.index(0), self.index(max(0, len(self._ids) - 1)))
            return
        self.beginResetModel()
        self._ids = list(ids)
        self._places = {record_id: place for place, record_id in enumerate(self._ids)}
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and default
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not 0 <= index.row() < len(self._ids):
            return None
        row = self._row(index.row())
        if role == ROW or row is None:
            return row
        return self._said(row).get(role) if role in _SAID else None

    def _row(self, place: int) -> Any:
        row = self._rows.get(self._ids[place])
        if row is None and place // BLOCK not in self._asked:
            self._ask(place // BLOCK)
        return row

    def _ask(self, block: int) -> None:
        self._asked.add(block)
        ids = self._ids[block * BLOCK : (block + 1) * BLOCK]
        self._session.jobs.read(lambda: self._read(ids), self._came)

    def _came(self, rows: Sequence[Any]) -> None:
        known = [row for row in rows if row.id in self._places]
        self._rows.update((row.id, row) for row in known)
        if known:
            places = [self._places[row.id] for row in known]
            self.dataChanged.emit(self.index(min(places)), self.index(max(places)))


_SAID = frozenset(
    (
        int(Qt.ItemDataRole.DisplayRole),
        int(Qt.ItemDataRole.AccessibleTextRole),
        int(Qt.ItemDataRole.ToolTipRole),
    )
)


def said(title: str, whole: str, tip: str) -> dict[int, str]:
    """What a row says: its title, all of it in one sentence to who hears it, and what the pointer shows."""
    return {
        int(Qt.ItemDataRole.DisplayRole): title,
        int(Qt.ItemDataRole.AccessibleTextRole): whole,
        int(Qt.ItemDataRole.ToolTipRole): tip,
    }
