"""What the room reads and writes in the background: one function a piece of work, no widgets."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtGui import QImage

from ucvn_desktop.core.article import ArticleStatus
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.post import Channel, Post, PostSpan
from ucvn_desktop.core.text.dates import format_day, today
from ucvn_desktop.services import posts
from ucvn_desktop.services.article_list import ListFilter, article_rows, listed_ids
from ucvn_desktop.services.editions import usual_year
from ucvn_desktop.services.event_list import EventFilter, event_rows, listed_event_ids
from ucvn_desktop.services.post_list import PostCounts, PostRow, Reach, count_posts, post_rows, reach_of
from ucvn_desktop.services.posts import ViewsSeen
from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui.pages.posts.words import NEW_TITLE

MOST_FOUND = 50


@dataclass(frozen=True, slots=True)
class Opened:
    """A post with what stands behind it, how its views grew, and another one with its link. `day` is today's."""

    post: Post
    row: PostRow
    seen: tuple[ViewsSeen, ...]
    twin: Post | None
    day: str


@dataclass(frozen=True, slots=True)
class Counted:
    """What the line under the title says of a year (0: of all)."""

    year: int
    posts: int
    views: int | None
    reach: Reach


@dataclass(frozen=True, slots=True)
class Figures:
    """How much appeared in a span; `silent` are ids and titles of the articles of `year` that were sent and that no post
    names."""

    counts: PostCounts
    year: int
    sent: int
    silent: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """An article or event that can stand behind a post."""

    id: int
    title: str
    facts: str


def read_opened(workspace: Workspace, post_id: int) -> Opened:
    """The post and what is shown beside it, as one state."""
    with workspace.reading():
        post = workspace.posts.get(post_id)
        (row,) = post_rows(workspace, [post_id])
        twin = None if post.deleted_at else posts.same_link(workspace, post)
        return Opened(post, row, tuple(posts.views_history(workspace, post_id)), twin, today())


def count(workspace: Workspace, year: int) -> Counted:
    """The figures of a year; 0 is all, with the posts whose day is not known."""
    span = PostSpan(f"{year}-01-01", f"{year}-12-31") if year else PostSpan()
    with workspace.reading():
        total = count_posts(workspace, span).total
        return Counted(
            year, total.published, total.views if total.viewed else None, reach_of(workspace, year)
        )


def read_figures(workspace: Workspace, span: PostSpan) -> Figures:
    """The figures of a span, and of the year in which it lies."""
    with workspace.reading():
        year = int(span.first[:4]) if span.first else usual_year(workspace)
        reach = reach_of(workspace, year)
        silent = tuple((article.id, article.title) for article in workspace.articles.some(reach.silent))
        return Figures(count_posts(workspace, span), year, len(reach.sent), silent)


def start_post(workspace: Workspace, channel: str) -> Post:
    """A new post of today."""
    facts = {"title": NEW_TITLE, "day": today(), "channel": channel or Channel.OTHER.value}
    return posts.add_post(workspace, facts)


def save_post(workspace: Workspace, post_id: int, changes: dict[str, Any], over: int) -> Post:
    """What was typed into a post; for Autosave."""
    return posts.edit_post(workspace, post_id, changes, over=over)


def keep_pasted(workspace: Workspace, post_id: int, picture: QImage) -> Post:
    """Keep with the post what was on the clipboard."""
    with tempfile.TemporaryDirectory(prefix="ucvn-") as folder:
        path = Path(folder) / f"anh-chup-{today()}.png"
        if not picture.save(str(path)):
            raise UserError("Không lưu được ảnh vừa dán. Hãy lưu ảnh ra tệp rồi bấm «Chọn ảnh».")
        return posts.edit_post(workspace, post_id, {}, screenshot=path)


def put_picture_back(workspace: Workspace, post: Post) -> Post:
    """The screenshot that the post had before it was let go."""
    return posts.edit_post(workspace, post.id, {"sha256": post.sha256, "file_name": post.file_name})


def find_behind(workspace: Workspace, kind: str, text: str) -> tuple[list[Found], int]:
    """Articles or events with those words, the newest first, and how many there are in all; without a word the
    articles that were sent and have not appeared stand first."""
    with workspace.reading():
        if kind == "event":
            ids = listed_event_ids(workspace, EventFilter(text=text))
            return _events(workspace, ids[:MOST_FOUND]), len(ids)
        ids = listed_ids(workspace, ListFilter(text=text))
        if not text.strip():
            silent = set(reach_of(workspace, usual_year(workspace)).silent)
            ids.sort(key=lambda article_id: article_id not in silent)
        return _articles(workspace, ids[:MOST_FOUND]), len(ids)


def _events(workspace: Workspace, ids: Sequence[int]) -> list[Found]:
    rows = event_rows(workspace, ids)
    return [Found(row.id, row.title, f"{format_day(row.day)} · {row.kind_label}") for row in rows]


def _articles(workspace: Workspace, ids: Sequence[int]) -> list[Found]:
    found = []
    for row in article_rows(workspace, ids):
        posted = len(workspace.posts.ids_in_order(PostSpan(article_id=row.id)))
        sent = "đã gửi" if row.status is ArticleStatus.SENT else ""
        came = f"đã có {posted} bài đăng" if posted else "chưa có bài đăng"
        facts = " · ".join(part for part in (format_day(row.day), row.kind_label, sent, came) if part)
        found.append(Found(row.id, row.title or "Bài chưa có tít", facts))
    return found
