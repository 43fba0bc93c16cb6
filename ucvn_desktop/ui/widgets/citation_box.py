"""«Căn cứ»: which guiding documents a record was written because of, chosen from the register as one types.

Both rooms that cite put one into their panel: show_item() says of which record.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QScrollArea, QSizePolicy, QWidget

from ucvn_desktop.core.paper import CITING_LABELS, CitingKind
from ucvn_desktop.core.text.titles import shorten
from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui.forms import put
from ucvn_desktop.ui.icons import icon
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.timers import run_later
from ucvn_desktop.ui.widgets.citation_form import CitationsForm
from ucvn_desktop.ui.widgets.live_search import LiveSearch
from ucvn_desktop.ui.widgets.two_lines import TwoLines

if TYPE_CHECKING:
    from ucvn_desktop.services.papers import PaperRow

Item = tuple[CitingKind, int]

_SOON_MS = 300
_MATCHES = 6
_SEEN = 3
_PAPER = int(Qt.ItemDataRole.UserRole)
_KINDS = frozenset({"paper", "citation"})


class CitationBox(QObject):
    """Reads and stores by itself; emits «citation» as every room does."""

    def __init__(self, session: Session, place: QWidget) -> None:
        super().__init__(place)
        self._session = session
        self._item: Item | None = None
        self._is_open = False
        self.form = CitationsForm.load(place)
        put(place, self.form.root)
        for view in (self.form.cited, self.form.matches):
            view.setItemDelegate(TwoLines(view))
            view.setMouseTracking(True)
            view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.search = LiveSearch(
            session,
            self.form.words,
            self.form.matches,
            question=self._question,
            nothing=[],
            show=self._show_matches,
            take=self._take,
        )
        self._read_soon = run_later(self, _SOON_MS, self._read)
        self._connect()
        self.show_item(None, is_open=False)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab comes to, in reading order."""
        form = self.form
        return (form.cited, form.open_paper, form.take_away, form.words, form.matches)

    def show_item(self, item: Item | None, *, is_open: bool) -> None:
        """Show what the record cites; `is_open` where that may be changed."""
        is_same = (item, is_open) == (self._item, self._is_open)
        if is_same and item is not None:
            return
        self.flush()
        self._item, self._is_open = item, is_open
        self.form.words.clear()
        self.search.drop()
        self.form.words.setVisible(is_open)
        self._show_matches([])
        self._show_cited([])
        self._read()

    def flush(self) -> None:
        """Enter was pressed and nothing found yet: the record cites what comes first all the same, and that is said."""
        item, text, workspace = self._item, self.form.words.text().strip(), self._session.workspace
        if self.search.waits and item and text:
            self._session.jobs.save(
                lambda: cite_first(workspace, text, item), partial(self._tell, item, shorten(text, 60))
            )
            self.form.words.clear()
            self.search.drop()
            self._show_matches([])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if isinstance(event, QKeyEvent):
            if event.type() is QEvent.Type.ShortcutOverride and self._is_ours(watched, event.key()):
                event.accept()  # not the window's: Del would put the record itself into the bin
                return True
            if event.type() is QEvent.Type.KeyPress and not event.isAutoRepeat():
                return self._pressed(watched, event.key())
        return super().eventFilter(watched, event)

    def _is_ours(self, watched: QObject, key: int) -> bool:
        if watched is self.form.cited:
            return key == Qt.Key.Key_Delete
        return key == Qt.Key.Key_Escape and bool(self.form.words.text())

    def _pressed(self, watched: QObject, key: int) -> bool:
        if watched is self.form.words:
            return self._keys_of_words(key)
        if key == Qt.Key.Key_Delete:
            self._take_away()
        return key == Qt.Key.Key_Delete

    def _connect(self) -> None:
        form = self.form
        form.words.installEventFilter(self)
        form.cited.installEventFilter(self)
        form.cited.currentItemChanged.connect(lambda *_: self._show_deeds())
        form.cited.itemActivated.connect(lambda _: self._open())
        form.matches.itemClicked.connect(self._take)
        form.matches.itemActivated.connect(self._take)
        form.open_paper.clicked.connect(self._open)
        form.take_away.clicked.connect(self._take_away)
        self._session.changed.connect(self._changed)

    # What is cited

    def _changed(self, kind: str) -> None:
        if kind in _KINDS and self._item:
            self._read_soon.start()

    def _read(self) -> None:
        item, workspace = self._item, self._session.workspace
        if item:
            self._session.jobs.read(lambda: (item, read_cited(workspace, item)), self._came)

    def _came(self, read: "tuple[Item, list[PaperRow]]") -> None:
        if read[0] == self._item:
            self._show_cited(read[1])

    def _show_cited(self, rows: "Sequence[PaperRow]") -> None:
        view = self.form.cited
        chosen = _paper_of(view.currentItem())
        view.clear()
        for row in rows:
            view.addItem(_entry(row))
            if row.id == chosen:
                view.setCurrentRow(view.count() - 1)
        _fit(view, _SEEN)
        self._show_deeds()
        self._say()

    def _show_deeds(self) -> None:
        has_chosen = self.form.cited.currentItem() is not None
        self.form.deeds.setVisible(has_chosen)
        self.form.take_away.setVisible(self._is_open)
        if has_chosen and self.form.cited.hasFocus():
            self._reveal(self.form.deeds)

    def _open(self) -> None:
        paper_id = _paper_of(self.form.cited.currentItem())
        if paper_id:
            self._session.wanted.emit("paper", paper_id)

    def _take_away(self) -> None:
        item, entry, workspace = self._item, self.form.cited.currentItem(), self._session.workspace
        paper_id = _paper_of(entry)
        if item and paper_id and self._is_open:
            name = entry.text().partition("\n")[0]
            self._session.jobs.save(
                lambda: take_away(workspace, paper_id, item), lambda _: self._gone(paper_id, item, name)
            )

    def _gone(self, paper_id: int, item: Item, name: str) -> None:
        self._stored()
        undo = ("Hoàn tác", partial(self._cite, paper_id, item))
        self._session.messages.say(f"Đã bỏ căn cứ «{shorten(name, 60)}».", action=undo)

    # What is looked for

    def _keys_of_words(self, key: int) -> bool:
        if self.form.words.text().strip() and self.search.pressed(key):
            return True
        if key != Qt.Key.Key_Escape or not self.form.words.text():
            return False
        self.form.words.clear()
        return True

    def _question(self) -> "Callable[[], list[PaperRow]] | None":
        item, text, workspace = self._item, self.form.words.text().strip(), self._session.workspace
        if item is None or not text:
            return None
        return lambda: read_matches(workspace, text, item)

    def _show_matches(self, rows: "Sequence[PaperRow]") -> None:
        view = self.form.matches
        view.clear()
        for row in rows:
            view.addItem(_entry(row))
        _fit(view, _MATCHES)
        self._say()
        if rows:
            self._reveal(view)

    def _reveal(self, part: QWidget) -> None:
        """Bring into sight what came up under one's hands, where the panel scrolls."""
        place: QWidget | None = part
        while place is not None and not isinstance(place, QScrollArea):
            place = place.parentWidget()
        if place is not None:
            # Once the panel has made room for it.
            QTimer.singleShot(0, part, partial(place.ensureWidgetVisible, part))

    def _say(self) -> None:
        """Why nothing is listed, where that is not plain to see."""
        form, typed = self.form, self.form.words.text().strip()
        said = ""
        if typed and not form.matches.count() and not self.search.is_awaited:
            said = (
                f"Không có văn bản nào ứng với «{typed}». Ghi văn bản ở phòng Kế hoạch, mục Văn bản chỉ đạo."
            )
        elif not self._is_open and not form.cited.count():
            said = "Chưa ghi văn bản nào."
        form.said.setText(said)
        form.said.setVisible(bool(said))
        # What scrolls is as high as its parts are at least, and a label that wraps asks for one line at least.
        form.said.setMinimumHeight(form.said.heightForWidth(form.root.width()) if said else 0)

    def _take(self, entry: QListWidgetItem) -> None:
        if self._item and self._is_open:
            self._cite(_paper_of(entry), self._item)
            self.search.drop()
            self.form.words.clear()
            self.form.matches.hide()  # emptied a moment later: it may be telling of this very entry
            self.form.words.setFocus()

    def _cite(self, paper_id: int, item: Item) -> None:
        workspace = self._session.workspace
        self._session.jobs.save(lambda: cite_one(workspace, paper_id, item), lambda _: self._stored())

    def _tell(self, item: Item, text: str, done: tuple[str, str]) -> None:
        paper, title = done
        kind, item_id = item
        record = f"{CITING_LABELS[kind].lower()} «{shorten(title, 60) or 'chưa có tít'}»"
        show = ("Mở", partial(self._session.wanted.emit, kind.value, item_id))
        if paper:
            self._session.messages.say(f"Đã ghi căn cứ «{shorten(paper, 60)}» cho {record}.", action=show)
            self._stored()
        else:
            self._session.messages.say(
                f"Chưa ghi thêm căn cứ cho {record}: không có văn bản nào ứng với «{text}».",
                "gold",
                action=show,
            )

    def _stored(self) -> None:
        self._session.changed.emit("citation")
        self._session.saved.emit()
        self._read()


