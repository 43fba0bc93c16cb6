"""A combo box that chooses one of the events; the newest first, none at the top."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSignalBlocker,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QComboBox, QListView

from ucvn_desktop.core.event import Event
from ucvn_desktop.core.text.dates import format_day
from ucvn_desktop.ui.widgets.tidy_box import TidyBoxes

NO_EVENT = 0
_Index = QModelIndex | QPersistentModelIndex
_SAID = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.ToolTipRole)


def event_in_words(event: Event) -> str:
    """«16/4/2021 · Thăm hỏi đoàn viên»."""
    return f"{format_day(event.day)} · {event.title}"


class _Events(QAbstractListModel):
    """None, then the events; of thousands only those that are seen are put into words."""

    def __init__(self, parent: QObject, none: str) -> None:
        super().__init__(parent)
        self.none = none
        self.events: Sequence[Event] = ()
        self._rows: dict[int, int] = {}

    def show(self, events: Sequence[Event]) -> None:
        """Offer these events, in this order."""
        self.beginResetModel()
        self.events = events
        self._rows = {event.id: row for row, event in enumerate(events, 1)}
        self.endResetModel()

    def say_none(self, words: str) -> None:
        """What stands for no event."""
        self.none = words
        self.dataChanged.emit(self.index(0), self.index(0))

    def row_of(self, event_id: int) -> int:
        """Where the event stands; 0, which is none, where it is not offered."""
        return self._rows.get(event_id, 0)

    def rowCount(self, parent: _Index | None = None) -> int:  # noqa: N802 - Qt's name
        return 0 if parent is not None and parent.isValid() else len(self.events) + 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = index.row()
        if not 0 <= row <= len(self.events):
            return None
        if role == Qt.ItemDataRole.UserRole:
            return self.events[row - 1].id if row else NO_EVENT
        if role in _SAID:
            return event_in_words(self.events[row - 1]) if row else self.none
        return None


class EventChoice(QObject):
    """Drives `box`; `none` is what stands for no event. `chosen` comes only when the user chooses."""

    chosen = Signal(int)  # the event's id, NO_EVENT for none

    def __init__(self, box: QComboBox, none: str = "Không thuộc hoạt động nào") -> None:
        super().__init__(box)
        self._box = box
        self._none = none
        self._events = _Events(self, none)
        self._tidy = TidyBoxes(self, box)
        box.setModel(self._events)
        view = box.view()
        if isinstance(view, QListView):
            view.setUniformItemSizes(True)
        box.activated.connect(self._activated)
        self.choose(NO_EVENT)

    @property
    def event_id(self) -> int:
        """The event that is chosen, NO_EVENT for none."""
        return int(self._box.currentData() or NO_EVENT)

    @property
    def is_open(self) -> bool:
        """Whether the user is choosing just now."""
        return self._box.view().isVisible()

    def load(self, events: Sequence[Event]) -> bool:
        """Offer these events; what is chosen stays chosen while it is offered. Whether they are others than before."""
        newest = sorted(events, key=lambda event: (event.day, event.id), reverse=True)
        if newest == self._events.events:
            return False
        kept = self.event_id
        with QSignalBlocker(self._box):
            self._events.show(newest)
        self._set(kept)
        return True

    def choose(self, event_id: int, none: str = "") -> None:
        """Show this event as chosen; `none` says otherwise than usual what no event means now."""
        self._events.say_none(none or self._none)
        self._set(event_id)

    def _set(self, event_id: int) -> None:
        with QSignalBlocker(self._box):
            self._box.setCurrentIndex(self._events.row_of(event_id))
        self._box.setToolTip(self._box.currentText())

    def _activated(self) -> None:
        self._box.setToolTip(self._box.currentText())
        self.chosen.emit(self.event_id)
