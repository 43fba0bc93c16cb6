"""The list at the left: its filters, what it shows, which article is chosen."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QListView

from ucvn_desktop.core.plan_years import ALL_YEARS, Plans
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
from ucvn_desktop.ui.pages.articles.rows import said_of
from ucvn_desktop.ui.pages.articles.topic_filter import TopicFilter
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.widgets.block_model import BLOCK, BlockModel
from ucvn_desktop.ui.widgets.list_choice import ListChoice, run_later
from ucvn_desktop.ui.widgets.tidy_box import TidyBoxes
from ucvn_desktop.ui.widgets.year_box import YearBox, within

_PAUSE_MS = 150
_COUNT_AFTER_MS = 700
_YEAR = "articles/year"


class ListPanel(QObject):
    """`chosen` gives the id of the article that the user chose, 0 where there is none."""

    chosen = Signal(int)
    listed = Signal()
    counted = Signal(object)  # ArticleCounts

    def __init__(self, session: Session, form: ArticlesForm) -> None:
        super().__init__(form.root)
        self._session = session
        self._form = form
        workspace = session.workspace
        self._model = BlockModel(session, self, lambda ids: article_rows(workspace, ids), said_of)
        self._shown = ListFilter()
        self._is_all_empty = False
        self._asked: Job | None = None
        self._view: QListView = form.list
        self._view.setItemDelegate(ArticleDelegate(self._view))
        self._view.setModel(self._model)
        self._view.setMouseTracking(True)
        self._choice = ListChoice(self._view, self._model)
        self._choice.chosen.connect(self.chosen)
        self._choice.missed.connect(self.reload)
        for show, label in SHOW_LABELS.items():
            form.show_what.addItem(label, show)
        self._boxes = TidyBoxes(self, form.show_what, form.show_year, form.show_topic)
        self._years = YearBox(form.show_year, session.memory, _YEAR)
        self._topics = TopicFilter(form.show_topic)
        self._plans = Plans()
        self._known_years: list[int] | None = None
        self._pause = run_later(self, _PAUSE_MS, self._list)
        self._count_soon = run_later(self, _COUNT_AFTER_MS, self._count)
        form.words.textEdited.connect(lambda _: self._pause.start())
        form.words.textChanged.connect(lambda text: None if text else self._pause.start())
        form.show_what.activated.connect(lambda _: self._list())
        form.show_topic.activated.connect(lambda _: self._list())
        self._years.chosen.connect(self._year_chosen)
        form.show_all.clicked.connect(self._show_all)

    @property
    def filter(self) -> ListFilter:
        """What the user wants to see."""
        form = self._form
        topic, topic_years = self._topics.wanted
        show = Show(form.show_what.currentData())
        return ListFilter(show, topic, form.words.text(), self._years.year, topic_years)

    @property
    def current_id(self) -> int:
        """The article that is chosen, or 0."""
        return self._choice.id

    @property
    def ids(self) -> list[int]:
        """The articles that are listed."""
        return self._model.ids

    @property
    def is_all_empty(self) -> bool:
        """Whether there is no article at all, not even in the bin."""
        return self._is_all_empty

    def show_plans(self, plans: Plans) -> None:
        """The plans by whose topics the list can be filtered."""
        self._plans = plans
        self._topics.show(plans, self._years.year)

    def show_everything(self, *, in_bin: bool = False) -> None:
        """Drop the filters, so that any article is listed."""
        self._form.words.clear()
        self._years.drop()
        self._topics.show(self._plans, ALL_YEARS)
        self._topics.drop()
        self._form.show_what.setCurrentIndex(self._form.show_what.findData(Show.BIN if in_bin else Show.ALL))

    def choose(self, article_id: int) -> None:
        """Choose the article; where it is not listed yet, as soon as it is."""
        self._choice.choose(article_id)

    def step_from(self, article_id: int) -> None:
        """The article is about to go: choose its neighbour."""
        self._choice.step_from(article_id)

    def reload(self) -> None:
        """Read the list and its years anew; what is chosen stays chosen."""
        self._known_years = None
        self._list()

    def _list(self) -> None:
        """List what the filters say now. The years are those of the last reload: no filter changes them."""
        self._pause.stop()
        if self._asked:
            self._asked.cancel()
        wanted, seen, known = self.filter, self._seen(), self._known_years
        workspace = self._session.workspace

        def read() -> _Read:
            years = workspace.articles.years() if known is None else known
            kept = replace(wanted, year=within(wanted.year, years))
            ids = listed_ids(workspace, kept)
            is_all_empty = kept == ListFilter() and not ids and not listed_ids(workspace, _BIN)
            return _Read(kept, ids, article_rows(workspace, ids[seen : seen + BLOCK]), is_all_empty, years)

        self._asked = self._session.jobs.read(read, self._show)
        self._count_soon.start()

    def _show(self, read: "_Read") -> None:
        ids = self._choice.kept_in(read.ids) if read.wanted == self._shown else read.ids
        self._shown = read.wanted
        self._known_years = read.years
        self._is_all_empty = read.is_all_empty
        self._show_years(read)
        scrolled = self._view.verticalScrollBar().value()
        self._model.show_ids(ids, read.rows)
        self._view.verticalScrollBar().setValue(scrolled)
        self._choice.after_reading()
        self._form.list.setVisible(bool(ids))
        self._form.list_said.setVisible(not ids)
        self._form.list_said.setText(_nothing(read.wanted))
        self._form.show_all.setVisible(read.wanted != ListFilter())
        self.listed.emit()

    def _show_all(self) -> None:
        self.show_everything()
        self._list()

    def _year_chosen(self) -> None:
        self._topics.show(self._plans, self._years.year)
        self._list()

    def _show_years(self, read: "_Read") -> None:
        was = self._years.year
        self._years.offer(read.years, read.wanted.year)
        if was != read.wanted.year:
            self._topics.show(self._plans, read.wanted.year)

    def _seen(self) -> int:
        """The first of the rows that are shown."""
        return max(0, self._view.indexAt(self._view.viewport().rect().topLeft()).row() - 5)

    def _count(self) -> None:
        workspace, year = self._session.workspace, self._shown.year
        self._session.jobs.read(lambda: count_articles(workspace, year), self._counted)

    def _counted(self, counts: ArticleCounts) -> None:
        self.counted.emit(counts)


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read of the list."""

    wanted: ListFilter
    ids: list[int]
    rows: list[ArticleRow]
    is_all_empty: bool
    years: list[int]


_BIN = ListFilter(Show.BIN)


def _nothing(wanted: ListFilter) -> str:
    if wanted.text.strip():
        of_year = f" của năm {wanted.year}" if wanted.year else ""
        return f"Không có tin, bài nào{of_year} có «{wanted.text.strip()}»."
    if wanted.year:
        return f"Năm {wanted.year} không có tin, bài nào như vậy."
    return {
        Show.ALL: "Chưa có tin, bài nào.",
        Show.DRAFTS: "Không còn bản thảo nào.",
        Show.SENT: "Chưa gửi tin, bài nào.",
        Show.LACKING: "Không tin, bài nào còn thiếu gì.",
        Show.BIN: "Thùng rác trống. Tin, bài đưa vào đây được giữ ít nhất 30 ngày.",
    }[wanted.show]
