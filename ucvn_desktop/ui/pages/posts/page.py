"""Bài đăng: what appeared where, how many saw it, and what came of what was sent."""

from functools import partial
from typing import ClassVar

from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QMenu

from ucvn_desktop.core.post import Post
from ucvn_desktop.services.post_list import post_rows
from ucvn_desktop.services.posts import bin_post, restore_post
from ucvn_desktop.ui import desktop
from ucvn_desktop.ui.bin import Bin
from ucvn_desktop.ui.pages.base import Page
from ucvn_desktop.ui.pages.desk import Desk
from ucvn_desktop.ui.pages.posts import words
from ucvn_desktop.ui.pages.posts.behind_panel import BehindPanel
from ucvn_desktop.ui.pages.posts.exchange import Exchange
from ucvn_desktop.ui.pages.posts.form import PostsForm
from ucvn_desktop.ui.pages.posts.hand import Hand
from ucvn_desktop.ui.pages.posts.list_panel import ListPanel
from ucvn_desktop.ui.pages.posts.opened import Counted, Opened, read_opened, start_post
from ucvn_desktop.ui.pages.posts.output import show_figures_of
from ucvn_desktop.ui.pages.posts.post_panel import PostPanel
from ucvn_desktop.ui.pages.posts.shot_panel import ShotPanel
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.widgets import read_only
from ucvn_desktop.ui.widgets.empty import EmptyPage
from ucvn_desktop.ui.widgets.kept_place import show_in_place
from ucvn_desktop.ui.widgets.record_pane import fold, turn_to

_LISTED_KINDS = {"post", "article", "event", "submission"}


class PostsPage(Page):
    """The room of the posts."""

    ROOM: ClassVar[str] = "posts"
    TITLE: ClassVar[str] = "Bài đăng"
    KINDS: ClassVar[frozenset[str]] = frozenset({"post"})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._opened_now: Opened | None = None
        self.form = PostsForm.load(self)
        self.exchange = Exchange(session, self)
        self._make_actions()
        self.list = ListPanel(session, self.form)
        self.fields = PostPanel(self.form)
        self.hand = Hand(session, self.fields)
        self.shot = ShotPanel(session, self.form)
        self.behind = BehindPanel(session, self.form)
        deleted = Bin(session, self, bin_post, restore_post, lambda post: f"«{words.name(post)}»")
        self.desk = Desk(self, self.form, self.list, deleted, partial(read_opened, session.workspace))
        self.desk.lay_out(self._empty_page())
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

    @property
    def unsaved(self) -> tuple[str, int] | None:
        return self.hand.unsaved

    def visited(self) -> None:
        self.desk.read_again()

    def create_new(self) -> None:
        workspace, channel = self.session.workspace, self.list.filter.span.channel or ""
        self.desk.begin(lambda: start_post(workspace, channel))

    def print_shown(self) -> None:
        from ucvn_desktop.ui.pages.posts.paper import post_list

        workspace, what = self.session.workspace, self._what_is_listed
        self.desk.print_list(
            "Danh sách bài đăng",
            partial(post_rows, workspace),
            lambda rows, listed: post_list(workspace.profile.unit_name, what, rows, listed),
        )

    def rename(self) -> None:
        if self.hand.is_open:
            self.fields.go_to_title()

    def delete(self) -> None:
        if self.form.behind.hasFocus():
            self.behind.unlink()
        else:
            self._bin()

    def back(self) -> bool:
        return self.desk.back()

    def show_record(self, kind: str, record_id: int) -> bool:
        if kind == "post":
            workspace = self.session.workspace
            self.session.jobs.read(lambda: workspace.posts.get(record_id), self.desk.show)
        return kind == "post"

    def flush(self) -> None:
        self.hand.saving.flush()
        self.shot.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        fold(self.form)

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
        self.primary = self.make_action("Ghi bài đăng", "Ghi một bài đã đăng (Ctrl+Enter)", self.create_new)
        figures = self.make_action(
            "Số liệu",
            "Đếm bài đăng theo kênh, tháng, nơi đăng; tin, bài đã gửi mà chưa thấy đăng",
            self._ask_figures,
        )
        take = self.make_action("Nhập từ Excel…", run=self.exchange.ask_import)
        give = self.make_action(
            "Xuất ra Excel…", run=lambda: self.exchange.ask_export(self.list.ids, self._what_is_listed)
        )
        sample = self.make_action("Lấy tệp mẫu…", run=self.exchange.ask_sample)
        sheets = self.make_action(
            "Excel", "Nhập từ Excel, xuất những bài đang hiện ra Excel, lấy tệp mẫu để điền"
        )
        menu = QMenu(self)
        menu.addActions([take, give, sample])
        sheets.setMenu(menu)
        self.secondary = (figures, sheets)
        self._writing_actions = (self.primary, take)

    def _empty_page(self) -> EmptyPage:
        assert self.primary
        return EmptyPage(
            "empty-posts",
            "Chưa có bài đăng nào",
            "Ghi mỗi lần tin, bài được đăng: dán đường dẫn, thêm ngày, lượt xem và ảnh chụp màn hình. Danh sách năm "
            "trước thì nhập từ Excel.",
            self.primary,
        )

    def _connect(self) -> None:
        form = self.form
        self.desk.opened.connect(self._opened)
        self.desk.begun.connect(self.fields.go_to_link)
        self.list.counted.connect(self._say_counts)
        form.list.activated.connect(lambda _: self.rename())
        form.bin.clicked.connect(self._bin)
        form.banner_yes.clicked.connect(self._restore)
        form.twin_show.clicked.connect(self._show_twin)
        form.open_link.clicked.connect(self._open_link)
        self.shot.kept.connect(self.desk.read_again)
        self.behind.joined.connect(self._join)
        self.behind.same.connect(self.list.show_source)
        self.hand.stored.connect(self.desk.again_soon.start)
        self.exchange.came.connect(self._came)
        self.session.changed.connect(self._changed)

    # What is shown

    def _say_counts(self, counted: Counted) -> None:
        reach = counted.reach
        posted = len(reach.sent) - len(reach.silent)
        self.set_subtitle(words.counts(counted.year, counted.posts, counted.views, len(reach.sent), posted))

    def _opened(self, opened: Opened | None) -> None:
        if opened and self.hand.holds(opened.post):
            self.hand.keep(opened.post)
            self._show_beside(opened)
        else:
            self._show(opened)

    def _show(self, opened: Opened | None) -> None:
        post = opened.post if opened else None
        self.hand.show(post)
        turn_to(self.form, post, words.IN_BIN)
        if opened:
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

    # What changed

    def _changed(self, kind: str) -> None:
        if kind in _LISTED_KINDS and self.isVisible():
            self.desk.again_soon.start()

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
            self.desk.show(self._opened_now.twin)

    def _open_link(self) -> None:
        judged = self.hand.judged
        if judged and judged.post.link:
            desktop.open_link(judged.post.link)

    def _ask_figures(self) -> None:
        self.flush()
        span = self.list.filter.span
        show_figures_of(self.session, self, span, words.span(span, self.list.source.title))

    # What came, the bin

    def _came(self, post_ids: tuple[int, ...]) -> None:
        self.list.show_everything()
        self.desk.go_to(post_ids[0])

    def _bin(self) -> None:
        post = self.hand.post
        if post and self.hand.is_open:
            self.desk.put_away(post.id)

    def _restore(self) -> None:
        if self.hand.post:
            self.desk.take_out(self.hand.post.id)
