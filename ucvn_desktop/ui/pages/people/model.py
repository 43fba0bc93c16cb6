"""The list of people for the view."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ucvn_desktop.services.people import PersonLine

LINE = int(Qt.ItemDataRole.UserRole)
_Index = QModelIndex | QPersistentModelIndex


class PeopleModel(QAbstractListModel):
    """Ten thousand lines are read in the background at once; the view asks only for those that it shows."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._lines: list[PersonLine] = []
        self._places: dict[int, int] = {}

    @property
    def lines(self) -> list[PersonLine]:
        """What is listed, in its order."""
        return self._lines

    @property
    def ids(self) -> list[int]:
        """The people in their order."""
        return list(self._places)

    def place_of(self, person_id: int) -> int | None:
        """In which row somebody stands."""
        return self._places.get(person_id)

    def show_lines(self, lines: list[PersonLine], places: dict[int, int]) -> None:
        """List these instead; `places` gives the row of each person's id."""
        if places == self._places:
            self._lines = lines
            self.dataChanged.emit(self.index(0), self.index(max(0, len(self._lines) - 1)))
            return
        self.beginResetModel()
        self._lines, self._places = lines, places
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and default
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not 0 <= index.row() < len(self._lines):
            return None
        line = self._lines[index.row()]
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.person.full_name
        facts = (line.person.full_name, line.place, line.person.phone)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ". ".join(fact for fact in facts if fact)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(fact for fact in facts if fact)
        return None
