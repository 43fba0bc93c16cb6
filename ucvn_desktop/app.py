"""Composition root of the window: the only module that knows all parts."""

import gc
from contextlib import ExitStack
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from ucvn_desktop import __version__, paths
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.drawing.fonts import load_interface_face
from ucvn_desktop.drawing.qt_classes import make_some
from ucvn_desktop.services.opening import READ_ONLY, WINDOW, cannot_be_written, not_there
from ucvn_desktop.services.places import has_workspace
from ucvn_desktop.storage.lock import WorkspaceLock
from ucvn_desktop.storage.workspace import OutOfDate, Workspace
from ucvn_desktop.ui import theme
from ucvn_desktop.ui.backups import DailyBackup
from ucvn_desktop.ui.bugs import Bugs
from ucvn_desktop.ui.jobs import Jobs, Lane
from ucvn_desktop.ui.main_window import MainWindow
from ucvn_desktop.ui.memory import Memory
from ucvn_desktop.ui.messages import Messages
from ucvn_desktop.ui.reminding import Reminding
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.shell import Shell
from ucvn_desktop.ui.translator import speak_vietnamese

_START_MS = 1000
_BIT_SECONDS = 0.004  # a quarter of a frame
_LOCK_WAIT_SECONDS = 0.5  # a command that saves something is done by then
_SWEEP_MS = 6_000  # after the first room and the look for the day's backup


def make_application(arguments: list[str]) -> QApplication:
    """The application in our look and language."""
    # As an argument: setStyle() hands back a QStyle, and to wrap that takes 5 ms.
    application = QApplication([*arguments, "-style", "fusion"])
    application.setApplicationName("ucvn")
    application.setApplicationDisplayName("Truyền thông Công đoàn")
    application.setApplicationVersion(__version__)
    speak_vietnamese(application)
    load_interface_face()
    application.setFont(theme.body_font())
    return application


