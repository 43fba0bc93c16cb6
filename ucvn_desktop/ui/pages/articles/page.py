"""Tin, bài: the list, the editor, what is missing."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QResizeEvent, QTextCursor

from ucvn_desktop.core.article import Article
from ucvn_desktop.services.article_history import Revision, bring_back
from ucvn_desktop.services.article_list import ArticleCounts
from ucvn_desktop.ui.bin import Bin
from ucvn_desktop.ui.icons import icon
from ucvn_desktop.ui.pages.articles import told
from ucvn_desktop.ui.pages.articles.article_view import ArticleView
from ucvn_desktop.ui.pages.articles.exchange import Exchange
from ucvn_desktop.ui.pages.articles.form import ArticlesForm
from ucvn_desktop.ui.pages.articles.hands import is_typing_in
from ucvn_desktop.ui.pages.articles.hanging import Hanging
from ucvn_desktop.ui.pages.articles.list_panel import ListPanel
from ucvn_desktop.ui.pages.articles.opened import (
    Choices,
    Opened,
    bin_it,
    read_article,
    read_choices,
    restore_it,
    save_article,
    save_caption,
    start_article,
)
from ucvn_desktop.ui.pages.articles.parts import show_parts
from ucvn_desktop.ui.pages.base import Page
from ucvn_desktop.ui.pages.desk import Desk
from ucvn_desktop.ui.saving import Autosave
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.timers import run_later
from ucvn_desktop.ui.widgets import read_only
from ucvn_desktop.ui.widgets.empty import EmptyPage
from ucvn_desktop.ui.widgets.photo_mime import PHOTO_MIME, photos_in

_LISTED_AFTER_MS = 300
_LISTED_KINDS = {"article", "photo", "submission", "event", "profile"}


class ArticlesPage(Page):
    """The room where texts are written."""

    ROOM: ClassVar[str] = "articles"
    TITLE: ClassVar[str] = "Tin, bài"
    KINDS: ClassVar[frozenset[str]] = frozenset({"article"})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._is_nothing_open = False
        self._form = ArticlesForm.load(self)
        self._exchange = Exchange(session, self)
        self._hanging = Hanging(session)
        self._make_actions()
        self._form.show_facts.setIcon(icon("info", chosen="blue"))
        self._form.banner.hide()
        self.list = ListPanel(session, self._form)
        deleted = Bin(session, self, bin_it, restore_it, lambda article: f"«{told.name(article)}»")
        self.desk = Desk(self, self._form, self.list, deleted, partial(read_article, session.workspace))
        self.desk.lay_out(self._empty_page())
        self._texts = Autosave(session, partial(save_article, session.workspace), "article")
        self._captions = Autosave(session, partial(save_caption, session.workspace), "photo")
        self.view = ArticleView(session, self._form, self._captions)
        self._list_soon = run_later(self, _LISTED_AFTER_MS, self.list.reload)
        self._connect()
        self.view.order_tabs()
        self._fold()
        self.setAcceptDrops(not session.read_only)
        if session.read_only:
            read_only.close(self._form.bin, self._form.banner_yes, *self._writing_actions)

    @property
    def article(self) -> Article | None:
        """The article in hand, as it was stored last."""
        return self.view.article

    @property
    def has_unsaved(self) -> bool:
        return self._texts.has_unsaved or self._captions.has_unsaved

    def visited(self) -> None:
        workspace = self.session.workspace
        self.session.jobs.read(lambda: read_choices(workspace), self._show_choices)
        self.list.reload()

    def create_new(self) -> None:
        workspace, wanted = self.session.workspace, self.list.filter
        self.desk.begin(lambda: start_article(workspace, wanted))

    def print_shown(self) -> None:
        if self.view.article:
            self._after_saving(self._print)
        else:
            self.session.messages.say("Chưa có bài nào đang mở để in.", "gold")

    def rename(self) -> None:
        self.view.writing.title.setFocus()
        self.view.writing.title.moveCursor(QTextCursor.MoveOperation.End)

    def delete(self) -> None:
        if self.view.photos.view.hasFocus():
            self.view.photos.take_out()
        else:
            self._bin()

    def back(self) -> bool:
        if self.view.writing.link_panel.is_open:
            self.view.writing.link_panel.back()
        elif self.view.revision:
            self._leave_revision()
        elif not self._form.show_facts.isHidden() and self._form.show_facts.isChecked():
            self._form.show_facts.setChecked(False)
        elif not self._form.list.hasFocus():
            self._form.list.setFocus()
        else:
            return False
        return True

    def show_record(self, kind: str, record_id: int) -> bool:
        if kind == "article":
            # What is typed before it is there must land neither in the filter nor in another article.
            self._form.list.setFocus()
            self.view.awaited = record_id
            workspace = self.session.workspace
            self.session.jobs.read(lambda: workspace.articles.get(record_id), self.desk.show)
        return kind == "article"

    def flush(self) -> None:
        self.view.writing.flush()
        self._texts.flush()
        self._captions.flush()
        self.view.citing.box.flush()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        mime = event.mimeData()
        if (mime.hasFormat(PHOTO_MIME) and self.view.is_open) or mime.hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        if ids := photos_in(event.mimeData()):
            self._hang(ids)
        else:
            self.take_files([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])
        event.acceptProposedAction()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fold()

    def take_files(self, paths: list[Path]) -> None:
        """Import what was dropped: Word documents as articles, pictures into the article in hand if there is one."""
        self._exchange.take_files(paths, self.view.open_id)

    def _make_actions(self) -> None:
        self.primary = self.make_action("Viết tin, bài", "Viết tin, bài mới (Ctrl+Enter)", self.create_new)
        bring_in = self.make_action(
            "Nhập .docx", "Nhập tin, bài từ tệp Word; chọn được nhiều tệp", self._exchange.ask_import
        )
        self._export = self.make_action(
            "Xuất .docx", "Xuất bài đang mở ra tệp Word", lambda: self._after_saving(self._do_export)
        )
        self.secondary = (bring_in, self._export)
        self._writing_actions = (self.primary, bring_in)

    def _empty_page(self) -> EmptyPage:
        return EmptyPage(
            "empty-articles",
            "Chưa có tin, bài nào",
            "Viết ngay ở đây, hoặc nhập bài đã có từ tệp Word.\nChữ gõ đến đâu được lưu đến đó.",
            self.primary or QAction(self),
        )

    def _connect(self) -> None:
        form = self._form
        self.desk.opened.connect(self._opened)
        self.desk.begun.connect(lambda: self.view.go_to("title"))
        self.list.counted.connect(self._say_counts)
        form.list.activated.connect(lambda _: self.view.writing.body.setFocus())
        self.view.writing.edited.connect(self._edited)
        self.view.facts.edited.connect(self._edited)
        self.view.facts.looked_at.connect(self._look_at)
        form.bin.clicked.connect(self._bin)
        form.banner_yes.clicked.connect(self._banner_yes)
        form.banner_no.clicked.connect(self._leave_revision)
        form.show_facts.toggled.connect(lambda _: self._fold())
        self.view.photos.add_wanted.connect(self._ask_pictures)
        self.view.photos.placed.connect(self._hang)
        self.view.photos.captioned.connect(lambda photo_id, text: self._captions.edit(photo_id, caption=text))
        self.view.photos.taken_out.connect(self._take_out)
        self._texts.stored.connect(self._stored)
        self._exchange.documents_came.connect(self._documents_came)
        self.session.changed.connect(self._changed)
        self.session.unsaved.connect(self.view.writing.say_unsaved)

    # What is shown

    def _say_counts(self, counts: ArticleCounts) -> None:
        self.set_subtitle(told.counts(counts))

    def _show_choices(self, choices: Choices) -> None:
        self.list.show_plans(choices.plans)
        self.view.facts.show_choices(choices.plans, choices.events)

    def _opened(self, opened: Opened | None) -> None:
        # Somebody typed on while this was read.
        self.view.writing.flush()
        if opened is None:
            self._show(None)
        elif self.view.is_in_hand(opened.article):
            self._read_anew(opened)
        else:
            self._show(opened.with_typed(self._texts.typed(opened.article.id)))

    def _show(self, opened: Opened | None) -> None:
        self.view.show(opened)
        self._is_nothing_open = opened is None
        self._fold()
        self._export.setEnabled(bool(opened))

    def _fold(self) -> None:
        show_parts(self._form, self.window().width(), is_nothing_open=self._is_nothing_open)

    # What is typed

    def _edited(self, changes: dict[str, Any]) -> None:
        if self.view.open_id:
            self._texts.edit(self.view.open_id, **changes)

    def _stored(self, article: Article) -> None:
        if not self.view.article or article.id != self.view.article.id or self.view.revision:
            return
        self.view.stored(article, self._texts.typed(article.id))
        self._read_again()

    def _changed(self, kind: str) -> None:
        if kind in _LISTED_KINDS and self.isVisible():
            self._list_soon.start()
        if kind == "photo":
            self._read_again()

    def _read_again(self) -> None:
        """Photos and history of the article in hand, as they are now."""
        if self.view.article:
            workspace, article_id = self.session.workspace, self.view.article.id
            self.session.jobs.read(lambda: read_article(workspace, article_id), self._read_anew)

    def _read_anew(self, opened: Opened) -> None:
        if self.view.article and opened.article.id == self.view.article.id and not self.view.revision:
            self.view.facts.show_history(opened.revisions)
            self.view.show_photos(opened.photos)

    # Bin, history

    def _bin(self) -> None:
        article_id = self.view.open_id
        if article_id:
            self.desk.put_away(article_id)

    def _look_at(self, revision: Revision) -> None:
        self.flush()
        if not self.view.article or revision.rev == self.view.article.rev:
            self._leave_revision()
            return
        self.view.show_revision(revision)

    def _leave_revision(self) -> None:
        if self.view.revision and self.view.article:
            self.desk.open(self.view.article.id)

    def _banner_yes(self) -> None:
        if not self.view.article:
            return
        workspace, article_id = self.session.workspace, self.view.article.id
        if not self.view.revision:
            self.desk.take_out(article_id)
            return
        rev = self.view.revision.rev
        self._texts.new_sitting(article_id)
        self.session.jobs.save(lambda: bring_back(workspace, article_id, rev), self._brought_back)

    def _brought_back(self, article: Article) -> None:
        self.desk.open(article.id)
        self.session.changed.emit("article")
        self.session.messages.say("Đã đưa bản cũ trở lại. Bản vừa rồi vẫn nằm trong lịch sử.")

    # With files and paper

    def _documents_came(self, done: Any) -> None:
        """Open what came, but not under the hands of one who types: he is told of it."""
        if done.ids and self.view.article and is_typing_in(self, self._form.words):
            self._exchange.tell(done, "tin, bài", ("Mở bài", partial(self._open_listed, done.ids[0])))
            return
        if done.ids:
            self._open_listed(done.ids[0])
        self._exchange.tell(done, "tin, bài")

    def _open_listed(self, article_id: int) -> None:
        self.list.show_everything()
        self.desk.go_to(article_id)

    def _do_export(self) -> None:
        if self.view.article:
            self._exchange.ask_export(self.view.article)

    def _print(self) -> None:
        if self.view.article:
            self._exchange.print_article(self.view.article, self.view.photos.photos)

    def _ask_pictures(self) -> None:
        if self.view.article:
            self._exchange.ask_pictures(self.view.article.id)

    def _hang(self, ids: list[int], position: int | None = None) -> None:
        if self.view.open_id:
            self._hanging.hang(self.view.open_id, ids, position)

    def _take_out(self, photo_id: int) -> None:
        if self.view.article:
            self._captions.flush()
            place = [photo.id for photo in self.view.photos.photos].index(photo_id) + 1
            self._hanging.take_out(self.view.article.id, photo_id, place)

    def _after_saving(self, then: Callable[[], None]) -> None:
        """Do something with the article once what is typed is stored."""
        self.flush()
        self.session.jobs.save(lambda: None, lambda _: then())
