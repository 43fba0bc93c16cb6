"""What is behind the post in hand, the article and the event: chosen, opened, let go."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QListWidgetItem, QWidget

from ucvn_desktop.core.text.titles import shorten
from ucvn_desktop.ui.icons import icon
from ucvn_desktop.ui.pages.posts.behind_dialog import ask_behind
from ucvn_desktop.ui.pages.posts.form import PostsForm
from ucvn_desktop.ui.pages.posts.list_panel import Source
from ucvn_desktop.ui.pages.posts.opened import Opened
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.widgets.two_lines import TwoLines

_SOURCE = int(Qt.ItemDataRole.UserRole)
_LABELS = {"article": "Tin, bài", "event": "Hoạt động"}
_ICONS = {"article": "articles", "event": "events"}


class BehindPanel(QObject):
    """`joined` gives the kind and id of what was chosen, 0 for nothing; `same` the Source whose posts are asked for."""

    joined = Signal(str, int)
    same = Signal(object)

    def __init__(self, session: Session, form: PostsForm) -> None:
        super().__init__(form.root)
        self._session = session
        self._form = form
        self._opened: Opened | None = None
        self._is_open = False
        form.behind.setItemDelegate(TwoLines(form.behind))
        form.behind.setMouseTracking(True)
        form.behind.itemActivated.connect(self._open)
        form.behind.itemClicked.connect(self._open)
        form.behind.currentItemChanged.connect(lambda *_: self._show_deeds())
        form.pick_article.clicked.connect(lambda: self._ask("article"))
        form.pick_event.clicked.connect(lambda: self._ask("event"))
        form.same.clicked.connect(self._show_same)
        form.unlink.clicked.connect(self.unlink)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab comes to, in reading order."""
        form = self._form
        return (form.behind, form.pick_article, form.pick_event, form.same, form.unlink)

    def show_opened(self, opened: Opened, *, is_open: bool) -> None:
        """Show what is behind this post; what is chosen stays chosen."""
        form, row = self._form, opened.row
        self._opened, self._is_open = opened, is_open
        chosen = form.behind.currentRow()
        form.behind.blockSignals(True)
        form.behind.clear()
        if row.article_id:
            title = row.article_title or "Bài chưa có tít"
            form.behind.addItem(_item(Source("article", row.article_id, title), "Tin, bài"))
        if row.event_id:
            of_article = "" if opened.post.event_id else " của tin, bài ấy"
            form.behind.addItem(
                _item(Source("event", row.event_id, row.event_title), f"Hoạt động{of_article}")
            )
        count = form.behind.count()
        form.behind.setCurrentRow(min(max(chosen, 0), count - 1))
        form.behind.blockSignals(False)
        form.behind.setVisible(bool(count))
        form.behind.setFixedHeight(count * form.behind.sizeHintForRow(0) + 2 if count else 0)
        form.behind_said.setVisible(not count)
        form.behind_deeds.setVisible(bool(count))
        form.pick_article.setText("Chọn tin, bài khác…" if row.article_id else "Chọn tin, bài…")
        form.pick_event.setText("Chọn hoạt động khác…" if opened.post.event_id else "Chọn hoạt động…")
        for button in (form.pick_article, form.pick_event):
            button.setAccessibleName(button.text())
            button.setEnabled(is_open)
        self._show_deeds()

    def unlink(self) -> bool:
        """Let go of what is chosen; False where that is not the post's own."""
        source = self._current
        if source and self._is_own(source) and self._is_open:
            self.joined.emit(source.kind, 0)
            return True
        return False

    @property
    def _current(self) -> Source | None:
        item = self._form.behind.currentItem()
        source: Source | None = item.data(_SOURCE) if item else None
        return source

    def _is_own(self, source: Source) -> bool:
        own = self._opened.post if self._opened else None
        return bool(own and (own.article_id if source.kind == "article" else own.event_id) == source.id)

    def _show_deeds(self) -> None:
        source = self._current
        self._form.unlink.setEnabled(bool(source and self._is_own(source) and self._is_open))

    def _open(self, item: QListWidgetItem) -> None:
        source: Source = item.data(_SOURCE)
        self._session.wanted.emit(source.kind, source.id)

    def _show_same(self) -> None:
        if self._current:
            self.same.emit(self._current)

    def _ask(self, kind: str) -> None:
        found = ask_behind(self._form.root, self._session, kind)
        if found:
            self.joined.emit(kind, found)


def _item(source: Source, label: str) -> QListWidgetItem:
    item = QListWidgetItem(icon(_ICONS[source.kind], tone="mute"), f"{shorten(source.title, 200)}\n{label}")
    item.setData(_SOURCE, source)
    item.setToolTip(f"{source.title}\nBấm để mở")
    return item
