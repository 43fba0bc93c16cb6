"""The list of events for the view: all ids at once, rows in blocks as they are looked at."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ucvn_desktop.services.event_list import EventRow, event_rows
from ucvn_desktop.ui.pages.events import words
from ucvn_desktop.ui.session import Session

ROW = int(Qt.ItemDataRole.UserRole)
BLOCK = 50
_Index = QModelIndex | QPersistentModelIndex


class EventModel(QAbstractListModel):
    """Ten thousand events cost a list of numbers; what stands in a row is read when it is shown."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._ids: list[int] = []
        self._places: dict[int, int] = {}
        self._rows: dict[int, EventRow] = {}
        self._asked: set[int] = set()

    @property
    def ids(self) -> list[int]:
        """The events in their order."""
        return self._ids

    def place_of(self, event_id: int) -> int | None:
        """In which row the event stands."""
        return self._places.get(event_id)

    def show_ids(self, ids: Sequence[int], rows: Sequence[EventRow]) -> None:
        """Show these events; `rows` are those of them that are read already, all others are read anew."""
        is_same = list(ids) == self._ids
        self._rows = {row.id: row for row in rows}
        self._asked.clear()
        if is_same:
            self.dataChanged.emit(self.index(0), self.index(max(0, len(self._ids) - 1)))
            return
        self.beginResetModel()
        self._ids = list(ids)
        self._places = {event_id: place for place, event_id in enumerate(self._ids)}
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and default
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not 0 <= index.row() < len(self._ids):
            return None
        row = self._row(index.row())
        if role == ROW:
            return row
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = (row.title, words.facts(row), words.hanging(row), words.status(row)[0])
            return ". ".join(part for part in said if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join((row.title, words.facts(row), *(f"• {phrase}" for phrase in row.missing)))
        return None

    def _row(self, place: int) -> EventRow | None:
        row = self._rows.get(self._ids[place])
        if row is None and place // BLOCK not in self._asked:
            self._ask(place // BLOCK)
        return row

    def _ask(self, block: int) -> None:
        self._asked.add(block)
        ids = self._ids[block * BLOCK : (block + 1) * BLOCK]
        workspace = self._session.workspace
        self._session.jobs.read(lambda: event_rows(workspace, ids), self._came)

    def _came(self, rows: list[EventRow]) -> None:
        known = [row for row in rows if row.id in self._places]
        self._rows.update((row.id, row) for row in known)
        if known:
            places = [self._places[row.id] for row in known]
            self.dataChanged.emit(self.index(min(places)), self.index(max(places)))