class Desktop(QObject):
    """The program while its window is open."""

    def __init__(self, application: QApplication, memory: Memory | None = None) -> None:
        super().__init__()
        self._application = application
        self.memory = memory or Memory()
        self.messages = Messages()
        self.bugs = Bugs(self.messages, self._save_draft)
        self.jobs = Jobs(self.bugs.take_told)
        self.session: Session | None = None
        self._open = ExitStack()
        self._is_read_only = False
        self._daily_backup: DailyBackup | None = None
        self._reminding: Reminding | None = None
        self.dress()
        self.window = MainWindow(self.jobs, self.memory)
        self.bugs.reported.connect(self.window.show_report)
        QGuiApplication.styleHints().colorSchemeChanged.connect(lambda _: self.dress())

    def dress(self) -> None:
        """Put on the look that is wished for, or the system's."""
        theme.put_on(self._application, theme.Scheme(self.memory.text("look", theme.Scheme.AUTO)))

    def start(self, folder: Path | None) -> None:
        """Show the workspace in `folder`, or the one used last; else the first run."""
        folder = folder or self._last_folder()
        if folder is None:
            self.first_run()
        else:
            self.open(folder)

    def open(self, folder: Path) -> None:
        """Open a workspace and show the room that was shown last; where it cannot be opened, say why."""
        if self.jobs.long_jobs:
            self.messages.say(
                f"Hãy đợi «{self.jobs.long_jobs[0].title}» xong hoặc dừng việc ấy trước.", "gold"
            )
            return
        if not self.window.save_all():
            self.messages.say("Chữ vừa gõ chưa lưu được nên chưa mở dữ liệu khác.", "red")
            return
        self.close()
        try:
            self._show(self._enter(folder))
        except OutOfDate:
            from ucvn_desktop.ui.opening import bring_up_to_date

            self.close()
            self.window.show_alone(bring_up_to_date(self.jobs, folder, self.open, self._refuse))
        except UserError as error:
            self.close()
            self._refuse(folder, error)

    def close(self) -> None:
        """Close the workspace that is open: stored, unlocked."""
        self.window.save_all()
        if self._daily_backup:
            self._daily_backup.stop()
            self._daily_backup = None
        if self._reminding:
            self._reminding.stop()
            self._reminding = None
        # What pages asked for must not come back to pages that are gone.
        self.jobs.change_owner(lambda: None)
        if self.session:
            self.session.stop_viewing()
        self.jobs.drain(Lane.READ)
        self.session = None
        self._open.close()

    def first_run(self) -> None:
        """Show the page of the first run."""
        from ucvn_desktop.ui.pages.welcome.page import WelcomePage

        page = WelcomePage(self.jobs)
        page.chosen.connect(self.open)
        page.sample.connect(self._show_sample)
        self.messages.posted.connect(page.tell)
        self.window.show_alone(page)

    def _enter(self, folder: Path) -> Workspace:
        """The workspace, open; held for writing where that can be."""
        if not has_workspace(folder):
            raise not_there(folder)
        workspace = self._open.enter_context(Workspace.open(folder, upgrade=False))
        try:
            # Held while the window is open: commands in a terminal read, and wait to write.
            self._open.enter_context(workspace.writing(WINDOW, wait=_LOCK_WAIT_SECONDS))
            self._is_read_only = False
        except UserError as error:
            if not cannot_be_written(error):
                raise
            self._is_read_only = True
        return workspace

    def _sweep(self) -> None:
        """Remove copies of kept files that killed programs left."""
        if self.session:
            self.session.viewing.sweep()

    def _show(self, workspace: Workspace) -> None:
        self.session = Session(workspace, self.jobs, self.messages, self.memory, read_only=self._is_read_only)
        # A thread's connection would stay open with the thread.
        self.jobs.change_owner(workspace.close)
        self.session.leave.connect(self.open)
        self.session.sample.connect(self._show_sample)
        shell = Shell(self.session)
        self.window.show_shell(shell)
        shell.visit_last(self.memory.text("window/room"))
        if self._is_read_only:
            shell.say_backup("chỉ đọc")
            self.messages.say(READ_ONLY, "gold")
        else:
            self._daily_backup = DailyBackup(self.session, shell)
            self._daily_backup.told.connect(shell.say_backup)
        self._reminding = Reminding(self.session, shell)
        QTimer.singleShot(_SWEEP_MS, self.session, self._sweep)
        if not workspace.profile.sample:
            # The sample is looked at in between; the next start is with one's own data.
            self.memory.keep("workspace", str(workspace.folder.resolve()))

    def _refuse(self, folder: Path, error: UserError) -> None:
        from ucvn_desktop.ui.pages.locked.page import LockedPage

        page = LockedPage(self.jobs, folder, error)
        page.again.connect(self.open)
        page.unlock.connect(self._unlock)
        page.first_run.connect(self.first_run)
        self.window.show_alone(page)

    def _unlock(self, folder: Path) -> None:
        WorkspaceLock(folder).forget_other_computer()
        self.open(folder)

    def _show_sample(self) -> None:
        from ucvn_desktop.ui.sample import show_sample

        show_sample(self.jobs)

    def _last_folder(self) -> Path | None:
        """The workspace used last, though its drive be away now; else one in the usual place."""
        if remembered := self.memory.text("workspace"):
            return Path(remembered)
        usual = paths.default_workspace()
        return usual if has_workspace(usual) else None

    def _save_draft(self) -> None:
        self.window.save_all()


class _FirstPaint(QObject):
    """Quits when the window has painted itself for the first time."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, QApplication.quit)
        return super().eventFilter(watched, event)


def _prepare() -> None:
    # What the start made stays until the end: without it a collection stops the window for a shorter time.
    gc.freeze()
    _make_classes()


def _make_classes() -> None:
    if make_some(_BIT_SECONDS):
        QTimer.singleShot(0, _make_classes)


def run(arguments: list[str], folder: Path | None, *, smoke: bool) -> int:
    """Show the window until it is closed; returns the exit code. `smoke` quits after the first paint."""
    application = make_application(arguments)
    desktop = Desktop(application)
    desktop.bugs.install()
    desktop.start(folder)
    if smoke:
        _FirstPaint(desktop.window)
    desktop.window.show()
    QTimer.singleShot(_START_MS, _prepare)
    code = application.exec()
    desktop.close()
    desktop.jobs.close()
    # Python looks for garbage once more when it ends: 25 ms until the program is gone.
    gc.freeze()
    return code
