"""A field for captions that are typed one after the other."""

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

_NEXT = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_PageDown)
_PREVIOUS = (Qt.Key.Key_PageUp,)


class CaptionField(QObject):
    """Drives `field`: what is typed goes out as it is typed, Enter and Page Down go on to the next photo.

    The field is filled only for another photo, never under the hands of who types.
    """

    typed = Signal(str)
    next_wanted = Signal()
    previous_wanted = Signal()
    left = Signal()  # the keyboard went elsewhere

    def __init__(self, field: QPlainTextEdit) -> None:
        super().__init__(field)
        self._field = field
        field.textChanged.connect(lambda: self.typed.emit(self.text))
        field.installEventFilter(self)

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self._field.toPlainText()

    def fill(self, text: str) -> None:
        """Show another photo's caption, from its beginning, the cursor at its end."""
        if text == self.text:
            return
        with QSignalBlocker(self._field):
            self._field.setPlainText(text)
        self._field.moveCursor(QTextCursor.MoveOperation.End)
        self._field.verticalScrollBar().setValue(0)

    def take_focus(self) -> None:
        """Go to the field."""
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.FocusOut:
            # Told when the focus has moved: who listens may ask who has it now.
            QTimer.singleShot(0, self, self.left.emit)
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
            if plain and event.key() in _NEXT:
                self.next_wanted.emit()
                return True
            if plain and event.key() in _PREVIOUS:
                self.previous_wanted.emit()
                return True
        return super().eventFilter(watched, event)
