"""The entries of a day, or of a year, as a list."""

from datetime import date

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ucvn_desktop.core.calendar import CalendarEntry
from ucvn_desktop.ui.pages.plan.calendar import words

ENTRY = int(Qt.ItemDataRole.UserRole)
NOTE = ENTRY + 1
Index = QModelIndex | QPersistentModelIndex


class EntryModel(QAbstractListModel):
    """Rows of entries as they stand under a day; without one they are of many days, and these are told."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._entries: tuple[CalendarEntry, ...] = ()
        self._day: date | None = None
        self._before: tuple[str, ...] = ()

    @property
    def entries(self) -> tuple[CalendarEntry, ...]:
        """What is listed."""
        return self._entries

    def show_entries(
        self, entries: tuple[CalendarEntry, ...], day: date | None, before: tuple[str, ...] = ()
    ) -> None:
        """List these, `before` is what the note of each begins with; what is listed already stays as it is."""
        if (entries, day, before) != (self._entries, self._day, self._before):
            self.beginResetModel()
            self._entries, self._day, self._before = entries, day, before
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name, Qt's default
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self._entries[index.row()]
        first = self._before[index.row()] if self._before else ""
        note = " · ".join(filter(None, (first, words.facts(entry, with_day=self._day is None))))
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return words.titled(entry, self._day)
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return f"{words.titled(entry, self._day)}\n{note}"
            case _ if role == ENTRY:
                return entry
            case _ if role == NOTE:
                return note
        return None
