"""Keys by their English names, whatever language the window speaks."""

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def bind(key: str, parent: QWidget, run: Callable[[], object]) -> None:
    """Call `run` when the key («Ctrl+Return») is pressed in the parent's window."""
    # QKeySequence's constructor reads names as they are shown: in Vietnamese «Enter» is the key Return, too.
    sequence = QKeySequence.fromString(key, QKeySequence.SequenceFormat.PortableText)
    shortcut = QShortcut(sequence, parent)
    # A key that is held down is pressed once: Del must not empty a list.
    shortcut.setAutoRepeat(False)
    shortcut.activated.connect(run)
