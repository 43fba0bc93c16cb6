"""PySide keeps Python's own objects whole: with 6.12 on Python 3.11, None itself is deallocated after a while."""

import sys

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

TIMES = 400


class Painted(QWidget):
    """A widget that is painted in Python."""

    def paintEvent(self, event: QPaintEvent) -> None:
        pass


def test_a_getter_that_finds_nothing_costs_no_reference_to_none(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for _ in range(TIMES):
        label.buddy()
    assert sys.getrefcount(None) > before - TIMES / 2


def test_painting_in_python_costs_no_reference_to_none(qtbot: QtBot) -> None:
    painted = Painted()
    qtbot.addWidget(painted)
    painted.show()
    before = sys.getrefcount(None)
    for _ in range(TIMES):
        painted.repaint()
    assert sys.getrefcount(None) > before - TIMES / 2
