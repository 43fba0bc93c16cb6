"""The list at the left: its filters, what it shows, which article is chosen."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from ucvn_desktop.core.plan_years import ALL_YEARS, Plans
from ucvn_desktop.services.article_list import (
    SHOW_LABELS,
    ArticleCounts,
    ListFilter,
    Show,
    article_rows,
    count_articles,
    listed_ids,
)
from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui.pages.articles.delegate import ArticleDelegate
from ucvn_desktop.ui.pages.articles.form import ArticlesForm
from ucvn_desktop.ui.pages.articles.rows import said_of
from ucvn_desktop.ui.pages.articles.topic_filter import TopicFilter
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.widgets.block_model import BLOCK
from ucvn_desktop.ui.widgets.record_list import ListRead, RecordList
from ucvn_desktop.ui.widgets.tidy_box import TidyBoxes
from ucvn_desktop.ui.widgets.year_box import YearBox, within

_YEAR = "articles/year"


class ListPanel(RecordList[ListFilter]):
    """The articles, of a year and a topic or of all, and how many of them there are."""

    _form: ArticlesForm

    def __init__(self, session: Session, form: ArticlesForm) -> None:
        rows = partial(article_rows, session.workspace)
        super().__init__(session, form, ArticleDelegate(form.list), rows, said_of, ListFilter())
        for show, label in SHOW_LABELS.items():
            form.show_what.addItem(label, show)
        self._boxes = TidyBoxes(self, form.show_what, form.show_year, form.show_topic)
        self._years = YearBox(form.show_year, session.memory, _YEAR)
        self._topics = TopicFilter(form.show_topic)
        self._plans = Plans()
        self._known_years: list[int] | None = None
        form.show_what.activated.connect(lambda _: self._list())
        form.show_topic.activated.connect(lambda _: self._list())
        self._years.chosen.connect(self._year_chosen)

    @property
    def filter(self) -> ListFilter:
        """What the user wants to see."""
        form = self._form
        topic, topic_years = self._topics.wanted
        show = Show(form.show_what.currentData())
        return ListFilter(show, topic, form.words.text(), self._years.year, topic_years)

    def show_plans(self, plans: Plans) -> None:
        """The plans by whose topics the list can be filtered."""
        self._plans = plans
        self._topics.show(plans, self._years.year)

    def show_everything(self, *, in_bin: bool = False) -> None:
        self._form.words.clear()
        self._years.drop()
        self._topics.show(self._plans, ALL_YEARS)
        self._topics.drop()
        self._form.show_what.setCurrentIndex(self._form.show_what.findData(Show.BIN if in_bin else Show.ALL))

    def reload(self) -> None:
        """Read the list and its years anew; what is chosen stays chosen."""
        self._known_years = None
        super().reload()

    def _reading(self, wanted: ListFilter, seen: int) -> Callable[[], ListRead[ListFilter]]:
        # The years are those of the last reload: no filter changes them.
        return partial(_read, self._session.workspace, wanted, seen, self._known_years)

    def _show_beside(self, read: ListRead[ListFilter]) -> None:
        self._known_years = read.beside
        was = self._years.year
        self._years.offer(read.beside, read.wanted.year)
        if was != read.wanted.year:
            self._topics.show(self._plans, read.wanted.year)

    def _counting(self) -> Callable[[], ArticleCounts]:
        return partial(count_articles, self._session.workspace, self._shown.year)

    def _nothing(self, wanted: ListFilter) -> str:
        return _nothing(wanted)

    def _year_chosen(self) -> None:
        self._topics.show(self._plans, self._years.year)
        self._list()


_BIN = ListFilter(Show.BIN)


def _read(
    workspace: Workspace, wanted: ListFilter, seen: int, known: list[int] | None
) -> ListRead[ListFilter]:
    years = workspace.articles.years() if known is None else known
    kept = replace(wanted, year=within(wanted.year, years))
    ids = listed_ids(workspace, kept)
    is_all_empty = kept == ListFilter() and not ids and not listed_ids(workspace, _BIN)
    return ListRead(kept, ids, article_rows(workspace, ids[seen : seen + BLOCK]), is_all_empty, years)


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
