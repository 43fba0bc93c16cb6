"""A button that stands for an action of a page: same words, same state."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton


class ActionButton(QPushButton):
    """`role` is «primary» or «quiet»; an action with a menu opens it."""

    def __init__(self, action: QAction, role: str) -> None:
        super().__init__()
        self._action = action
        self.setProperty("role", role)
        menu = action.menu()
        if isinstance(menu, QMenu):
            self.setMenu(menu)
        else:
            self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.setText(self._action.text())
        self.setAccessibleName(self._action.text().replace("&", ""))
        self.setToolTip(self._action.toolTip() if self._action.toolTip() != self._action.text() else "")
        self.setEnabled(self._action.isEnabled())
        self.setVisible(self._action.isVisible())
