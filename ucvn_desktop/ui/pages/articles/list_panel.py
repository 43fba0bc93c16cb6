"""The list at the left: its filters, what it shows, which article is chosen."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QListView

from ucvn_desktop.core.plan import Topic
from ucvn_desktop.services.article_list import (
    SHOW_LABELS,
    ArticleCounts,
    ArticleRow,
    ListFilter,
    Show,
    article_rows,
    count_articles,
    listed_ids,
)
from ucvn_desktop.ui.jobs import Job
from ucvn_desktop.ui.pages.articles.delegate import ArticleDelegate
from ucvn_desktop.ui.pages.articles.form import ArticlesForm
from ucvn_desktop.ui.pages.articles.model import BLOCK, ArticleModel
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.widgets.tidy_box import TidyBoxes

_PAUSE_MS = 150
_COUNT_AFTER_MS = 700


class ListPanel(QObject):
    """`chosen` gives the id of the article that the user chose, 0 where there is none."""

    chosen = Signal(int)
    listed = Signal()
    counted = Signal(object)  # ArticleCounts

    def __init__(self, session: Session, form: ArticlesForm) -> None:
        super().__init__(form.root)
        self._session = session
        self._form = form
        self._model = ArticleModel(session, self)
        self._wanted = 0
        self._shown = ListFilter()
        self._is_all_empty = False
        self._asked: Job | None = None
        self._view: QListView = form.list
        self._view.setItemDelegate(ArticleDelegate(self._view))
        self._view.setModel(self._model)
        self._view.setMouseTracking(True)
        self._view.selectionModel().currentChanged.connect(self._current_changed)
        for show, label in SHOW_LABELS.items():
            form.show_what.addItem(label, show)
        self._boxes = TidyBoxes(self, form.show_what, form.show_topic)
        self.show_topics([])
        self._pause = _timer(self, _PAUSE_MS, self.reload)
        self._count_soon = _timer(self, _COUNT_AFTER_MS, self._count)
        form.words.textEdited.connect(lambda _: self._pause.start())
        form.words.textChanged.connect(lambda text: None if text else self._pause.start())
        form.show_what.activated.connect(lambda _: self.reload())
        form.show_topic.activated.connect(lambda _: self.reload())
        form.show_all.clicked.connect(self._show_all)

    @property
    def filter(self) -> ListFilter:
        """What the user wants to see."""
        form = self._form
        return ListFilter(
            Show(form.show_what.currentData()), form.show_topic.currentData(), form.words.text()
        )

    @property
    def current_id(self) -> int:
        """The article that is chosen, or 0."""
        return self._wanted

    @property
    def ids(self) -> list[int]:
        """The articles that are listed."""
        return self._model.ids

    @property
    def is_all_empty(self) -> bool:
        """Whether there is no article at all, not even in the bin."""
        return self._is_all_empty

    def show_topics(self, topics: list[Topic]) -> None:
        """The topics by which the list can be filtered."""
        box = self._form.show_topic
        before = box.currentData()
        box.clear()
        box.addItem("Mọi nội dung", None)
        for topic in topics:
            box.addItem(f"{topic.number}. {topic.short}", topic.number)
        box.addItem("Chưa chọn nội dung", 0)
        box.setCurrentIndex(max(0, box.findData(before)))

    def show_everything(self, *, in_bin: bool = False) -> None:
        """Drop the filters, so that any article is listed."""
        self._form.words.clear()
        self._form.show_topic.setCurrentIndex(0)
        self._form.show_what.setCurrentIndex(self._form.show_what.findData(Show.BIN if in_bin else Show.ALL))

    def choose(self, article_id: int) -> None:
        """Choose the article; where it is not listed yet, as soon as it is."""
        self._wanted = article_id
        self._mark()
        if article_id and article_id not in self._model.ids:
            # A list that was asked for before the article was there would choose another one.
            self.reload()

    def step_from(self, article_id: int) -> None:
        """The article is about to go: choose its neighbour."""
        ids = self._model.ids
        place = self._model.place_of(article_id)
        if place is not None:
            rest = ids[place + 1 : place + 2] or ids[max(0, place - 1) : place]
            self.choose(rest[0] if rest else 0)
            self.chosen.emit(self._wanted)

    def reload(self) -> None:
        """Read the list anew; what is chosen stays chosen."""
        self._pause.stop()
        if self._asked:
            self._asked.cancel()
        wanted, seen = self.filter, self._seen()
        workspace = self._session.workspace

        def read() -> _Read:
            ids = listed_ids(workspace, wanted)
            is_all_empty = wanted == ListFilter() and not ids and not listed_ids(workspace, _BIN)
            return _Read(wanted, ids, article_rows(workspace, ids[seen : seen + BLOCK]), is_all_empty)

        self._asked = self._session.jobs.read(read, self._show)
        self._count_soon.start()

    def _show(self, read: "_Read") -> None:
        ids = _with_kept(read.ids, self._wanted, self._model) if read.wanted == self._shown else read.ids
        self._shown = read.wanted
        self._is_all_empty = read.is_all_empty
        scrolled = self._view.verticalScrollBar().value()
        self._model.show_ids(ids, read.rows)
        self._view.verticalScrollBar().setValue(scrolled)
        if self._wanted not in self._model.ids:
            self._wanted = 0
        if not self._wanted and ids:
            self._wanted = ids[0]
            self.chosen.emit(self._wanted)
        self._mark()
        self._form.list.setVisible(bool(ids))
        self._form.list_said.setVisible(not ids)
        self._form.list_said.setText(_nothing(read.wanted))
        self._form.show_all.setVisible(read.wanted != ListFilter())
        if not ids:
            self.chosen.emit(0)
        self.listed.emit()

    def _show_all(self) -> None:
        self.show_everything()
        self.reload()

    def _mark(self) -> None:
        place = self._model.place_of(self._wanted)
        selection = self._view.selectionModel()
        selection.blockSignals(True)
        if place is None:
            self._view.clearSelection()
        else:
            self._view.setCurrentIndex(self._model.index(place))
            self._view.scrollTo(self._model.index(place), QAbstractItemView.ScrollHint.EnsureVisible)
        selection.blockSignals(False)
        self._view.viewport().update()

    def _current_changed(self, current: QModelIndex, _: Any) -> None:
        if current.isValid():
            self._wanted = self._model.ids[current.row()]
            self.chosen.emit(self._wanted)

    def _seen(self) -> int:
        """The first of the rows that are shown."""
        return max(0, self._view.indexAt(self._view.viewport().rect().topLeft()).row() - 5)

    def _count(self) -> None:
        workspace = self._session.workspace
        self._session.jobs.read(lambda: count_articles(workspace), self._counted)

    def _counted(self, counts: ArticleCounts) -> None:
        self.counted.emit(counts)


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read of the list."""

    wanted: ListFilter
    ids: list[int]
    rows: list[ArticleRow]
    is_all_empty: bool


_BIN = ListFilter(Show.BIN)


def _with_kept(ids: list[int], chosen: int, model: ArticleModel) -> list[int]:
    """An article in hand stays listed when a change takes it out of the filter: «còn thiếu», and mended."""
    place = model.place_of(chosen)
    if place is None or chosen in ids:
        return ids
    return [*ids[:place], chosen, *ids[place:]]


def _nothing(wanted: ListFilter) -> str:
    if wanted.text.strip():
        return f"Không có tin, bài nào có «{wanted.text.strip()}»."
    return {
        Show.ALL: "Chưa có tin, bài nào.",
        Show.DRAFTS: "Không còn bản thảo nào.",
        Show.SENT: "Chưa gửi tin, bài nào.",
        Show.LACKING: "Không tin, bài nào còn thiếu gì.",
        Show.BIN: "Thùng rác trống. Tin, bài đưa vào đây được giữ ít nhất 30 ngày.",
    }[wanted.show]


def _timer(parent: QObject, milliseconds: int, run: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(run)
    return timer
