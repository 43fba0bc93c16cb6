"""The recent drafts: press Enter on one, or drop photos on it, to put the photos into it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QMenu, QWidget

from ucvn_desktop.core.article import Article
from ucvn_desktop.ui.icons import icon
from ucvn_desktop.ui.widgets.photo_mime import photos_in

NO_TITLE = "Chưa có tít"
_ID = Qt.ItemDataRole.UserRole
_FEWEST_SEEN = 3
_MENU_WIDTH = 420


def add_drafts(menu: QMenu, drafts: Sequence[Article], choose: Callable[[int], None]) -> None:
    """The same drafts as entries of a menu; `choose` is given the article's id."""
    menu.setEnabled(bool(drafts))
    for article in drafts:
        title = menu.fontMetrics().elidedText(
            article.title or NO_TITLE, Qt.TextElideMode.ElideRight, _MENU_WIDTH
        )
        menu.addAction(title.replace("&", "&&")).triggered.connect(partial(_choose, choose, article.id))


def _choose(choose: Callable[[int], None], article_id: int, _: bool = False) -> None:
    choose(article_id)


class DraftList(QListWidget):
    """`chosen` gives the article's id; `dropped` that and the ids of the photos."""

    chosen = Signal(int)
    dropped = Signal(int, list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Đặt ảnh đã chọn vào một bản thảo")
        self.setToolTip("Bấm đúp hoặc nhấn Enter để đặt ảnh đã chọn vào bài; cũng có thể kéo ảnh thả vào đây")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)
        self.itemActivated.connect(lambda item: self.chosen.emit(item.data(_ID)))
        self._most_seen = _FEWEST_SEEN

    def load(self, drafts: Sequence[Article]) -> None:
        """Show these articles."""
        self.clear()
        for article in drafts:
            item = QListWidgetItem(icon("articles", tone="mute"), article.title or NO_TITLE)
            item.setData(_ID, article.id)
            item.setToolTip(article.title or NO_TITLE)
            self.addItem(item)
        self._take_height()

    def show_at_most(self, rows: int) -> None:
        """Be so high that at most so many are seen without scrolling."""
        self._most_seen = rows
        self._take_height()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name, as below
        self._follow(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802
        self._follow(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802
        self.clearSelection()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        item = self.itemAt(event.position().toPoint())
        ids = photos_in(event.mimeData())
        if item is not None and ids:
            event.acceptProposedAction()
            self.dropped.emit(item.data(_ID), ids)

    def _take_height(self) -> None:
        row = max(self.sizeHintForRow(0), 24) if self.count() else 0
        self.setFixedHeight(row * min(self.count(), self._most_seen))

    def _follow(self, event: QDragMoveEvent) -> None:
        """The article under the pointer is marked; beside it nothing can be dropped."""
        item = self.itemAt(event.position().toPoint())
        if item is None or not photos_in(event.mimeData()):
            event.ignore()
            return
        self.setCurrentItem(item)
        event.acceptProposedAction()
