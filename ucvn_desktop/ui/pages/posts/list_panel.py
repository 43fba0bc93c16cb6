"""The list at the left: its filters, what it shows, which post is chosen."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QComboBox

from ucvn_desktop.core.post import CHANNEL_LABELS, PostSpan
from ucvn_desktop.core.text.titles import shorten
from ucvn_desktop.services.post_list import PostFilter, listed_posts, post_rows
from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui.pages.posts import words
from ucvn_desktop.ui.pages.posts.delegate import PostDelegate
from ucvn_desktop.ui.pages.posts.form import PostsForm
from ucvn_desktop.ui.pages.posts.opened import Counted, count
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.widgets.block_model import BLOCK
from ucvn_desktop.ui.widgets.record_list import ListRead, RecordList
from ucvn_desktop.ui.widgets.tidy_box import TidyBoxes

_BIN = "bin"
_ANY_YEAR, _NO_DAY = 0, -1


@dataclass(frozen=True, slots=True)
class Source:
    """The article or event (`kind`) whose posts are asked for; without one everything is."""

    kind: str = ""
    id: int = 0
    title: str = ""


class ListPanel(RecordList[PostFilter]):
    """The posts, of all or of one article or event, and how many of them there are."""

    _form: PostsForm

    def __init__(self, session: Session, form: PostsForm) -> None:
        rows = partial(post_rows, session.workspace)
        super().__init__(session, form, PostDelegate(form.list), rows, words.said_of, PostFilter())
        self._source = Source()
        self._offer()
        boxes = (form.show_year, form.show_month, form.show_channel)
        self._boxes = TidyBoxes(self, *boxes)
        for box in boxes:
            box.activated.connect(lambda _: self._list())
        form.source_off.clicked.connect(lambda: self.show_source(Source()))
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

    def show_everything(self, *, in_bin: bool = False) -> None:
        form = self._form
        form.words.clear()
        _choose(form.show_year, _ANY_YEAR)
        _choose(form.show_month, 0)
        _choose(form.show_channel, _BIN if in_bin else "")
        self._set_source(Source())

    def drop_words(self) -> bool:
        """Empty what was typed to find something, and ask for everybody's posts; False where neither was."""
        if not (self._form.words.text() or self._source.kind):
            return False
        self.show_everything()
        self._list()
        return True

    def show_source(self, source: Source) -> None:
        """Show only the posts of an article or event, or of all again."""
        if source.kind:
            self.show_everything()
        self._set_source(source)
        self.reload()

    def _list(self) -> None:
        if not self.year:
            _choose(self._form.show_month, 0)
        self._form.show_month.setEnabled(bool(self.year))
        super()._list()

    def _reading(self, wanted: PostFilter, seen: int) -> Callable[[], ListRead[PostFilter]]:
        return partial(_read, self._session.workspace, wanted, seen)

    def _show_beside(self, read: ListRead[PostFilter]) -> None:
        self._offer_years(read.beside)

    def _counting(self) -> Callable[[], Counted]:
        return partial(count, self._session.workspace, self.year)

    def _nothing(self, wanted: PostFilter) -> str:
        return words.nothing(wanted, self._source.title)

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


def _read(workspace: Workspace, wanted: PostFilter, seen: int) -> ListRead[PostFilter]:
    with workspace.reading():
        ids = listed_posts(workspace, wanted)
        is_all_empty = not ids and not any(
            listed_posts(workspace, PostFilter(in_bin=in_bin)) for in_bin in (False, True)
        )
        rows = post_rows(workspace, ids[seen : seen + BLOCK])
        return ListRead(wanted, ids, rows, is_all_empty, tuple(workspace.posts.years()))


def _choose(box: QComboBox, value: object) -> None:
    box.setCurrentIndex(max(0, box.findData(value)))
