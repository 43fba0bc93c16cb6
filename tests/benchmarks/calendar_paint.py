"""Opens the window over a workspace, then the calendar in it, and prints how long each span took to be painted.

Run as a process of its own: python calendar_paint.py FOLDER DAY; prints JSON of milliseconds, the first opening apart.
"""

import json
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from ucvn_desktop.app import Desktop, make_application
from ucvn_desktop.ui.memory import Memory

_ROUNDS = 7


class Painted(QObject):
    """Notes when the board was painted last, and with which day chosen of which span."""

    def __init__(self, board: Any) -> None:
        super().__init__()
        self._board = board
        self.at = 0.0
        self.what: tuple[str, date] | None = None
        board.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and self._board.seen:
            self.at = time.perf_counter()
            self.what = (self._board.seen.span.value, self._board.day)
        return False


def main() -> None:
    """Print what was measured."""
    folder, day = Path(sys.argv[1]), date.fromisoformat(sys.argv[2])
    memory = Memory(folder.parent / "window.ini")
    memory.keep("plan/calendar", "month")  # the run before ended at a year
    desktop = Desktop(make_application(["ucvn-desktop"]), memory)
    desktop.window.resize(1280, 720)
    desktop.open(folder)
    desktop.window.show()
    shell = desktop.window.shell
    assert shell
    page: Any = shell.visit("plan")
    _wait(lambda: page.subtitle != "", 20.0)

    start = time.perf_counter()
    page.form.show_calendar.click()
    view = page.view
    painted = Painted(view.board)
    found = {"first": [_until_painted(painted, start, ("month", view.day))]}

    from ucvn_desktop.ui.pages.plan.calendar.spans import Span, turned

    for span in Span:
        view.show_span(span)
        for number in range(_ROUNDS):
            wanted = turned(span, day, number)
            start = time.perf_counter()
            view.go_to(wanted)
            found.setdefault(span.value, []).append(_until_painted(painted, start, (span.value, wanted)))
    print(json.dumps(found))
    desktop.close()


def _until_painted(painted: Painted, start: float, wanted: tuple[str, date]) -> float:
    """Milliseconds until the board was painted with what was read."""
    _wait(lambda: painted.at > start and painted.what == wanted, 20.0)
    return 1000 * (painted.at - start)


def _wait(holds: Callable[[], bool], seconds: float) -> None:
    until = time.perf_counter() + seconds
    while not holds():
        if time.perf_counter() > until:
            raise TimeoutError("it did not come")
        QApplication.processEvents()
        time.sleep(0.0005)


if __name__ == "__main__":
    main()
