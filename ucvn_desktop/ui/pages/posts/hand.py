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
from ucvn_desktop.ui.drafts import Drafts
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
        self.saving = Autosave(session, partial(save_post, session.workspace), "post")
        self._drafts = Drafts(self.saving, judge)
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
        return self._drafts.has_unsaved

    @property
    def unsaved(self) -> tuple[str, int] | None:
        """Kind and id of the first post with something typed that is not stored."""
        return self._drafts.unsaved

    @property
    def judged(self) -> Judged | None:
        """The post in hand as it is typed."""
        return self._drafts.judged(self._post) if self._post else None

    def holds(self, post: Post) -> bool:
        """Whether this is the post in hand, and its fields know better than any reading."""
        old = self._post
        if not old or old.id != post.id or old.deleted_at != post.deleted_at:
            return False
        return old.rev == post.rev or bool(self._drafts.typed(post.id))

    def keep(self, post: Post) -> None:
        """The post in hand was stored so; its fields stay as they are."""
        self._post = post

    def show(self, post: Post | None) -> None:
        """Take another post into hand."""
        self._post = post
        if post:
            self._fields.show_post(post, self._drafts.typed(post.id), read_only=not self.is_open)

    def show_faults(self) -> None:
        """Say what is wrong, beside the field that is."""
        judged = self.judged
        if judged:
            self._fields.show_faults(judged.problems if self.is_open else {}, judged.post, today())

    def take(self, post_id: int, changes: Mapping[str, Any]) -> None:
        """Change facts that are not typed, if that post is still in hand."""
        if not (self._post and self._post.id == post_id and self.is_open):
            return
        self._store(changes)
        self.saving.flush()

    def take_article(self, post_id: int, article: Article) -> None:
        """Put the article behind that post, if it is still in hand: it gives title and author where the fields, as
        they are now, have none."""
        if not (self._post and self._post.id == post_id and self.is_open):
            return
        typed = self._drafts.typed(post_id)
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
        changes = {name: value}
        if name in ("link", "outlet"):
            after = judge(self._post, {**self._drafts.typed(self._post.id), **changes})
            changes |= self._following(before, after)
        self._store(changes)

    def _following(self, before: Judged, after: Judged) -> dict[str, object]:
        """A link names a post as well as the title that a new one begins with, and may tell the channel."""
        follows: dict[str, object] = {}
        channel = following(before.post, after.post)
        if channel != after.post.channel:
            follows["channel"] = channel
            self._fields.show_channel(channel)
        if after.post.link and after.post.title == words.NEW_TITLE:
            follows["title"] = ""
        return follows

    def _store(self, changes: Mapping[str, object]) -> None:
        if self._post:
            self._drafts.edit(self._post, changes)
            self.show_faults()

    def _stored(self, post: Post) -> None:
        if self._post and self._post.id == post.id:
            self._post = post
            self.stored.emit()
