"""Files and folders that are dropped anywhere on the page."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from ucvn_desktop.ui.widgets.photo_mime import PHOTO_MIME


def files_in(mime: QMimeData) -> list[Path]:
    """The local files and folders that a drag carries; a drag of our own photos carries none."""
    if mime.hasFormat(PHOTO_MIME):
        return []
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


class DropSign(QFrame):
    """Takes what is dropped on `page`, and lies over it while files are held there.

    `words` says what a drop of so many files and folders does.
    """

    dropped = Signal(list)

    def __init__(self, page: QWidget, words: Callable[[int], str]) -> None:
        super().__init__(page)
        self._page = page
        self._words = words
        self._said = QLabel()
        self._said.setProperty("role", "heading")
        self._said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._said.setWordWrap(True)
        self.setProperty("role", "drop")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        QVBoxLayout(self).addWidget(self._said)
        self.hide()
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    def appear(self, count: int) -> None:
        """Cover the page and say what a drop does."""
        self._said.setText(self._words(count))
        self.setGeometry(self._page.rect())
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if isinstance(event, QDragEnterEvent) and (files := files_in(event.mimeData())):
            event.acceptProposedAction()
            self.appear(len(files))
            return True
        if event.type() is QEvent.Type.DragLeave:
            self.hide()
        elif event.type() is QEvent.Type.Drop and isinstance(event, QDropEvent):
            self.hide()
            if files := files_in(event.mimeData()):
                event.acceptProposedAction()
                self.dropped.emit(files)
                return True
        return super().eventFilter(watched, event)
