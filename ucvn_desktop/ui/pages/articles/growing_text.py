"""A field for one paragraph of plain text that wraps and grows with what is written (title, sapo, caption)."""

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget

from ucvn_desktop.core.text.fold import nfc


class GrowingText(QTextEdit):
    """`typed` is emitted for changes by the user only, `left` when Enter is pressed: the next field is meant."""

    typed = Signal()
    left = Signal()

    def __init__(self, name: str, placeholder: str, most_lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most_lines = most_lines
        self._is_filling = False
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.setCursorWidth(0)
        self.document().contentsChanged.connect(self._changed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._fit())

    def text(self) -> str:
        """What stands in the field, on one line."""
        return self.toPlainText().replace("\n", " ")

    def show_text(self, text: str) -> None:
        """Show another record's text; not for one that is typed in."""
        self._is_filling = True
        self.setPlainText(text)
        self._is_filling = False

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(200, self._height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(80, self._height())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
            return
        super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802 - Qt's name
        return source.hasText() and not source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        if self.canInsertFromMimeData(source):
            self.insertPlainText(" ".join(nfc(source.text()).split()))

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        self.setCursorWidth(1)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        # Qt leaves a cursor standing in a text that was read-only when it was left.
        self.setCursorWidth(0)

    def _height(self) -> int:
        line = self.fontMetrics().lineSpacing()
        text = max(line, min(round(self.document().size().height()), self._most_lines * line))
        return text + self.height() - self.viewport().height()

    def _fit(self) -> None:
        self.updateGeometry()

    def _changed(self) -> None:
        if not self._is_filling:
            self.typed.emit()
