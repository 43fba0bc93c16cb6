"""Bài đăng: what appeared where, how many saw it, and what came of what was sent."""

from functools import partial
from typing import ClassVar

from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QStackedWidget, QVBoxLayout

from ucvn_desktop.core.post import Post
from ucvn_desktop.ui import desktop
from ucvn_desktop.ui.jobs import Lane
from ucvn_desktop.ui.pages.base import Page
from ucvn_desktop.ui.pages.posts import words
from ucvn_desktop.ui.pages.posts.behind_panel import BehindPanel
from ucvn_desktop.ui.pages.posts.bin import Bin
from ucvn_desktop.ui.pages.posts.exchange import Exchange
from ucvn_desktop.ui.pages.posts.form import PostsForm
from ucvn_desktop.ui.pages.posts.hand import Hand
from ucvn_desktop.ui.pages.posts.list_panel import ListPanel
from ucvn_desktop.ui.pages.posts.opened import Counted, Opened, read_opened, start_post
from ucvn_desktop.ui.pages.posts.output import print_posts, show_figures_of
from ucvn_desktop.ui.pages.posts.post_panel import PostPanel
from ucvn_desktop.ui.pages.posts.shot_panel import ShotPanel
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.widgets import read_only
from ucvn_desktop.ui.widgets.empty import EmptyPage
from ucvn_desktop.ui.widgets.kept_place import show_in_place
from ucvn_desktop.ui.widgets.list_choice import run_later

_SOON_MS = 300
_AT_ONCE_MS = 250
_NARROW = 1150
_LISTED_KINDS = {"post", "article", "event", "submission"}


