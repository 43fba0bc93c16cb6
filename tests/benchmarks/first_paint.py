"""Runs another program of PyQt6 until its main window has painted itself: python first_paint.py <module>."""

import os
import sys
from importlib import import_module

from PyQt6 import QtWidgets
from PyQt6.QtCore import QEvent, QObject, QTimer


class _FirstPaint(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QtWidgets.QMainWindow):
            # At once: what it would still do at its end is not counted.
            QTimer.singleShot(0, lambda: os._exit(0))
        return False


class _Watched(QtWidgets.QApplication):
    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self.watcher = _FirstPaint()
        self.installEventFilter(self.watcher)


QtWidgets.QApplication = _Watched
import_module(sys.argv.pop(1)).main()
