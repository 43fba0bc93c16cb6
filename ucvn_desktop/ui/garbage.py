"""Python's garbage is collected in the window's thread only.

A collection may run in any thread that allocates, and takes widgets and timers with it: Qt objects that die in
another thread than their own crash the program.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 2_000


class GarbageCollector(QObject):
    """Python's own collections are off while it works; it looks every two seconds whether one is due."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._thresholds = gc.get_threshold()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def stop(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.enable()

    def look(self) -> None:
        """Collect the generations that are due, by Python's own measure."""
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > self._thresholds[generation]:
                gc.collect(generation)
                return
