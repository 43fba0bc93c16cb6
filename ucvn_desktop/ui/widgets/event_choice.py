"""A combo box that chooses one of the events; the newest first, none at the top."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox

from ucvn_desktop.core.event import Event
from ucvn_desktop.core.text.dates import format_day

NO_EVENT = 0
_TITLE = Qt.ItemDataRole.UserRole + 1
_FRAME = 52  # the box's padding and its arrow


class EventChoice(QObject):
    """Drives `box`; `none` is what stands for no event. `chosen` comes only when the user chooses."""

    chosen = Signal(int)  # the event's id, NO_EVENT for none

    def __init__(self, box: QComboBox, none: str = "Không thuộc hoạt động nào") -> None:
        super().__init__(box)
        self._box = box
        self._none = none
        self._events: list[Event] = []
        self._whole: tuple[int, str] | None = None
        box.activated.connect(self._activated)
        # The wheel scrolls the panel around the box; it must not change the choice in passing.
        box.installEventFilter(self)
        self.load(())

    @property
    def event_id(self) -> int:
        """The event that is chosen, NO_EVENT for none."""
        return int(self._box.currentData() or NO_EVENT)

    @property
    def title(self) -> str:
        """What is chosen, in words."""
        return str(self._box.currentData(_TITLE) or "")

    def load(self, events: Sequence[Event]) -> None:
        """Offer these events; what is chosen stays chosen."""
        newest = sorted(events, key=lambda event: (event.day, event.id), reverse=True)
        if newest == self._events and self._box.count():
            return
        self._whole = None
        kept = self.event_id if self._box.count() else NO_EVENT
        self._events = newest
        with QSignalBlocker(self._box):
            self._box.clear()
            self._add(self._none, NO_EVENT)
            for event in newest:
                self._add(f"{event.title} · {format_day(event.day)}", event.id)
        self.choose(kept)

    def choose(self, event_id: int, none: str = "") -> None:
        """Show this event as chosen; `none` says otherwise than usual what no event means now."""
        with QSignalBlocker(self._box):
            self._box.setItemData(0, none or self._none, _TITLE)
            self._box.setItemText(0, none or self._none)
            self._box.setCurrentIndex(max(0, self._box.findData(event_id)))
        self._cut()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.Resize:
            self._cut()
        if event.type() is QEvent.Type.Wheel and not self._box.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _activated(self) -> None:
        self._cut()
        self.chosen.emit(self.event_id)

    def _add(self, title: str, event_id: int) -> None:
        self._box.addItem(title, event_id)
        place = self._box.count() - 1
        self._box.setItemData(place, title, _TITLE)
        self._box.setItemData(place, title, Qt.ItemDataRole.ToolTipRole)

    def _cut(self) -> None:
        """A box that is styled cuts a long title in the middle of a letter: give it one that ends with a word and «…»."""
        place, title = self._box.currentIndex(), self.title
        if self._whole is not None and self._whole[0] < self._box.count() and self._whole[0] != place:
            self._box.setItemText(*self._whole)
        self._whole = (place, title)
        room = max(40, self._box.width() - _FRAME)
        cut = self._box.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, room)
        if cut != title:
            # Whole words only.
            cut = f"{cut.removesuffix('…').rpartition(' ')[0] or cut.removesuffix('…')}…"
        if self._box.itemText(place) != cut:
            self._box.setItemText(place, cut)
        self._box.setToolTip(title)
