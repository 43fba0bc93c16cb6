"""The article in hand: its text, photos and facts, and whether it can be written in."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ucvn_desktop.core.article import Article
from ucvn_desktop.core.photo import Photo
from ucvn_desktop.services.article_history import Revision
from ucvn_desktop.ui.pages.articles import told
from ucvn_desktop.ui.pages.articles.citing import Citing
from ucvn_desktop.ui.pages.articles.facts import Facts
from ucvn_desktop.ui.pages.articles.form import ArticlesForm
from ucvn_desktop.ui.pages.articles.opened import Opened, with_typed
from ucvn_desktop.ui.pages.articles.photo_strip import PhotoStrip
from ucvn_desktop.ui.pages.articles.writing import Writing
from ucvn_desktop.ui.saving import Autosave
from ucvn_desktop.ui.session import Session


class ArticleView(QObject):
    """Everything that is shown of one article. `captions` knows what is typed and not stored yet."""

    def __init__(self, session: Session, form: ArticlesForm, captions: Autosave) -> None:
        super().__init__(form.root)
        self._form = form
        self._captions = captions
        self._read_only = session.read_only
        self.article: Article | None = None  # as it was stored last
        self.revision: Revision | None = None  # an old one that is looked at instead
        self.awaited = 0  # the id of an article that was asked for: it is begun at its first gap
        self.writing = Writing(form)
        self.facts = Facts(form)
        self.citing = Citing(session, form)
        self.photos = PhotoStrip(session)
        layout = QVBoxLayout(form.photos_place)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.photos)
        self.facts.mend.connect(self.go_to)
        self.show(None)

    @property
    def is_open(self) -> bool:
        """Whether there is an article that can be written in."""
        return self._is_current and not self._read_only

    @property
    def open_id(self) -> int | None:
        """The id of the article that can be written in."""
        return self.article.id if self.article and self.is_open else None

    @property
    def _is_current(self) -> bool:
        return bool(self.article and not self.article.deleted_at and not self.revision)

    def is_in_hand(self, article: Article) -> bool:
        """Whether this state of the article is open to be written in: its fields know better than any reading."""
        is_same = self.article is not None and (self.article.id, self.article.rev) == (
            article.id,
            article.rev,
        )
        return is_same and self.is_open

    def show(self, opened: Opened | None) -> None:
        """Show an article, or none."""
        self.revision = None
        self.article = opened.article if opened else None
        article = opened.article if opened else Article(title="")
        self.writing.show_article(article, read_only=not self.is_open)
        self.facts.show_article(article, read_only=not self.is_open)
        self.citing.show_article(self.article, is_open=self.is_open)
        self._form.bin.setVisible(self._is_current)
        self.facts.show_history(opened.revisions if opened else [])
        self.show_photos(opened.photos if opened else [])
        self._form.editor_card.setEnabled(bool(opened))
        self._form.facts_card.setEnabled(bool(opened))
        self._show_banner()
        if self.is_open and article.id == self.awaited:
            self.writing.go_to_gap()
        self.awaited = 0

    def show_revision(self, revision: Revision) -> None:
        """Show the article as it was, only to be looked at."""
        self.revision = revision
        self.writing.show_article(revision.article, read_only=True)
        self.facts.show_article(revision.article, read_only=True)
        self.facts.show_missing(None, [])
        self.citing.show_article(self.article, is_open=False)
        self._form.bin.hide()
        self.photos.show_photos(self.photos.photos, read_only=True)
        self._show_banner()

    def show_photos(self, photos: Sequence[Photo]) -> None:
        """The article's photos changed."""
        shown = [told.with_caption(photo, self._captions.typed(photo.id)) for photo in photos]
        self.photos.show_photos(shown, read_only=not self.is_open)
        self.facts.show_missing(self.article if self._is_current else None, shown)

    def stored(self, article: Article, typed: dict[str, Any]) -> None:
        """What was typed is stored, but for what was `typed` since; nothing is written back into its fields."""
        self.article = article
        self.writing.say_saved(article.updated)
        self.facts.follow(with_typed(article, typed))
        self.facts.show_missing(with_typed(article, typed), self.photos.photos)

    def go_to(self, part: str) -> None:
        """Go to where a part of the article is written («title», «body», «author», «topic», «caption»)."""
        if part == "caption":
            bare = next((photo for photo in self.photos.photos if not photo.caption), None)
            if bare:
                self.photos.choose(bare.id, caption=True)
            return
        fields: dict[str, QWidget] = {
            "title": self.writing.title,
            "body": self.writing.body,
            "author": self._form.author,
            "topic": self._form.topic,
        }
        fields[part].setFocus()

    def order_tabs(self) -> None:
        """List, tools, text, photos, facts: as one reads."""
        form = self._form
        tools = (form.bold, form.italic, form.heading, form.bullets, form.numbers, form.quote, form.link)
        panels = (form.show_facts, form.banner_yes, form.banner_no, form.address, form.link_yes, form.link_no)
        before = (form.list, *tools, *panels, form.link_close)
        stops = (*self.writing.fields, *self.photos.stops, *self.citing.among(self.facts.stops))
        for one, other in pairwise((*before, *stops)):
            QWidget.setTabOrder(one, other)

    def _show_banner(self) -> None:
        form, article = self._form, self.article
        form.banner.setVisible(bool(self.revision or (article and article.deleted_at)))
        form.banner_no.setVisible(bool(self.revision))
        form.banner_yes.setText("Đưa bản này trở lại" if self.revision else "Khôi phục")
        form.banner_yes.setAccessibleName(form.banner_yes.text())
        form.banner_text.setText(told.revision(self.revision) if self.revision else told.IN_BIN)
