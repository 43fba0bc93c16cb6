"""F1: the help of the room that is shown, in a panel over the page."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QTextBrowser, QToolButton, QVBoxLayout, QWidget

from ucvn_desktop import paths
from ucvn_desktop.ui.icons import icon

_WIDTH = 420


class Help(QFrame):
    """Esc or a second F1 closes it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setProperty("role", "card")
        self._title = QLabel("Trợ giúp")
        self._title.setProperty("role", "heading")
        self._close = QToolButton()
        self._close.setIcon(icon("close", tone="mute"))
        self._close.setAccessibleName("Đóng trợ giúp")
        self._close.clicked.connect(self.hide)
        self._text = QTextBrowser()
        self._text.setAccessibleName("Trợ giúp của trang này")
        self._text.setProperty("role", "sheet")
        self._text.setOpenLinks(False)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 14, 14, 14)
        layout.addLayout(head)
        layout.addWidget(self._text)
        self.hide()

    def toggle(self, room_id: str) -> None:
        """Show the room's help, or close it where it is shown."""
        if self.isVisible():
            self.hide()
            return
        text = (paths.RESOURCES / "help" / f"{room_id}.md").read_text(encoding="utf-8")
        keys = (paths.RESOURCES / "help" / "keys.md").read_text(encoding="utf-8")
        self._text.setMarkdown(f"{text}\n\n{keys}")
        window = self._window
        width = min(_WIDTH, window.width() - 80)
        self.setGeometry(window.width() - width - 14, 14, width, window.height() - 28)
        self.show()
        self.raise_()
        self._text.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F1):
            self.hide()
        else:
            super().keyPressEvent(event)
