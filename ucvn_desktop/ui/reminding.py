"""What presses is said once a day, while the window is open."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ucvn_desktop.core.text.dates import this_day
from ucvn_desktop.ui.session import Session

if TYPE_CHECKING:
    from ucvn_desktop.services.pressing import Pressing

_AFTER_START_MS = 2_500  # the window and its first room come first
_LOOK_AGAIN_MS = 600_000  # the day may turn while the window is open
_SAID = "reminded"


class Reminding(QObject):
    """Looks soon after the start and every ten minutes whether this day's word was said for this workspace."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._clock = QTimer(self)
        self._clock.setInterval(_LOOK_AGAIN_MS)
        self._start = QTimer(self)
        self._start.setSingleShot(True)
        self._start.setInterval(_AFTER_START_MS)
        for timer in (self._clock, self._start):
            timer.timeout.connect(self.look)
            timer.start()

    def stop(self) -> None:
        """Look no more: the workspace is being closed."""
        self._clock.stop()
        self._start.stop()

    def look(self) -> None:
        """Say what presses, unless it was said today."""
        workspace, today = self._session.workspace, this_day()
        said = f"{today} {workspace.folder}"

        def read() -> tuple["Pressing", str]:
            # Loaded by the reader: the calendar of the moon takes longer than the window may stand still.
            from ucvn_desktop.services.pressing import in_words, pressing

            what = pressing(workspace, today)
            return what, in_words(what)

        if self._session.memory.text(_SAID) != said:
            self._session.jobs.read(read, lambda found: self._say(*found, said))

    def _say(self, what: "Pressing", words: str, said: str) -> None:
        if not words:
            return  # what is typed in later today may still press
        self._session.memory.keep(_SAID, said)
        if what.tasks:
            kind, record_id = "task", what.tasks[0].task.id
        else:
            kind, record_id = "day", what.occasions[0].first.toordinal()
        look = ("Xem", lambda: self._session.wanted.emit(kind, record_id))
        self._session.messages.say(f"Hôm nay: {words}.", "blue", action=look)
