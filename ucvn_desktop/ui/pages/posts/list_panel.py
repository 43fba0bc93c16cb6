"""The list at the left: its filters, what it shows, which post is chosen."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QComboBox, QListView

from ucvn_desktop.core.post import CHANNEL_LABELS, PostSpan
from ucvn_desktop.core.text.titles import shorten
from ucvn_desktop.services.post_list import PostFilter, PostRow, listed_posts, post_rows
from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui.jobs import Job
from ucvn_desktop.ui.pages.posts import words
from ucvn_desktop.ui.pages.posts.delegate import PostDelegate
from ucvn_desktop.ui.pages.posts.form import PostsForm
from ucvn_desktop.ui.pages.posts.opened import Counted, count
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.widgets.block_model import BLOCK, BlockModel
from ucvn_desktop.ui.widgets.list_choice import ListChoice, run_later
from ucvn_desktop.ui.widgets.tidy_box import TidyBoxes

_PAUSE_MS = 150
_COUNT_AFTER_MS = 700
_BIN = "bin"
_ANY_YEAR, _NO_DAY = 0, -1


@dataclass(frozen=True, slots=True)
class Source:
    """The article or event (`kind`) whose posts are asked for; without one everything is."""

    kind: str = ""
    id: int = 0
    title: str = ""


class ListPanel(QObject):
    """`chosen` gives the id of the post that the user chose, 0 where there is none."""

    chosen = Signal(int)
    listed = Signal()
    counted = Signal(object)  # Counted

    def __init__(self, session: Session, form: PostsForm) -> None:
        super().__init__(form.root)
        self._session = session
        self._form = form
        workspace = session.workspace
        self._model = BlockModel(session, self, lambda ids: post_rows(workspace, ids), words.said_of)
        self._source = Source()
        self._shown = PostFilter()
        self._is_all_empty = False
        self._asked: Job | None = None
        self._view: QListView = form.list
        self._view.setItemDelegate(PostDelegate(self._view))
        self._view.setModel(self._model)
        self._view.setMouseTracking(True)
        self._choice = ListChoice(self._view, self._model)
        self._choice.chosen.connect(self.chosen)
        self._choice.missed.connect(self.reload)
        self._offer()
        self._boxes = TidyBoxes(self, form.show_year, form.show_month, form.show_channel)
        self._pause = run_later(self, _PAUSE_MS, self.reload)
        self._count_soon = run_later(self, _COUNT_AFTER_MS, self._count)
        form.words.textEdited.connect(lambda _: self._pause.start())
        form.words.textChanged.connect(lambda text: None if text else self._pause.start())
        for box in (form.show_year, form.show_month, form.show_channel):
            box.activated.connect(lambda _: self.reload())
        form.source_off.clicked.connect(lambda: self.show_source(Source()))
        form.show_all.clicked.connect(self._show_all)
        form.source.hide()

    @property
    def filter(self) -> PostFilter:
        """What the user wants to see."""
        channel = str(self._form.show_channel.currentData() or "")
        year, month = self.year, int(self._form.show_month.currentData() or 0)
        months = (month, month) if month else (1, 12)
        first, last = (f"{year}-{months[0]:02}-01", f"{year}-{months[1]:02}-31") if year else ("", "")
        source = self._source
        span = PostSpan(
            first,
            last,
            channel=channel if channel not in ("", _BIN) else None,
            article_id=source.id if source.kind == "article" else None,
            event_id=source.id if source.kind == "event" else None,
            undated=self._form.show_year.currentData() == _NO_DAY,
        )
        return PostFilter(self._form.words.text(), span, in_bin=channel == _BIN)

    @property
    def year(self) -> int:
        """The year that is chosen, 0 for all."""
        return max(0, int(self._form.show_year.currentData() or 0))

    @property
    def source(self) -> Source:
        """Whose posts are asked for."""
        return self._source

    @property
    def current_id(self) -> int:
        """The post that is chosen, or 0."""
        return self._choice.id

    @property
    def is_settled(self) -> bool:
        """Whether the list shows what its filters say now."""
        return self.filter == self._shown

    @property
    def ids(self) -> list[int]:
        """The posts that are listed."""
        return self._model.ids

    @property
    def is_all_empty(self) -> bool:
        """Whether there is no post at all, not even in the bin."""
        return self._is_all_empty

    def show_everything(self, *, in_bin: bool = False) -> None:
        """Drop the filters, so that any post is listed."""
        form = self._form
        form.words.clear()
        _choose(form.show_year, _ANY_YEAR)
        _choose(form.show_month, 0)
        _choose(form.show_channel, _BIN if in_bin else "")
        self._set_source(Source())

    def show_source(self, source: Source) -> None:
        """Show only the posts of an article or event, or of all again."""
        if source.kind:
            self.show_everything()
        self._set_source(source)
        self.reload()

    def choose(self, post_id: int) -> None:
        """Choose the post; where it is not listed yet, as soon as it is."""
        self._choice.choose(post_id)

    def step_from(self, post_id: int) -> None:
        """The post is about to go: choose its neighbour."""
        self._choice.step_from(post_id)

    def reload(self) -> None:
        """Read the list anew; what is chosen stays chosen."""
        self._pause.stop()
        if self._asked:
            self._asked.cancel()
        if not self.year:
            _choose(self._form.show_month, 0)
        self._form.show_month.setEnabled(bool(self.year))
        wanted, seen = self.filter, self._seen()
        workspace = self._session.workspace
        self._asked = self._session.jobs.read(lambda: _read(workspace, wanted, seen), self._show)
        self._count_soon.start()

    def _offer(self) -> None:
        form = self._form
        form.show_month.addItem("Cả năm", 0)
        for month in range(1, 13):
            form.show_month.addItem(f"Tháng {month}", month)
        form.show_channel.addItem("Mọi kênh", "")
        for channel, label in CHANNEL_LABELS.items():
            form.show_channel.addItem(label, channel.value)
        form.show_channel.addItem("Thùng rác", _BIN)
        self._offer_years(())

    def _offer_years(self, years: tuple[int, ...]) -> None:
        """The years in which something appeared; the one that is chosen stays chosen."""
        box = self._form.show_year
        chosen = int(box.currentData() or _ANY_YEAR)
        wanted = [_ANY_YEAR, *sorted({*years, *([chosen] if chosen > 0 else [])}, reverse=True), _NO_DAY]
        if [box.itemData(place) for place in range(box.count())] == wanted or box.view().isVisible():
            return
        box.clear()
        for year in wanted:
            special = {_ANY_YEAR: "Mọi năm", _NO_DAY: "Thiếu ngày"}
            box.addItem(special.get(year, str(year)), year)
        _choose(box, chosen)

    def _set_source(self, source: Source) -> None:
        self._source = source
        kind = {"article": "tin, bài", "event": "hoạt động"}.get(source.kind, "")
        self._form.source.setVisible(bool(kind))
        self._form.source_text.setText(f"Chỉ bài đăng của {kind}: {shorten(source.title)}" if kind else "")

    def _show(self, read: "_Read") -> None:
        ids = self._choice.kept_in(read.ids) if read.wanted == self._shown else read.ids
        self._shown = read.wanted
        self._is_all_empty = read.is_all_empty
        self._offer_years(read.years)
        scrolled = self._view.verticalScrollBar().value()
        self._model.show_ids(ids, read.rows)
        self._view.verticalScrollBar().setValue(scrolled)
        self._choice.after_reading()
        self._form.list.setVisible(bool(ids))
        self._form.list_said.setVisible(not ids)
        self._form.list_said.setText("" if ids else words.nothing(read.wanted, self._source.title))
        self._form.show_all.setVisible(read.wanted != PostFilter())
        self.listed.emit()

    def _show_all(self) -> None:
        self.show_everything()
        self.reload()

    def _seen(self) -> int:
        """The first of the rows that are shown."""
        return max(0, self._view.indexAt(self._view.viewport().rect().topLeft()).row() - 5)

    def _count(self) -> None:
        workspace, year = self._session.workspace, self.year
        self._session.jobs.read(lambda: count(workspace, year), self._counted)

    def _counted(self, counts: Counted) -> None:
        self.counted.emit(counts)


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read of the list."""

    wanted: PostFilter
    ids: list[int]
    rows: list[PostRow]
    years: tuple[int, ...]
    is_all_empty: bool


def _read(workspace: Workspace, wanted: PostFilter, seen: int) -> _Read:
    with workspace.reading():
        ids = listed_posts(workspace, wanted)
        is_all_empty = not ids and not any(
            listed_posts(workspace, PostFilter(in_bin=in_bin)) for in_bin in (False, True)
        )
        rows = post_rows(workspace, ids[seen : seen + BLOCK])
        return _Read(wanted, ids, rows, tuple(workspace.posts.years()), is_all_empty)


def _choose(box: QComboBox, value: object) -> None:
    box.setCurrentIndex(max(0, box.findData(value)))
