"""What the room's text fields have in common."""

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QTextEdit, QWidget


class TextEdit(QTextEdit):
    """Shows a cursor only where one types: Qt leaves one standing in a text that was read-only when it was left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCursorWidth(0)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(0)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        self.setCursorWidth(1)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        self.setCursorWidth(0)
