"""Records into the bin and out of it."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from ucvn_desktop.core.record import Record
from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui.session import Session

_Act = Callable[[Workspace, int], Record]


class Bin(QObject):
    """Quick writes to records of one kind, told in notices; who put something away finds the way back in it.

    `put` and `take` are functions of a service; `called` is what a notice calls a record («văn bản «165/HD»»), and
    `said` how it tells that it is gone.
    """

    gone = Signal(object)  # the record
    restored = Signal(object)  # the record

    def __init__(
        self,
        session: Session,
        parent: QObject,
        put: _Act,
        take: _Act,
        called: Callable[[Any], str],
        said: str = "Đã đưa {} vào thùng rác.",
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._put = put
        self._take = take
        self._called = called
        self._said = said

    def put_away(self, record_id: int) -> None:
        """Put the record into the bin, with a notice that can take it out."""
        self._session.jobs.save(partial(self._put, self._session.workspace, record_id), self._gone)

    def take_out(self, record_id: int) -> None:
        """Take the record out of the bin."""
        self._session.jobs.save(partial(self._take, self._session.workspace, record_id), self._back)

    def _gone(self, record: Record) -> None:
        self._session.changed.emit(record.KIND)
        self.gone.emit(record)
        undo = ("Hoàn tác", partial(self.take_out, record.id))
        self._session.messages.say(self._said.format(self._called(record)), action=undo)

    def _back(self, record: Record) -> None:
        self._session.changed.emit(record.KIND)
        self.restored.emit(record)
        self._session.messages.say(f"Đã khôi phục {self._called(record)}.")