class PostsPage(Page):
    """The room of the posts."""

    ROOM: ClassVar[str] = "posts"
    TITLE: ClassVar[str] = "Bài đăng"
    KINDS: ClassVar[frozenset[str]] = frozenset({"post"})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._opened_now: Opened | None = None
        self._goes_to_link = False
        self.form = PostsForm.load(self)
        self.exchange = Exchange(session, self)
        self._make_actions()
        self._lay_out()
        self.list = ListPanel(session, self.form)
        self.fields = PostPanel(self.form)
        self.hand = Hand(session, self.fields)
        self.shot = ShotPanel(session, self.form)
        self.behind = BehindPanel(session, self.form)
        self._deleted = Bin(session, self)
        self._read_soon = run_later(self, _SOON_MS, self._read_again)
        self._connect()
        before = (self.form.banner_yes, self.form.twin_show)
        self.fields.order_tabs(before, (*self.shot.stops, *self.behind.stops))
        self._show(None)
        if session.read_only:
            read_only.close(self.form.bin, self.form.banner_yes, *self._writing_actions)

    @property
    def post_in_hand(self) -> Post | None:
        """The post in hand, as it was stored last."""
        return self.hand.post

    @property
    def has_unsaved(self) -> bool:
        return self.hand.has_unsaved or self.shot.has_unsaved

    def visited(self) -> None:
        self._read_again()

    def create_new(self) -> None:
        if self.session.read_only:
            return
        self.flush()
        # What is typed before the new post is there must not land in the old one.
        self.form.list.setFocus()
        workspace, channel = self.session.workspace, self.list.filter.span.channel or ""
        self.session.jobs.save(lambda: start_post(workspace, channel), self._created)
        # Waited for, made and then opened: the link that is pasted at once is the new one's.
        for _ in ("made", "opened"):
            self.session.jobs.drain(Lane.SAVE, _AT_ONCE_MS)

    def print_shown(self) -> None:
        self.flush()
        print_posts(self.session, self, self.list.ids, self._what_is_listed)

    def rename(self) -> None:
        if self.hand.is_open:
            self.fields.go_to_title()

    def delete(self) -> None:
        if self.form.behind.hasFocus():
            self.behind.unlink()
        else:
            self._bin()

    def back(self) -> bool:
        if not self.form.list.hasFocus() and self.form.list.isVisible():
            self.form.list.setFocus()
            return True
        if self.form.words.text() or self.list.source.kind:
            self.list.show_everything()
            self.list.reload()
            return True
        return False

    def show_record(self, kind: str, record_id: int) -> bool:
        if kind == "post":
            workspace = self.session.workspace
            self.session.jobs.read(lambda: workspace.posts.get(record_id), self._show_wanted)
        return kind == "post"

    def flush(self) -> None:
        self.hand.saving.flush()
        self.shot.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fold()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        # Fields take words by themselves; what arrives here is pasted beside them.
        if event.matches(QKeySequence.StandardKey.Paste):
            self.shot.paste()
        else:
            super().keyPressEvent(event)

    @property
    def _what_is_listed(self) -> str:
        return words.listed(self.list.filter, self.list.source.title)

    def _make_actions(self) -> None:
        self.primary = QAction("Ghi bài đăng", self)
        self.primary.setToolTip("Ghi một bài đã đăng (Ctrl+Enter)")
        self.primary.triggered.connect(self.create_new)
        figures = QAction("Số liệu", self)
        figures.setToolTip("Đếm bài đăng theo kênh, tháng, nơi đăng; tin, bài đã gửi mà chưa thấy đăng")
        figures.triggered.connect(self._ask_figures)
        take = QAction("Nhập từ Excel…", self)
        take.triggered.connect(self.exchange.ask_import)
        give = QAction("Xuất ra Excel…", self)
        give.triggered.connect(lambda: self.exchange.ask_export(self.list.ids, self._what_is_listed))
        sample = QAction("Lấy tệp mẫu…", self)
        sample.triggered.connect(self.exchange.ask_sample)
        sheets = QAction("Excel", self)
        sheets.setToolTip("Nhập từ Excel, xuất những bài đang hiện ra Excel, lấy tệp mẫu để điền")
        menu = QMenu(self)
        menu.addActions([take, give, sample])
        sheets.setMenu(menu)
        self.secondary = (figures, sheets)
        self._writing_actions = (self.primary, take)

    def _lay_out(self) -> None:
        assert self.primary
        self._empty = EmptyPage(
            "empty-posts",
            "Chưa có bài đăng nào",
            "Ghi mỗi lần tin, bài được đăng: dán đường dẫn, thêm ngày, lượt xem và ảnh chụp màn hình. Danh sách năm "
            "trước thì nhập từ Excel.",
            self.primary,
        )
        self._empty.example.connect(self.session.sample)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.form.root)
        self._stack.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    def _connect(self) -> None:
        form = self.form
        self.list.chosen.connect(self._open)
        self.list.listed.connect(self._listed)
        self.list.counted.connect(self._say_counts)
        form.list.activated.connect(lambda _: self.rename())
        form.bin.clicked.connect(self._bin)
        form.banner_yes.clicked.connect(self._restore)
        form.twin_show.clicked.connect(self._show_twin)
        form.open_link.clicked.connect(self._open_link)
        self.shot.kept.connect(self._read_again)
        self.behind.joined.connect(self._join)
        self.behind.same.connect(self.list.show_source)
        self.hand.stored.connect(self._read_soon.start)
        self._deleted.restored.connect(self._restored)
        self.exchange.came.connect(self._came)
        self.session.changed.connect(self._changed)

    # What is shown

    def _listed(self) -> None:
        self._stack.setCurrentWidget(self._empty if self.list.is_all_empty else self.form.root)

    def _say_counts(self, counted: Counted) -> None:
        reach = counted.reach
        posted = len(reach.sent) - len(reach.silent)
        self.set_subtitle(words.counts(counted.year, counted.posts, counted.views, len(reach.sent), posted))

    def _show_wanted(self, post: Post) -> None:
        if post.id not in self.list.ids or not self.list.is_settled:
            self.list.show_everything(in_bin=bool(post.deleted_at))
        self.list.choose(post.id)
        self.list.reload()
        self._open(post.id)

    def _open(self, post_id: int) -> None:
        self.flush()
        if not post_id:
            self._show(None)
            return
        workspace = self.session.workspace
        # Behind what was just handed on to be stored.
        self.session.jobs.save(lambda: read_opened(workspace, post_id), self._opened)

    def _opened(self, opened: Opened) -> None:
        if opened.post.id != self.list.current_id:
            return  # another one was chosen since
        if self.hand.holds(opened.post):
            self.hand.keep(opened.post)
            self._show_beside(opened)
        else:
            self._show(opened)
        if self._goes_to_link:
            self._goes_to_link = False
            self.fields.go_to_link()

    def _show(self, opened: Opened | None) -> None:
        form = self.form
        form.detail.setVisible(opened is not None)
        form.nothing_open.setVisible(opened is None)
        self.hand.show(opened.post if opened else None)
        if opened is None:
            return
        in_bin = bool(opened.post.deleted_at)
        form.banner.setVisible(in_bin)
        form.banner_text.setText(words.IN_BIN if in_bin else "")
        form.bin.setVisible(not in_bin)
        form.detail.verticalScrollBar().setValue(0)
        self._show_beside(opened)

    def _show_beside(self, opened: Opened) -> None:
        """What is not typed: the picture, what is behind, the history, what is wrong."""
        is_same = self._opened_now is not None and self._opened_now.post.id == opened.post.id
        self._opened_now = opened
        self.fields.show_beside(opened)
        self.shot.show_post(opened.post, is_open=self.hand.is_open)
        self.behind.show_opened(opened, is_open=self.hand.is_open)
        if opened.twin:
            self.form.twin_text.setText(words.twin(opened.twin))
        show_in_place(self.form.twin, opened.twin is not None, is_same=is_same)
        self.hand.show_faults()

    def _fold(self) -> None:
        """Side by side where there is room, else the picture and what is behind stand under the fields."""
        layout = self.form.detail_body.layout()
        if isinstance(layout, QBoxLayout):
            is_narrow = self.window().width() < _NARROW
            direction = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
            layout.setDirection(direction)

    # What changed

    def _changed(self, kind: str) -> None:
        if kind in _LISTED_KINDS and self.isVisible():
            self._read_soon.start()

    def _read_again(self) -> None:
        """The list and the post in hand, as they are now."""
        self.list.reload()
        if self.hand.post:
            workspace, post_id = self.session.workspace, self.hand.post.id
            self.session.jobs.save(lambda: read_opened(workspace, post_id), self._opened)

    # What is behind, the twin, the link, the figures

    def _join(self, kind: str, record_id: int) -> None:
        post = self.hand.post
        if not post:
            return
        workspace = self.session.workspace
        if kind == "article" and record_id:
            take = partial(self.hand.take_article, post.id)
            self.session.jobs.read(lambda: workspace.articles.get(record_id), take)
        else:
            self.hand.take(post.id, {f"{kind}_id": record_id or None})

    def _show_twin(self) -> None:
        if self._opened_now and self._opened_now.twin:
            self._show_wanted(self._opened_now.twin)

    def _open_link(self) -> None:
        judged = self.hand.judged
        if judged and judged.post.link:
            desktop.open_link(judged.post.link)

    def _ask_figures(self) -> None:
        self.flush()
        span = self.list.filter.span
        show_figures_of(self.session, self, span, words.span(span, self.list.source.title))

    # New, bin

    def _created(self, post: Post) -> None:
        self._goes_to_link = True
        self.list.show_everything()
        self.list.choose(post.id)
        self._stack.setCurrentWidget(self.form.root)
        self._open(post.id)
        self.session.changed.emit("post")

    def _came(self, post_ids: tuple[int, ...]) -> None:
        self.list.show_everything()
        self.list.choose(post_ids[0])
        self.list.reload()
        self._open(post_ids[0])

    def _bin(self) -> None:
        post = self.hand.post
        if post and self.hand.is_open:
            self.flush()
            self.list.step_from(post.id)
            self._deleted.put_away(post.id)

    def _restore(self) -> None:
        if self.hand.post:
            self._deleted.take_out(self.hand.post.id)

    def _restored(self, post: Post) -> None:
        if self.list.filter.in_bin:
            self.list.show_everything()
        self.list.choose(post.id)
        self._open(post.id)
