"""Bugs: whatever is raised in slots, virtuals and threads and is no sentence for the user.

The draft on screen is saved first; then the bug goes to the log and to the report page.
"""

import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.progress import Cancelled
from ucvn_desktop.services.bug_log import log_bug
from ucvn_desktop.ui.messages import Messages


class Bugs(QObject):
    """Takes every error that nobody caught. `save_draft` is called before anything else is done."""

    reported = Signal(str)  # the report, to be shown

    _caught = Signal(object)

    def __init__(self, messages: Messages, save_draft: Callable[[], None]) -> None:
        super().__init__()
        self._messages = messages
        self._save_draft = save_draft
        self._known: set[str] = set()
        self._is_saving = False
        # Widgets belong to this object's thread, wherever the error was raised; and never amid a paint event.
        self._caught.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Become the hook for the main thread, for others and for what Python itself cannot raise."""
        sys.excepthook = self._hook
        threading.excepthook = lambda args: self.take(args.exc_value) if args.exc_value else None
        sys.unraisablehook = self._unraisable

    def take(self, error: BaseException) -> None:
        """Deal with the error, from any thread."""
        self._caught.emit(error)

    def take_told(self, error: Exception) -> None:
        """Deal with what a job tells: a sentence at once, while it is known whose it is (Jobs.fault_of)."""
        if isinstance(error, UserError):
            self._messages.error(error)
        else:
            self.take(error)

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt | SystemExit):
            sys.__excepthook__(kind, error, trace)
            return
        self.take(error)

    def _unraisable(self, args: Any) -> None:
        if isinstance(args.exc_value, Exception):
            self.take(args.exc_value)

    @Slot(object)
    def _take(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            self._messages.error(error)
            return
        if isinstance(error, Cancelled):
            self._messages.say("Đã dừng. Những gì đã xong vẫn được giữ.", "blue")
            return
        place = "".join(traceback.format_exception_only(error)) + _place(error)
        if place in self._known:
            # One that comes with every repaint is told once.
            return
        self._known.add(place)
        try:
            if not self._is_saving:
                self._is_saving = True
                self._save_draft()
        finally:
            self._is_saving = False
            self.reported.emit(f"{''.join(traceback.format_exception(error))}\n{log_bug(error)}")


def _place(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    return f"{frames[-1].filename}:{frames[-1].lineno}" if frames else ""
