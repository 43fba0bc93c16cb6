"""The window on a stage: brought into a state, left to settle, and drawn."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from ucvn_desktop.app import Desktop
from ucvn_desktop.ui.jobs import Lane
from ucvn_desktop.ui.pages.base import Page
from ucvn_desktop.ui.shell import Shell

_LONGEST_SECONDS = 60.0


class Stage:
    """What a scene is given: the program, its window, and means to wait and to draw."""

    def __init__(self, desktop: Desktop, out: Path, prefix: str, records: int) -> None:
        self.desktop = desktop
        self.records = records
        self._out = out
        self._prefix = prefix

    @property
    def window(self) -> QWidget:
        return self.desktop.window

    @property
    def shell(self) -> Shell:
        shell = self.desktop.window.shell
        assert shell is not None
        return shell

    def visit(self, room_id: str) -> Any:
        """Show a room and let it settle; its page."""
        page: Page = self.shell.visit(room_id)
        self.settle()
        return page

    def settle(self, seconds: float = 0.25) -> None:
        """Let timers run and background work come back."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            QApplication.processEvents()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            for lane in (Lane.READ, Lane.SAVE):
                self.desktop.jobs.drain(lane)
            time.sleep(0.005)

    def wait_for(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds, e.g. until a job is over."""
        until = time.monotonic() + _LONGEST_SECONDS
        while not holds():
            assert time.monotonic() < until, "it took too long"
            self.settle(0.02)

    def draw(self, name: str, widget: QWidget | None = None) -> Path:
        """Draw the window (or a dialog of its own) to a file; its path."""
        self.settle()
        path = self._out / f"{self._prefix}{name}.png"
        (widget or self.window).grab().save(str(path))
        return path