def read_cited(workspace: Workspace, item: Item) -> "list[PaperRow]":
    """The documents that the record cites."""
    from ucvn_desktop.services.papers import PaperFilter, listed_papers, paper_rows

    with workspace.reading():
        return paper_rows(workspace, listed_papers(workspace, PaperFilter(item=item)))


def read_matches(workspace: Workspace, text: str, item: Item) -> "list[PaperRow]":
    """The newest documents with these words that the record does not cite yet."""
    from ucvn_desktop.services.papers import PaperFilter, listed_papers, paper_rows

    with workspace.reading():
        cited = set(listed_papers(workspace, PaperFilter(item=item)))
        found = [one for one in listed_papers(workspace, PaperFilter(text=text)) if one not in cited]
        return paper_rows(workspace, found[:_MATCHES])


def cite_one(workspace: Workspace, paper_id: int, item: Item) -> int:
    """Let the record cite the document."""
    from ucvn_desktop.services.citations import cite

    return cite(workspace, paper_id, [item])


def cite_first(workspace: Workspace, text: str, item: Item) -> tuple[str, str]:
    """Let the record cite the first of these matches; what that is called, "" where there is none, and the record."""
    kind, item_id = item
    if kind is CitingKind.ARTICLE:
        title = workspace.articles.get(item_id).title
    else:
        title = workspace.slogans.get(item_id).text
    found = read_matches(workspace, text, item)
    if found:
        cite_one(workspace, found[0].id, item)
    return (found[0].number or found[0].summary) if found else "", title


def take_away(workspace: Workspace, paper_id: int, item: Item) -> int:
    """Let it cite the document no longer."""
    from ucvn_desktop.services.citations import uncite

    return uncite(workspace, paper_id, [item])


def _entry(row: "PaperRow") -> QListWidgetItem:
    head = row.number or row.summary
    entry = QListWidgetItem(icon("plan", tone="mute"), f"{head}\n{row.summary if row.number else row.issuer}")
    entry.setData(_PAPER, row.id)
    entry.setToolTip("\n".join(part for part in (row.number, row.summary, row.issuer) if part))
    return entry


def _paper_of(entry: QListWidgetItem | None) -> int:
    return int(entry.data(_PAPER)) if entry else 0


def _fit(view: QListWidget, most: int) -> None:
    """As high as its rows, and no higher than a few of them; hidden where there is none."""
    count = view.count()
    view.setVisible(bool(count))
    if count:
        view.setFixedHeight(min(count, most) * view.sizeHintForRow(0) + 2)
