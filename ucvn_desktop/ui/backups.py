"""The day's backup, made while the window is open, and its age for the foot of the rail."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.progress import Cancelled
from ucvn_desktop.core.text.dates import this_day
from ucvn_desktop.services.backup import (
    back_up_daily,
    backup_state,
    backup_words,
    daily_backup_is_due,
)
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.timers import run_later

_AFTER_START_MS = 4_000  # the window and its first room come first
_LOOK_AGAIN_MS = 600_000  # the day may turn while the window is open


class DailyBackup(QObject):
    """Looks at once and every ten minutes whether the day has its backup."""

    told = Signal(str)  # «sao lưu hôm nay»

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._gave_up_on: date | None = None
        session.changed.connect(self._changed)
        self._clock = QTimer(self)
        self._clock.setInterval(_LOOK_AGAIN_MS)
        self._clock.timeout.connect(self.look)
        self._clock.start()
        self._start = run_later(self, _AFTER_START_MS, self.look)
        self._start.start()
        self._tell()

    def stop(self) -> None:
        """Look no more: the workspace is being closed."""
        self._clock.stop()
        self._start.stop()
        self._session.changed.disconnect(self._changed)

    def look(self) -> None:
        """Tell the age of the newest backup; make one where the day has none."""
        self._tell()
        folder = self._session.workspace.folder
        if self._gave_up_on != this_day():
            self._session.jobs.read(lambda: daily_backup_is_due(folder), self._make_if_due)

    def _make_if_due(self, is_due: bool) -> None:
        if is_due:
            workspace = self._session.workspace
            self._session.jobs.run(
                "Sao lưu hằng ngày",
                lambda progress: back_up_daily(workspace, progress),
                self._made,
                failed=self._failed,
            )

    def _made(self, _: Path | None) -> None:
        self._session.changed.emit("backup")

    def _failed(self, error: Exception) -> None:
        # Told once a day: a full disk is not emptied by another try, and who stopped it meant it.
        self._gave_up_on = this_day()
        if isinstance(error, UserError):
            self._session.messages.error(error)
        elif isinstance(error, Cancelled):
            self._session.messages.say(
                "Đã dừng sao lưu hằng ngày. Lần mở chương trình sau sẽ sao lưu lại.", "blue"
            )

    def _changed(self, kind: str) -> None:
        if kind == "backup":
            self._tell()

    def _tell(self) -> None:
        workspace = self._session.workspace
        self._session.jobs.read(lambda: backup_words(backup_state(workspace)), self.told.emit)
