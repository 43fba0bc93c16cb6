"""What could be sent now: the list of the room «Gửi tin, bài», light enough for 10,000 articles."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import IntEnum
from pathlib import Path

from ucvn_desktop.core.article import ARTICLE_LABELS, Article, ArticleKind
from ucvn_desktop.core.photo import Photo
from ucvn_desktop.core.plan_years import year_of_day
from ucvn_desktop.core.progress import Progress, silent
from ucvn_desktop.core.slogan import Poster
from ucvn_desktop.core.submission import SubmissionItem
from ucvn_desktop.core.text.dates import local_day
from ucvn_desktop.core.text.fold import one_line
from ucvn_desktop.core.text.numbers import format_number
from ucvn_desktop.services.readiness import article_item, is_sent, poster_item, what_is_missing
from ucvn_desktop.storage.workspace import Workspace

_BATCH = 200
# Measured with the sample year and photos of ten cameras: a .docx in house layout with its text in the index,
# a photo's picture there, and what every bundle has (covering letter, style, checksums).
_DOCX = 12_000
_PREVIEW = 45_000
_FRAME = 25_000
# A PNG or HEIC becomes a JPEG of quality 92: so many bytes a pixel.
_JPEG_PER_PIXEL = 0.3


class Standing(IntEnum):
    """Where an item stands, in the order in which people want to see it."""

    READY = 0
    LACKING = 1
    SENT = 2


@dataclass(frozen=True, slots=True)
class OutboxItem:
    """An article or poster that could be sent. `size` (bytes) is about what it adds to a bundle.

    `year` is that for whose plan it counts (core/plan_years.py; a poster, for the year in which it was made).
    `missing` says what it lacks; `sent_in` names the last bundle in which it went, with that bundle's day,
    whether or not it was changed since.
    """

    kind: str
    id: int
    title: str
    label: str
    updated: str
    photos: int
    size: int
    standing: Standing
    missing: tuple[str, ...] = ()
    sent_in: str = ""
    sent_day: str = ""
    year: int = 0

    @property
    def key(self) -> tuple[str, int]:
        """What tells it from all others."""
        return self.kind, self.id


def outbox(workspace: Workspace, progress: Progress = silent) -> list[OutboxItem]:
    """Everything that could be sent: what is ready first, then what lacks something, then what was sent as it is;
    the newest first in each.
    """
    sent = _Sent(workspace)
    found = [*_articles(workspace, sent, progress), *_posters(workspace, sent)]
    found.sort(key=lambda item: (item.updated, item.id), reverse=True)
    found.sort(key=lambda item: item.standing)
    return found


def estimate(items: Iterable[OutboxItem]) -> int:
    """About the bytes of a bundle of these items; 0 where there are none."""
    sizes = [item.size for item in items]
    return sum(sizes) + _FRAME if sizes else 0


class _Sent:
    """What was sent last of every record."""

    def __init__(self, workspace: Workspace) -> None:
        self.newest = workspace.submission_items.newest()
        self._sizes = workspace.submission_files.sizes() if self.newest else {}
        self._bundles = {s.id: s for s in workspace.submissions.all()} if self.newest else {}

    def bundle(self, item: SubmissionItem | None) -> tuple[str, str]:
        """Name and day of the bundle in which it went."""
        bundle = self._bundles.get(item.submission_id) if item else None
        return (bundle.name, bundle.day) if bundle else ("", "")

    def size(self, item: SubmissionItem) -> int:
        """The bytes of its files then."""
        return self._sizes.get(item.id, 0)


def _articles(workspace: Workspace, sent: _Sent, progress: Progress) -> Iterator[OutboxItem]:
    unit_name = workspace.profile.unit_name
    last, done = 0, 0
    # Not one state of the database for a whole second: whoever types meanwhile could not store it.
    while batch := workspace.articles.after(last, _BATCH):
        progress(done, 0)
        photos = workspace.article_photos.photos_between(batch[0].id, batch[-1].id)
        years = workspace.articles.plan_years([article.id for article in batch])
        for article in batch:
            item = _article(article, photos.get(article.id, []), unit_name, sent)
            yield replace(item, year=years.get(article.id, 0))
        last, done = batch[-1].id, done + len(batch)


def _article(article: Article, photos: list[Photo], unit_name: str, sent: _Sent) -> OutboxItem:
    before = sent.newest.get(article.uid)
    # The hash over the whole text is asked for only where there is one to compare it with.
    as_sent = before is not None and is_sent(article_item(article, photos, unit_name), sent.newest)
    missing = tuple(what_is_missing(article, photos))
    name, day = sent.bundle(before)
    return OutboxItem(
        kind=article.KIND,
        id=article.id,
        title=one_line(article.title),
        label=ARTICLE_LABELS[ArticleKind(article.kind)],
        updated=article.updated,
        photos=len(photos),
        size=_weight(photos, before if as_sent else None, sent),
        standing=Standing.SENT if as_sent else Standing.LACKING if missing else Standing.READY,
        missing=missing,
        sent_in=name,
        sent_day=day,
    )


def _weight(photos: list[Photo], before: SubmissionItem | None, sent: _Sent) -> int:
    previews = _PREVIEW * len(photos)
    if before:
        return sent.size(before) + previews
    return _DOCX + previews + sum(map(_photo_weight, photos))


def _photo_weight(photo: Photo) -> int:
    """A JPEG leaves as it is, without its metadata; other formats are written as a JPEG."""
    return photo.size if photo.mime == "image/jpeg" else int(photo.width * photo.height * _JPEG_PER_PIXEL)


def _posters(workspace: Workspace, sent: _Sent) -> Iterator[OutboxItem]:
    for poster in workspace.posters.all():
        if not poster.text.strip():
            continue
        before = sent.newest.get(poster.uid)
        item = poster_item(poster)
        as_sent = before is not None and is_sent(item, sent.newest)
        missing = _poster_lacks(workspace, poster)
        name, day = sent.bundle(before)
        yield OutboxItem(
            kind=poster.KIND,
            id=poster.id,
            title=one_line(item.title),
            label=f"Ấn phẩm {format_number(poster.width_mm)} × {format_number(poster.height_mm)} mm",
            updated=poster.updated,
            photos=0,
            size=_size_on_disk(workspace.files.path(poster.sha256)) + _PREVIEW,
            standing=Standing.SENT if as_sent else Standing.LACKING if missing else Standing.READY,
            missing=missing,
            sent_in=name,
            sent_day=day,
            year=year_of_day(local_day(poster.created)),
        )


def _poster_lacks(workspace: Workspace, poster: Poster) -> tuple[str, ...]:
    if not poster.sha256:
        return ("chưa xuất tệp in",)
    return () if workspace.files.has(poster.sha256) else ("mất tệp in",)


def _size_on_disk(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
