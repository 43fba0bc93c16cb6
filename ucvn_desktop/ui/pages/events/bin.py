"""Events into the bin and out of it."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from ucvn_desktop.core.event import Event
from ucvn_desktop.ui.pages.events import words
from ucvn_desktop.ui.pages.events.opened import bin_it, restore_it
from ucvn_desktop.ui.session import Session


class Bin(QObject):
    """Quick writes, with a way back."""

    restored = Signal(object)  # the Event

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session

    def put_away(self, event_id: int) -> None:
        """Put the event into the bin, with a notice that can take it out."""
        workspace = self._session.workspace
        self._session.jobs.save(lambda: bin_it(workspace, event_id), self._gone)

    def take_out(self, event_id: int) -> None:
        """Take the event out of the bin."""
        workspace = self._session.workspace
        self._session.jobs.save(lambda: restore_it(workspace, event_id), self._back)

    def _gone(self, event: Event) -> None:
        self._session.changed.emit("event")
        undo = ("Hoàn tác", partial(self.take_out, event.id))
        self._session.messages.say(f"Đã đưa «{words.name(event)}» vào thùng rác.", action=undo)

    def _back(self, event: Event) -> None:
        self._session.changed.emit("event")
        self.restored.emit(event)
        self._session.messages.say(f"Đã khôi phục «{words.name(event)}».")
