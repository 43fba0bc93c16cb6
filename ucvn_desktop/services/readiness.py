"""What could be sent: what an item is made of, what it lacks, whether it was sent as it is."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass

from ucvn_desktop.core.article import Article, ArticleStatus
from ucvn_desktop.core.gaps import gaps_in
from ucvn_desktop.core.photo import Photo
from ucvn_desktop.core.slogan import Poster
from ucvn_desktop.core.submission import SubmissionItem
from ucvn_desktop.storage.workspace import Workspace

# Raised when the files made of an item change their form, so that old ones are not sent again.
_PAYLOAD_VERSION = 1


@dataclass(frozen=True, slots=True)
class Item:
    """An article or poster that can be sent, with the hash of all that its files are made of."""

    record: Article | Poster
    photos: tuple[Photo, ...]
    state: str

    @property
    def title(self) -> str:
        """What the record is called."""
        return self.record.title if isinstance(self.record, Article) else self.record.text


MISSING_PARTS = ("title", "body", "author", "caption")
"""The names under which missing_parts() can tell something."""


def missing_parts(article: Article, photos: Sequence[Photo]) -> dict[str, str]:
    """What the article lacks before it can be sent: a phrase under the name of what would mend it."""
    uncaptioned = sum(not photo.caption for photo in photos)
    gaps = len(gaps_in(f"{article.sapo}\n{article.body}"))
    lacks = (
        (
            "tít còn chỗ cần ghi" if article.title else "chưa có tít",
            not article.title or bool(gaps_in(article.title)),
        ),
        (f"còn {gaps} chỗ cần ghi" if article.body else "chưa có nội dung", not article.body or gaps > 0),
        ("chưa có tên tác giả", not (article.author or article.credit)),
        (f"{uncaptioned} ảnh chưa có chú thích", uncaptioned > 0),
    )
    return {part: phrase for part, (phrase, lacking) in zip(MISSING_PARTS, lacks, strict=True) if lacking}


def what_is_missing(article: Article, photos: Sequence[Photo]) -> list[str]:
    """The same as short phrases."""
    return list(missing_parts(article, photos).values())


def status_by_article(workspace: Workspace) -> dict[int, ArticleStatus]:
    """How far each article is, under its id: SENT while it is as it was sent last."""
    sent = workspace.submission_items.newest()
    return {
        article.id: ArticleStatus.SENT if is_sent(item, sent) else ArticleStatus(article.status)
        for article, item in all_items(workspace)
    }


def all_items(workspace: Workspace) -> list[tuple[Article, Item]]:
    """Every article with its item."""
    photos = workspace.article_photos.photos_by_article()
    unit_name = workspace.profile.unit_name
    return [
        (article, article_item(article, photos.get(article.id, []), unit_name))
        for article in workspace.articles.all()
    ]


def is_sent(item: Item, sent: dict[str, SubmissionItem]) -> bool:
    """Whether the item was sent last as it is now; `sent` is SubmissionItems.newest()."""
    last = sent.get(item.record.uid)
    return last is not None and last.state == item.state


def article_item(article: Article, photos: Sequence[Photo], unit_name: str) -> Item:
    """The article with its photos as what would be sent by the unit."""
    made_of = [
        [
            article.kind,
            article.title,
            article.sapo,
            article.body,
            article.author,
            article.credit,
            article.topic,
        ],
        [[photo.sha256, photo.caption, photo.credit, photo.place, photo.taken] for photo in photos],
        unit_name,
    ]
    return Item(article, tuple(photos), _state(made_of))


def poster_item(poster: Poster) -> Item:
    """The poster as what would be sent."""
    return Item(poster, (), _state([poster.sha256, poster.text]))


def _state(made_of: list[object]) -> str:
    return hashlib.sha256(json.dumps([_PAYLOAD_VERSION, made_of]).encode()).hexdigest()
