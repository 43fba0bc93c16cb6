"""The post in hand, and what is typed into it until it is stored."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from ucvn_desktop.core.article import Article
from ucvn_desktop.core.post import Post
from ucvn_desktop.core.text.dates import today
from ucvn_desktop.core.text.fold import one_line
from ucvn_desktop.services.posts import named_after
from ucvn_desktop.ui.pages.posts import words
from ucvn_desktop.ui.pages.posts.draft import Judged, following, judge
from ucvn_desktop.ui.pages.posts.opened import save_post
from ucvn_desktop.ui.pages.posts.post_panel import PostPanel
from ucvn_desktop.ui.saving import Autosave
from ucvn_desktop.ui.session import Session

_NAMED = ("title", "author")  # what an article gives a post that has none of its own


class Hand(QObject):
    """Takes what the fields tell; `stored` is told when the post in hand was stored."""

    stored = Signal()

    def __init__(self, session: Session, fields: PostPanel) -> None:
        super().__init__(fields)
        self._session = session
        self._fields = fields
        self._post: Post | None = None
        self._typed: dict[int, dict[str, Any]] = {}  # what is not stored yet, or waits until it can be
        self.saving = Autosave(session, partial(save_post, session.workspace), "post")
        self.saving.stored.connect(self._stored)
        fields.edited.connect(self._edited)

    @property
    def post(self) -> Post | None:
        """The post in hand, as it was stored last."""
        return self._post

    @property
    def is_open(self) -> bool:
        """Whether there is a post that can be written in."""
        return bool(self._post and not self._post.deleted_at and not self._session.read_only)

    @property
    def has_unsaved(self) -> bool:
        """Whether something typed into any post is not stored."""
        return bool(self._typed) or self.saving.has_unsaved

    @property
    def judged(self) -> Judged | None:
        """The post in hand as it is typed."""
        return judge(self._post, self._typed.get(self._post.id, {})) if self._post else None

    def holds(self, post: Post) -> bool:
        """Whether this is the post in hand, and its fields know better than any reading."""
        old = self._post
        if not old or old.id != post.id or old.deleted_at != post.deleted_at:
            return False
        return old.rev == post.rev or bool(self._typed.get(post.id))

    def keep(self, post: Post) -> None:
        """The post in hand was stored so; its fields stay as they are."""
        self._post = post

    def show(self, post: Post | None) -> None:
        """Take another post into hand."""
        self._post = post
        if post:
            self._fields.show_post(post, self._typed.get(post.id, {}), read_only=not self.is_open)

    def show_faults(self) -> None:
        """Say what is wrong, beside the field that is."""
        judged = self.judged
        if judged:
            self._fields.show_faults(judged.problems if self.is_open else {}, judged.post, today())

    def take(self, post_id: int, changes: Mapping[str, Any]) -> None:
        """Change facts that are not typed, if that post is still in hand."""
        if not (self._post and self._post.id == post_id and self.is_open):
            return
        self._typed.setdefault(post_id, {}).update(changes)
        self._store()
        self.saving.flush()

    def take_article(self, post_id: int, article: Article) -> None:
        """Put the article behind that post, if it is still in hand: it gives title and author where the fields, as
        they are now, have none."""
        if not (self._post and self._post.id == post_id and self.is_open):
            return
        typed = self._typed.get(post_id, {})
        own = {name: one_line(typed.get(name, getattr(self._post, name))) for name in _NAMED}
        title = "" if own["title"] == words.NEW_TITLE else own["title"]
        named = named_after(Post(title=title, author=own["author"]), article)
        given = {"title": named.title or own["title"], "author": named.author}
        came = {name: value for name, value in given.items() if value != own[name]}
        self._fields.show_names(came)
        self.take(post_id, {"article_id": article.id} | came)

    def _edited(self, name: str, value: object) -> None:
        before = self.judged
        if not (self._post and before and self.is_open):
            return
        typed = self._typed.setdefault(self._post.id, {})
        typed[name] = value
        if name in ("link", "outlet"):
            self._follow(before, judge(self._post, typed), typed)
        self._store()

    def _follow(self, before: Judged, after: Judged, typed: dict[str, Any]) -> None:
        """A link names a post as well as the title that a new one begins with, and may tell the channel."""
        channel = following(before.post, after.post)
        if channel != after.post.channel:
            typed["channel"] = channel
            self._fields.show_channel(channel)
        if after.post.link and after.post.title == words.NEW_TITLE:
            typed["title"] = ""

    def _store(self) -> None:
        judged = self.judged
        if self._post and judged:
            self.show_faults()
            if judged.changes:
                self.saving.edit(self._post.id, **judged.changes)

    def _stored(self, post: Post) -> None:
        self._forget_stored(post)
        if self._post and self._post.id == post.id:
            self._post = post
            self.stored.emit()

    def _forget_stored(self, post: Post) -> None:
        """Of what was typed into a post only what waits, or came since, is kept."""
        typed, waits = self._typed.get(post.id, {}), self.saving.typed(post.id)
        held = judge(post, typed).held
        kept = {name: value for name, value in typed.items() if name in held or name in waits}
        if kept:
            self._typed[post.id] = kept
        else:
            self._typed.pop(post.id, None)
