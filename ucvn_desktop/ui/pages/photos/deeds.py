"""What is done to many photos at once: quick ones beside the typing, long ones as a job with its bar."""

from collections.abc import Callable, Sequence
from functools import partial

import shiboken6
from PySide6.QtCore import QObject

from ucvn_desktop.core.event import Event
from ucvn_desktop.core.progress import Progress, silent
from ucvn_desktop.core.text.numbers import format_number
from ucvn_desktop.services.article_photos import hang_photos
from ucvn_desktop.services.photos.library import (
    PhotoChanges,
    bin_photos,
    edit_photos,
    restore_photos,
)
from ucvn_desktop.services.records import add_event
from ucvn_desktop.ui.session import Session

_QUICK = 24  # so many are one transaction
_Work = Callable[[Progress], int]


class Deeds(QObject):
    """Writes through services and says what came of it."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._workspace = session.workspace

    def write_all(self, ids: Sequence[int], changes: PhotoChanges) -> None:
        """Write the same on all of these photos."""
        workspace = self._workspace
        self._do(
            "Ghi cho nhiều ảnh",
            ids,
            lambda progress: edit_photos(workspace, ids, changes, progress),
            self._wrote,
        )

    def put_away(self, ids: Sequence[int]) -> None:
        """Put photos into the bin, with a way back."""
        workspace = self._workspace
        self._do(
            "Đưa ảnh vào thùng rác",
            ids,
            lambda progress: bin_photos(workspace, ids, progress),
            partial(self._put_away, ids),
        )

    def restore(self, ids: Sequence[int]) -> None:
        """Take photos out of the bin."""
        workspace = self._workspace
        self._do(
            "Khôi phục ảnh", ids, lambda progress: restore_photos(workspace, ids, progress), self._restored
        )

    def hang(self, article_id: int, title: str, ids: Sequence[int]) -> None:
        """Put photos into an article."""
        workspace = self._workspace
        self._session.jobs.save(
            lambda: hang_photos(workspace, article_id, ids), partial(self._hung, article_id, title)
        )

    def add_event(self, event: Event, owner: QObject, then: Callable[[Event], None]) -> None:
        """Store an event, then give it on, unless `owner` (a dialog) is gone by then."""

        def added(stored: Event) -> None:
            self._session.changed.emit("event")
            self._session.saved.emit()
            if shiboken6.isValid(owner):
                then(stored)

        workspace = self._workspace
        self._session.jobs.save(lambda: add_event(workspace, event), added)

    def _do(self, title: str, ids: Sequence[int], work: _Work, then: Callable[[int], None]) -> None:
        def told(count: int) -> None:
            then(count)
            self._tell()

        if len(ids) <= _QUICK:
            self._session.jobs.save(lambda: work(silent), told)
        else:
            self._session.jobs.run(title, work, told, unit="ảnh")

    def _tell(self) -> None:
        self._session.changed.emit("photo")
        self._session.saved.emit()

    def _wrote(self, count: int) -> None:
        self._session.messages.say(f"Đã ghi cho {format_number(count)} ảnh.")

    def _put_away(self, ids: Sequence[int], count: int) -> None:
        if count:
            self._session.messages.say(
                f"Đã đưa {format_number(count)} ảnh vào thùng rác.",
                action=("Hoàn tác", lambda: self.restore(ids)),
            )

    def _restored(self, count: int) -> None:
        if count:
            self._session.messages.say(f"Đã khôi phục {format_number(count)} ảnh.")

    def _hung(self, article_id: int, title: str, count: int) -> None:
        if count:
            self._session.messages.say(
                f"Đã đặt {format_number(count)} ảnh vào «{title}».",
                action=("Mở bài", lambda: self._session.wanted.emit("article", article_id)),
            )
            self._session.changed.emit("article")
        else:
            self._session.messages.say(f"Ảnh đã có sẵn trong «{title}».", "blue")
        self._tell()
