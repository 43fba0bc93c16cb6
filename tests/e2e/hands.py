"""The hands of somebody at the window: they find things by the names that a screen reader says."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.typing_events import Field, type_text
from ucvn_desktop.app import Desktop
from ucvn_desktop.ui.jobs import Lane
from ucvn_desktop.ui.messages import Notice
from ucvn_desktop.ui.pages.base import Page
from ucvn_desktop.ui.shell import Shell

Kind = TypeVar("Kind", bound=QWidget)
LONGEST = 60_000  # ms


class Hands:
    """Drive the program as its user does."""

    def __init__(self, desktop: Desktop, qtbot: QtBot) -> None:
        self.desktop = desktop
        self.qtbot = qtbot
        self.notices: list[Notice] = []
        self.bugs: list[str] = []
        desktop.messages.posted.connect(self.notices.append)
        desktop.bugs.reported.connect(self.bugs.append)

    @property
    def shell(self) -> Shell:
        shell = self.desktop.window.shell
        assert shell is not None
        return shell

    @property
    def page(self) -> Page:
        return self.shell.page

    def wait_for(self, holds: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(holds()), timeout=LONGEST)

    def settle(self) -> None:
        """Wait until all that is typed is stored, all that is asked answered, and what followed from it done."""
        jobs = self.desktop.jobs
        quiet = 0
        while quiet < 4:
            self.wait_for(lambda: not jobs.long_jobs)
            self.qtbot.wait(80)
            for lane in (Lane.SAVE, Lane.READ):
                jobs.drain(lane)
            # An answer may begin a long job: a folder that was asked for, the bundle that goes there.
            quiet = 0 if jobs.long_jobs else quiet + 1
        assert self.bugs == []

    def find(self, kind: type[Kind], name: str, root: QWidget | None = None) -> Kind:
        """The one that is shown and called so."""
        found = [
            one
            for one in (root or self.desktop.window).findChildren(kind)
            if one.isVisible() and name in (one.accessibleName(), getattr(one, "text", str)())
        ]
        assert len(found) == 1, f"{len(found)} of {kind.__name__} called «{name}» are shown"
        return found[0]

    def click(self, name: str, root: QWidget | None = None) -> None:
        button = self.find(QAbstractButton, name, root)
        assert button.isEnabled(), f"«{name}» cannot be clicked"
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def press(self, keys: str) -> None:
        self.desktop.window.activateWindow()
        self.wait_for(self.desktop.window.isActiveWindow)
        QTest.keySequence(QApplication.focusWidget() or self.desktop.window, keys)

    def room(self, name: str) -> None:
        """Go to a room by the rail."""
        rail = self.shell.findChild(QWidget, "rail_place")
        assert rail
        self.click(name, rail)
        self.wait_for(lambda: name == self.page.TITLE)
        self.settle()

    def type_into(self, kind: type[Field], name: str, text: str) -> None:
        """Click into the field and type by Telex."""
        field = self.find(kind, name)
        QTest.mouseClick(field.viewport() if hasattr(field, "viewport") else field, Qt.MouseButton.LeftButton)
        self.wait_for(field.hasFocus)
        type_text(field, text)

    def pick(self, name: str, start: str) -> None:
        """Choose the entry of a combo box that begins so, by its keys."""
        box = self.find(QComboBox, name)
        rows = [row for row in range(box.count()) if box.itemText(row).startswith(start)]
        assert rows, f"«{name}» has no entry «{start}»: {[box.itemText(r) for r in range(box.count())]}"
        box.setFocus()
        while box.currentIndex() != rows[0]:
            key = Qt.Key.Key_Down if box.currentIndex() < rows[0] else Qt.Key.Key_Up
            QTest.keyClick(box, key)

    def rows(self, name: str) -> list[str]:
        """The texts of a list."""
        model = self.find(QAbstractItemView, name).model()
        return [str(model.index(row, 0).data() or "") for row in range(model.rowCount())]

    def drop(self, target: QWidget, mime: QMimeData) -> None:
        """Let go of something that was dragged over the middle of `target`."""
        middle = target.rect().center()
        held = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(target, QDragEnterEvent(middle, *held))
        QApplication.sendEvent(target, QDropEvent(QPointF(middle), *held))

    def in_dialog(self, do: Callable[[QDialog], None]) -> None:
        """Do something in the dialog that opens next (it holds up whoever opens it)."""

        def now() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, QDialog) and dialog.isVisible():
                do(dialog)
            else:
                QTimer.singleShot(20, now)

        QTimer.singleShot(20, now)
