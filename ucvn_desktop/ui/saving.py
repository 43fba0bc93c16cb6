"""Everything is saved as it is typed: after a pause, and at the latest a few seconds after the first letter."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from ucvn_desktop.core.errors import StorageError, UserError
from ucvn_desktop.core.record import Record
from ucvn_desktop.ui.session import Session

_PAUSE_MS = 800
_LATEST_MS = 3000  # promises.md: at most 5 s of text are lost by a kill
_RETRY_MS = 10_000
# One sitting at a text is one revision in its history, but after this long a new one begins.
_SITTING_SECONDS = 600.0

Save = Callable[[int, dict[str, Any], int], Record]
"""save(record_id, changes, over) → the record as stored; `over` as in Repository.save."""


@dataclass(frozen=True, slots=True)
class _Sitting:
    rev: int
    began: float


class Autosave(QObject):
    """Stores what is typed into records of one kind through `save`, in the background and in order."""

    stored = Signal(object)  # the record

    def __init__(self, session: Session, save: Save, kind: str) -> None:
        super().__init__(session)
        self._session = session
        self._save = save
        self._kind = kind
        self._pending: dict[int, dict[str, Any]] = {}
        self._in_flight: dict[int, dict[str, Any]] = {}
        self._next: set[int] = set()  # what was flushed while a save of it was under way
        self._sittings: dict[int, _Sitting] = {}
        self._waiting_since = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.flush)

    @property
    def has_unsaved(self) -> bool:
        """Whether something typed is not stored yet."""
        return bool(self._pending or self._in_flight)

    @property
    def unsaved(self) -> tuple[str, int] | None:
        """Kind and id of the first record in which something waits to be stored."""
        return next(((self._kind, record_id) for record_id in (*self._in_flight, *self._pending)), None)

    @property
    def kind(self) -> str:
        """Of what kind the records are."""
        return self._kind

    def typed(self, record_id: int) -> dict[str, Any]:
        """What was typed into the record and is not stored yet."""
        return self._in_flight.get(record_id, {}) | self._pending.get(record_id, {})

    def edit(self, record_id: int, **changes: Any) -> None:
        """Take over what was typed into fields of a record."""
        now = time.monotonic()
        if not self._pending:
            self._waiting_since = now
        self._pending.setdefault(record_id, {}).update(changes)
        waited = (now - self._waiting_since) * 1000
        self._timer.start(max(0, min(_PAUSE_MS, int(_LATEST_MS - waited))))

    def flush(self) -> None:
        """Hand on everything that was typed, now; what was typed since the save under way comes right after it."""
        self._timer.stop()
        for record_id in list(self._pending):
            if record_id in self._in_flight:
                self._next.add(record_id)
            else:
                self._hand_on(record_id)

    def new_sitting(self, record_id: int) -> None:
        """The next change of the record is a revision of its own."""
        self._sittings.pop(record_id, None)

    def _hand_on(self, record_id: int) -> None:
        # One save of a record at a time: were a second one under way, the first could fail behind it, and what
        # is tried again would put old words over new ones.
        changes = self._in_flight[record_id] = self._pending.pop(record_id)
        self._next.discard(record_id)

        def work() -> Record:
            sitting = self._sittings.get(record_id)
            now = time.monotonic()
            goes_on = sitting is not None and now - sitting.began < _SITTING_SECONDS
            stored = self._save(record_id, changes, sitting.rev if sitting and goes_on else 0)
            self._sittings[record_id] = _Sitting(stored.rev, sitting.began if sitting and goes_on else now)
            return stored

        self._session.jobs.save(
            work,
            lambda record: self._stored(record_id, record),
            lambda error: self._failed(record_id, error),
            about=(self, record_id),
        )

    def _stored(self, record_id: int, record: Record) -> None:
        del self._in_flight[record_id]
        if record_id in self._next:
            self._hand_on(record_id)
        self.stored.emit(record)
        self._session.changed.emit(self._kind)
        self._session.saved.emit()

    def _failed(self, record_id: int, error: Exception) -> None:
        # Nothing typed is dropped, whatever went wrong: it is tried again, below what was typed since.
        self._pending[record_id] = self._in_flight.pop(record_id) | self._pending.get(record_id, {})
        self._next.discard(record_id)
        self._waiting_since = time.monotonic()
        self._session.unsaved.emit()
        if isinstance(error, UserError):
            self._session.messages.error(error)
        if isinstance(error, StorageError):
            self._timer.start(_RETRY_MS)
