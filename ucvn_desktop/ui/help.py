"""F1: the help of the room that is shown, in a panel over the page."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCursor, QTextDocument, QTextFormat
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QTextBrowser, QToolButton, QVBoxLayout, QWidget

from ucvn_desktop import paths
from ucvn_desktop.ui import theme
from ucvn_desktop.ui.icons import icon

_WIDTH = 420
_INDENT = 16
_TITLE_PT = 14.0
_ABOVE_HEADING = 14


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
        self._text.setViewportMargins(0, 0, 8, 0)  # clear of the scroll bar
        self._text.document().setDocumentMargin(0)
        self._text.document().setIndentWidth(_INDENT)
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
        _dress_headings(self._text.document())
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


def _dress_headings(document: QTextDocument) -> None:
    """Give headings the sizes of the interface: Qt draws them as large as those of a printed page."""
    block = document.begin()
    while block.isValid():
        level = block.blockFormat().headingLevel()
        if level:
            cursor = QTextCursor(block)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            letters = cursor.charFormat()
            letters.clearProperty(QTextFormat.Property.FontSizeAdjustment)
            letters.setFontPointSize(_TITLE_PT if level == 1 else theme.HEADING_PT)
            cursor.setCharFormat(letters)
            shape = block.blockFormat()
            shape.setTopMargin(0 if level == 1 else _ABOVE_HEADING)
            cursor.setBlockFormat(shape)
        block = block.next()
