"""What the room reads and writes in the background: one function a piece of work, no widgets.

Each loads its service in the thread of the work: loading those that read documents and pictures takes longer
than the window may stand still.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path
from typing import Any

from ucvn_desktop.core.article import NO_TITLE, Article
from ucvn_desktop.core.event import Event
from ucvn_desktop.core.photo import Photo
from ucvn_desktop.core.plan_years import Plans
from ucvn_desktop.core.progress import Progress
from ucvn_desktop.core.record import Record
from ucvn_desktop.core.text.dates import this_day
from ucvn_desktop.services.article_history import Revision, revisions
from ucvn_desktop.services.article_list import ListFilter
from ucvn_desktop.services.editions import plans_of
from ucvn_desktop.storage.workspace import Workspace

PHOTO_ENDINGS = (".jpg", ".jpeg", ".png", ".heic", ".heif")
_FOLDER_UNSAFE = '<>:"/\\|?*'


@dataclass(frozen=True, slots=True)
class Opened:
    """An article with all that is shown of it."""

    article: Article
    photos: list[Photo]
    revisions: list[Revision]

    def with_typed(self, typed: dict[str, Any]) -> "Opened":
        """The same with what was typed and is not stored yet."""
        return replace(self, article=with_typed(self.article, typed))


def with_typed(article: Article, typed: dict[str, Any]) -> Article:
    """The article with what was typed and is not stored yet."""
    return replace(article, **typed | ({"topic": typed["topic"] or 0} if "topic" in typed else {}))


@dataclass(frozen=True, slots=True)
class Choices:
    """What an article can belong to."""

    plans: Plans
    events: list[Event]


def read_article(workspace: Workspace, article_id: int) -> Opened:
    """The article, its photos and its history, as one state."""
    with workspace.reading():
        article = workspace.articles.get(article_id)
        return Opened(
            article, workspace.article_photos.photos_of(article_id), revisions(workspace, article_id)
        )


def read_choices(workspace: Workspace) -> Choices:
    """The plans' topics and the events."""
    return Choices(plans_of(workspace), workspace.events.all())


def start_article(workspace: Workspace, wanted: ListFilter) -> Article:
    """A new article by the workspace's officer, on the topic that the list keeps to, if it is one of this year."""
    from ucvn_desktop.services.articles import new_article

    year, years = this_day().year, wanted.topic_years
    is_meant = years is None or years[0] <= year <= years[1]
    topic = wanted.topic if wanted.topic and is_meant else None
    return new_article(workspace, author=workspace.profile.officer, topic=topic)


def save_article(workspace: Workspace, article_id: int, changes: dict[str, Any], over: int) -> Record:
    """What was typed into an article; for Autosave."""
    from ucvn_desktop.services.articles import edit_article

    return edit_article(workspace, article_id, over=over, **changes)


def save_caption(workspace: Workspace, photo_id: int, changes: dict[str, Any], over: int) -> Record:
    """What was typed into a photo's caption; for Autosave."""
    from ucvn_desktop.services.records import caption_photo

    return caption_photo(workspace, photo_id, changes["caption"], over=over)


def bin_it(workspace: Workspace, article_id: int) -> Article:
    """Put the article into the bin."""
    from ucvn_desktop.services.articles import bin_article

    return bin_article(workspace, article_id)


def restore_it(workspace: Workspace, article_id: int) -> Article:
    """Take it out again."""
    from ucvn_desktop.services.articles import restore_article

    return restore_article(workspace, article_id)


def import_files(workspace: Workspace, paths: Sequence[Path], progress: Progress) -> Any:
    """Word documents as articles."""
    from ucvn_desktop.services.articles import import_articles

    return import_articles(workspace, paths, progress=progress)


def import_pictures(
    workspace: Workspace, paths: Sequence[Path], article_id: int | None, progress: Progress
) -> Any:
    """Picture files as photos, of the article where there is one."""
    from ucvn_desktop.services.photos.importing import import_photos

    return import_photos(workspace, paths, article_id=article_id, progress=progress)


def export(workspace: Workspace, article_id: int, target: Path) -> Path:
    """The article as a .docx."""
    from ucvn_desktop.services.articles import export_article

    return export_article(workspace, article_id, target)


def file_name(title: str) -> str:
    """A name for the file of an article with this title."""
    words = "".join(" " if sign in _FOLDER_UNSAFE else sign for sign in title)
    return " ".join(words.split())[:80].strip(" .") or "tin-bai"


def for_paper(article: Article, photos: Sequence[Photo]) -> str:
    """The article as HTML to be printed."""
    parts = [f"<h1>{escape(article.title or NO_TITLE)}</h1>"]
    if article.sapo:
        parts.append(f"<p><strong>{escape(article.sapo)}</strong></p>")
    parts.append(article.body)
    if article.credit or article.author:
        parts.append(f'<p align="right"><strong>{escape(article.credit or article.author)}</strong></p>')
    for number, photo in enumerate(photos, 1):
        parts.append(f"<p><em>Ảnh {number}. {escape(photo.caption or 'Chưa có chú thích')}</em></p>")
    return "\n".join(parts)
