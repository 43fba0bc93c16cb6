"""Records for a list's view: all ids at once, rows in blocks as they are looked at."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QStringListModel, Qt

from ucvn_desktop.ui.session import Session

ROW = int(Qt.ItemDataRole.UserRole)
BLOCK = 50
_Index = QModelIndex | QPersistentModelIndex


class CountedRows(QStringListModel):
    """Rows that Qt counts by itself.

    A view that lays out ten thousand rows asks twice for each how many there are: asked of Python, that stood the
    window still for 20 to 50 ms. What stands in a row is the heir's (`data`).
    """

    def flags(self, index: _Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _show_rows(self, count: int) -> None:
        """Everything is new; there are so many rows."""
        self.setStringList([""] * count)


class BlockModel(CountedRows):
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
        self._asked = set()
        if is_same:
            self.dataChanged.emit(self.index(0), self.index(max(0, len(self._ids) - 1)))
            return
        self._ids = list(ids)
        self._places = {record_id: place for place, record_id in enumerate(self._ids)}
        self._show_rows(len(self._ids))

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
        asked = self._asked
        ids = self._ids[block * BLOCK : (block + 1) * BLOCK]
        self._session.jobs.read(lambda: self._read(ids), lambda rows: self._came(asked, rows))

    def _came(self, asked: set[int], rows: Sequence[Any]) -> None:
        if asked is not self._asked:
            return  # the records are shown anew since, and read anew
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
