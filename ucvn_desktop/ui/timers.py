"""What is done a little later, once for all that asked for it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def run_later(parent: QObject, milliseconds: int, run: Callable[[], object]) -> QTimer:
    """A timer that runs once, so long after it was started last."""
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(run)
    return timer
