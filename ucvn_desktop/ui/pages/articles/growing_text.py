"""A field for one paragraph of plain text that wraps and grows with what is written (title, sapo, caption)."""

from math import ceil

from PySide6.QtCore import QMimeData, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ucvn_desktop.core.text.fold import nfc
from ucvn_desktop.ui.pages.articles.sharing import Lines
from ucvn_desktop.ui.pages.articles.text_edit import TextEdit


class GrowingText(TextEdit):
    """`typed` is emitted for changes by the user only, `left` when Enter is pressed: the next field is meant.

    It grows up to `most_lines`; a longer text is scrolled, with a bar that shows it.
    """

    typed = Signal()
    left = Signal()

    def __init__(self, name: str, placeholder: str, most_lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most_lines = most_lines
        self._is_filling = False
        self._hints = (placeholder, f"Chưa có {name[:1].lower()}{name[1:]}")
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setAcceptRichText(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().contentsChanged.connect(self._changed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    @property
    def lines(self) -> Lines:
        """The lines of what stands in it."""
        line = self._line_height()
        return Lines(max(1, round(self.document().size().height() / line)), line)

    def text(self) -> str:
        """What stands in the field, on one line."""
        return self.toPlainText().replace("\n", " ")

    def show_text(self, text: str) -> None:
        """Show another record's text; not for one that is typed in."""
        self._is_filling = True
        self.setPlainText(text)
        self._is_filling = False

    def set_most_lines(self, lines: int) -> None:
        """To how many lines it may grow."""
        if lines != self._most_lines:
            self._most_lines = lines
            self._fit(self.document().size())

    def setReadOnly(self, read_only: bool) -> None:  # noqa: N802 - Qt's name
        super().setReadOnly(read_only)
        self.setPlaceholderText(self._hints[read_only])

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(200, self._height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(80, self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self.ensureCursorVisible()

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

    def _height(self) -> int:
        text = max(self._line_height(), min(self.document().size().height(), self._most()))
        return ceil(text) + self.height() - self.viewport().height()

    def _most(self) -> float:
        return self._most_lines * self._line_height()

    def _line_height(self) -> float:
        # As it is laid out, in whole pixels: by the font's own measure the last line would be cut.
        laid_out = self.document().firstBlock().layout()
        if laid_out.lineCount():
            return laid_out.lineAt(0).height()
        return QFontMetricsF(self.font()).lineSpacing()

    def _fit(self, size: QSizeF) -> None:
        # Narrowed by the bar a text never has fewer lines: the two do not chase each other.
        is_longer = size.height() > self._most() + 1
        off, on = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAlwaysOn
        self.setVerticalScrollBarPolicy(on if is_longer else off)
        self.updateGeometry()

    def _changed(self) -> None:
        if not self._is_filling:
            self.typed.emit()
