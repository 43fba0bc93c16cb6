"""The files of an item as they are sent: those that were sent already, or made now and kept."""

import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from ucvn_desktop.core.article import ARTICLE_LABELS, NO_TITLE, Article, ArticleKind
from ucvn_desktop.core.errors import UserError, storage_error
from ucvn_desktop.core.photo import Photo
from ucvn_desktop.core.plan import Topic
from ucvn_desktop.core.progress import Progress
from ucvn_desktop.core.slogan import Poster
from ucvn_desktop.core.text.dates import format_day
from ucvn_desktop.core.text.fold import one_line
from ucvn_desktop.core.text.numbers import format_number
from ucvn_desktop.services.articles import article_docx
from ucvn_desktop.services.bounded import Child
from ucvn_desktop.services.bundle.model import BundleArticle, BundlePhoto, BundlePoster
from ucvn_desktop.services.documents.credits import photographer_of
from ucvn_desktop.services.photos.in_hand import INSPECT
from ucvn_desktop.services.readiness import Item
from ucvn_desktop.storage.workspace import Workspace

_EXPORT = "ucvn_desktop.services.photos.decoding:export"
# What a .docx without pictures or a poster's picture counts for in the progress.
_SOME_BYTES = 40_000


class Stages:
    """The whole way of a bundle counted in bytes that it sends: made ready, written, read back, a third each."""

    def __init__(self, items: Iterable[Item], progress: Progress) -> None:
        self._progress = progress
        self._total = sum(_SOME_BYTES + sum(photo.size for photo in item.photos) for item in items)
        self._ready = 0

    def prepare(self, label: str, size: int = _SOME_BYTES) -> None:
        """The next file, of `size` bytes, is about to be made ready."""
        self._progress(self._ready // 3, self._total, label)
        self._ready = min(self._ready + size, self._total)

    def write(self, done: int, total: int, label: str = "") -> None:
        """Progress of write_bundle, which writes in its first half and reads back in its second.

        Its labels, paths in the bundle, are not for people.
        """
        label = "Đọc lại để kiểm tra" if 2 * done >= total else "Ghi bộ gửi"
        share = done / total if total else 1.0
        self._progress(int(self._total * (1 + 2 * share) / 3), self._total, label)


def bundle_article(
    workspace: Workspace, item: Item, topics: dict[int, Topic], child: Child, stages: Stages
) -> BundleArticle:
    """The article ready to be written, its files kept with the workspace; `topics` are as topics_of_articles() has
    them.

    Raises UserError where a photo's file is missing or damaged, or the workspace's disk fails.
    """
    article = item.record
    assert isinstance(article, Article)
    docx, *pictures = _payload(workspace, item, child, stages)
    topic = topics.get(article.id)
    event = workspace.events.get(article.event_id) if article.event_id else None
    photographer = photographer_of(article.credit)
    return BundleArticle(
        uid=article.uid,
        rev=article.rev,
        title=article.title,
        docx=workspace.files.path(docx),
        sapo=article.sapo,
        body=article.body,
        author=article.author,
        credit=article.credit,
        kind_label=ARTICLE_LABELS[ArticleKind(article.kind)],
        topic_label=f"{topic.number}. {topic.short}" if topic else "",
        event_label=f"{event.title} ({format_day(event.day)})" if event else "",
        photos=tuple(
            _bundle_photo(workspace, photo, number, sha256, photographer, child)
            for number, (photo, sha256) in enumerate(zip(item.photos, pictures, strict=True), 1)
        ),
    )


def _payload(workspace: Workspace, item: Item, child: Child, stages: Stages) -> list[str]:
    """Hashes of the item's kept files: those that were sent already, or made now; the .docx comes first."""
    label = one_line(item.title) or NO_TITLE
    stages.prepare(label)
    sent = workspace.submission_items.last_sent(item.record.uid)
    if sent and sent.state == item.state:
        hashes = [file.sha256 for file in workspace.submission_files.of(sent)]
        if len(hashes) == 1 + len(item.photos) and all(_are_whole(workspace, hashes, stages, label)):
            return hashes
    assert isinstance(item.record, Article)
    hashes = [workspace.files.keep_bytes(article_docx(workspace, item.record, item.photos))]
    for number, photo in enumerate(item.photos, 1):
        stages.prepare(f"{label}: ảnh {number}/{len(item.photos)}", photo.size)
        hashes.append(_exported(workspace, photo, child))
    return hashes


def _are_whole(workspace: Workspace, hashes: list[str], stages: Stages, label: str) -> Iterator[bool]:
    for sha256 in hashes:
        stages.prepare(label, 0)
        yield workspace.files.is_whole(sha256)


def _exported(workspace: Workspace, photo: Photo, child: Child) -> str:
    if not workspace.files.is_whole(photo.sha256):
        raise UserError(
            f"Ảnh số {photo.id} ({photo.name}) mất tệp gốc hoặc tệp bị hỏng nên chưa đóng được bộ gửi. "
            "Các mục khác vẫn nguyên; hãy nhập lại đúng ảnh đó."
        )
    try:
        with tempfile.TemporaryDirectory(dir=workspace.folder / "exports") as folder:
            target = Path(folder) / "photo.jpg"
            child.call(_EXPORT, {"source": str(workspace.files.path(photo.sha256)), "target": str(target)})
            return workspace.files.keep_file(target)
    except OSError as error:
        raise storage_error(error, "Không chuẩn bị được ảnh để gửi") from error


def _bundle_photo(
    workspace: Workspace, photo: Photo, number: int, sha256: str, photographer: str, child: Child
) -> BundlePhoto:
    return BundlePhoto(
        source=workspace.files.path(sha256),
        number=number,
        caption=photo.caption,
        credit=photo.credit or photographer,
        place=photo.place,
        taken=photo.taken,
        uid=photo.uid,
        preview=_preview(workspace, photo, child),
    )


def _preview(workspace: Workspace, photo: Photo, child: Child) -> bytes:
    thumb = workspace.thumb(photo.sha256)
    # A power cut may leave an empty one.
    if thumb.is_file() and (data := thumb.read_bytes()):
        return data
    return child.call(INSPECT, {"path": str(workspace.files.path(photo.sha256))}).blobs[0]


def bundle_poster(workspace: Workspace, item: Item, stages: Stages) -> BundlePoster:
    """The poster ready to be written. Raises UserError where its PDF is missing or damaged."""
    from ucvn_desktop.services.poster_records import spec_of
    from ucvn_desktop.services.posters import preview

    poster = item.record
    assert isinstance(poster, Poster)
    stages.prepare(one_line(poster.text))
    if not workspace.files.is_whole(poster.sha256):
        raise UserError(
            f"Bản vẽ của thiết kế số {poster.id} bị mất hoặc hỏng nên chưa đóng được bộ gửi. Các mục khác vẫn "
            "nguyên; hãy vẽ lại thiết kế đó bằng lệnh poster render."
        )
    size = f"{format_number(poster.width_mm)} × {format_number(poster.height_mm)} mm"
    return BundlePoster(
        uid=poster.uid,
        rev=poster.rev,
        title=" ".join(poster.text.split()),
        pdf=workspace.files.path(poster.sha256),
        size_label=f"{size}, vẽ 1:{poster.scale}" if poster.scale > 1 else size,
        preview=preview(spec_of(poster)),
    )
