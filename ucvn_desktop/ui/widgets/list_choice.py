"""Which row of a list of records is chosen, and stays so while the list is read anew."""

from typing import Protocol

from PySide6.QtCore import QModelIndex, QObject, Signal
from PySide6.QtWidgets import QAbstractItemView, QListView


class Rows(Protocol):
    """A model that knows which record stands in which row."""

    @property
    def ids(self) -> list[int]:
        """The records in their order."""

    def place_of(self, record_id: int) -> int | None:
        """In which row the record stands."""

    def index(self, row: int, /) -> QModelIndex:
        """Qt's own."""


class ListChoice(QObject):
    """`chosen` gives the id of the record that is chosen now, 0 where there is none.

    `missed` is told where a record is to be chosen that is not listed (yet).
    """

    chosen = Signal(int)
    missed = Signal()

    def __init__(self, view: QListView, rows: Rows) -> None:
        super().__init__(view)
        self._view = view
        self._rows = rows
        self._wanted = 0
        view.selectionModel().currentChanged.connect(self._current_changed)

    @property
    def id(self) -> int:
        """The record that is chosen, or 0."""
        return self._wanted

    def choose(self, record_id: int) -> None:
        """Choose the record; where it is not listed yet, as soon as it is."""
        self._wanted = record_id
        self._mark()
        if record_id and self._rows.place_of(record_id) is None:
            self.missed.emit()

    def step_from(self, record_id: int) -> None:
        """The record is about to go: choose its neighbour."""
        ids, place = self._rows.ids, self._rows.place_of(record_id)
        if place is not None:
            rest = ids[place + 1 : place + 2] or ids[max(0, place - 1) : place]
            self.choose(rest[0] if rest else 0)
            self.chosen.emit(self._wanted)

    def kept_in(self, ids: list[int]) -> list[int]:
        """These ids, with the record in hand where it stood: a change that takes it out of the filter does not
        take it out of sight."""
        place = self._rows.place_of(self._wanted)
        if place is None or self._wanted in ids:
            return ids
        return [*ids[:place], self._wanted, *ids[place:]]

    def after_reading(self) -> None:
        """The list was read anew: what was chosen stays so, or else its first row is."""
        ids = self._rows.ids
        if self._rows.place_of(self._wanted) is None:
            self._wanted = ids[0] if ids else 0
            self.chosen.emit(self._wanted)
        self._mark()

    def _mark(self) -> None:
        place = self._rows.place_of(self._wanted)
        selection = self._view.selectionModel()
        selection.blockSignals(True)
        if place is None:
            self._view.clearSelection()
        else:
            index = self._rows.index(place)
            self._view.setCurrentIndex(index)
            self._view.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        selection.blockSignals(False)
        self._view.viewport().update()

    def _current_changed(self, current: QModelIndex, _: QModelIndex) -> None:
        if current.isValid():
            self._wanted = self._rows.ids[current.row()]
            self.chosen.emit(self._wanted)
