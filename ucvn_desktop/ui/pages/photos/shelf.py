"""What the room shows: read in the background, by filter and words, with what else its page needs."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from ucvn_desktop.core.article import Article
from ucvn_desktop.core.event import Event
from ucvn_desktop.services.photos.library import recent_drafts
from ucvn_desktop.storage.photo_grid import (
    PhotoCommon,
    PhotoFilter,
    PhotoGroup,
    photo_common,
    photo_counts,
    photo_groups,
)
from ucvn_desktop.ui.jobs import Job
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.timers import run_later

PAUSE_MS = 150


@dataclass(frozen=True, slots=True)
class Shown:
    """An answer: the groups, how many photos each filter has, all events, the recent drafts."""

    groups: list[PhotoGroup]
    counts: dict[PhotoFilter, int]
    events: list[Event]
    drafts: list[Article]


class Shelf(QObject):
    """Asks for what is shown; `came` with each answer that is still wanted."""

    came = Signal(object)  # Shown
    common_came = Signal(int, object)  # how many photos, PhotoCommon

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.which = PhotoFilter.ALL
        self.text = ""
        self._job: Job | None = None
        self._common_job: Job | None = None
        self._pause = run_later(self, PAUSE_MS, self.ask)

    def choose(self, which: PhotoFilter) -> None:
        """Show the photos of this filter."""
        self.which = which
        self.ask()

    def type_text(self, text: str) -> None:
        """Show what is found for `text`, after a pause in the typing."""
        self.text = text
        self._pause.start()

    def ask(self) -> None:
        """Ask anew; an older question is not answered any more."""
        self._pause.stop()
        workspace, which, text = self._session.workspace, self.which, self.text

        def work() -> Shown:
            return Shown(
                photo_groups(workspace, which, text),
                photo_counts(workspace),
                workspace.events.all(),
                recent_drafts(workspace),
            )

        if self._job:
            self._job.cancel()
        self._job = self._session.jobs.read(work, self.came.emit)

    def ask_common(self, ids: Sequence[int]) -> None:
        """Ask what these photos have in common."""
        workspace = self._session.workspace

        def came(common: PhotoCommon) -> None:
            self.common_came.emit(len(ids), common)

        self.forget_common()
        self._common_job = self._session.jobs.read(lambda: photo_common(workspace, ids), came)

    def forget_common(self) -> None:
        """Another selection came meanwhile."""
        if self._common_job:
            self._common_job.cancel()
