"""Articles and posters of the workspace into one submission bundle, and the record of what was sent."""

import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from ucvn_desktop.core.article import ARTICLE_LABELS, Article, ArticleKind
from ucvn_desktop.core.errors import UserError, storage_error
from ucvn_desktop.core.photo import Photo
from ucvn_desktop.core.plan import Topic
from ucvn_desktop.core.progress import Progress, silent
from ucvn_desktop.core.slogan import Poster
from ucvn_desktop.core.submission import Submission, SubmissionFile, SubmissionItem
from ucvn_desktop.core.text.dates import format_day
from ucvn_desktop.core.text.fold import clean
from ucvn_desktop.core.text.numbers import format_number
from ucvn_desktop.core.uid import new_uid
from ucvn_desktop.services.articles import article_docx
from ucvn_desktop.services.bounded import Child
from ucvn_desktop.services.bundle.model import (
    BundleArticle,
    BundleCover,
    BundlePhoto,
    BundlePoster,
    WrittenBundle,
)
from ucvn_desktop.services.bundle.names import bundle_name
from ucvn_desktop.services.bundle.writer import write_bundle
from ucvn_desktop.services.documents.credits import photographer_of
from ucvn_desktop.services.photos.in_hand import INSPECT
from ucvn_desktop.services.readiness import (
    Item,
    all_items,
    article_item,
    is_sent,
    poster_item,
    what_is_missing,
)
from ucvn_desktop.services.records import one_line
from ucvn_desktop.services.targets import make_folder
from ucvn_desktop.storage.workspace import Workspace

_EXPORT = "ucvn_desktop.services.photos.decoding:export"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that is not in the bundle, and why."""

    kind: str
    id: int
    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class Packed:
    """The bundle's files, the number of its items, what was left out; no files where nothing was ready.

    `notes` are sentences on what was sent though it lacks something or was sent before as it is.
    """

    files: tuple[Path, ...]
    items: int
    left_out: tuple[LeftOut, ...]
    notes: tuple[str, ...] = ()


def pack(
    workspace: Workspace,
    out_dir: Path,
    *,
    article_ids: Iterable[int] = (),
    poster_ids: Iterable[int] = (),
    ready: bool = False,
    day: str = "",
    progress: Progress = silent,
) -> Packed:
    """Write a bundle of the chosen records, and with `ready` of every article that lacks nothing and was
    not sent as it is now; record it as sent.

    `day` is the bundle's ISO date, today where empty; `out_dir` is made where it is missing. Raises UserError
    where a record does not exist, a photo's file is missing or damaged, or the disk refuses; then no bundle
    is left and none is recorded.
    """
    make_folder(out_dir)
    with workspace.writing("đóng bộ gửi"):
        articles, posters = _chosen(workspace, article_ids, poster_ids)
        left_out: list[LeftOut] = []
        if ready:
            more, left_out = _ready(workspace, {item.record.id for item in articles})
            articles += more
        items = [*articles, *posters]
        if not items:
            return Packed((), 0, tuple(left_out))
        notes = _notes(workspace, items)
        written, submission = _write(workspace, articles, posters, out_dir, day, progress)
        try:
            _record(workspace, submission, items, written)
        except Exception:
            # A bundle of which nothing is known must not be sent. (Ctrl+C may come when it is known already;
            # one that it leaves unknown is stepped over by the next.)
            written.path.unlink(missing_ok=True)
            raise
    return Packed((written.path,), len(items), tuple(left_out), notes)


def _chosen(
    workspace: Workspace, article_ids: Iterable[int], poster_ids: Iterable[int]
) -> tuple[list[Item], list[Item]]:
    unit_name = workspace.profile.unit_name
    articles = [
        article_item(workspace.articles.get(i), workspace.article_photos.photos_of(i), unit_name)
        for i in dict.fromkeys(article_ids)
    ]
    posters = [poster_item(workspace.posters.get(i)) for i in dict.fromkeys(poster_ids)]
    _refuse_bin([*articles, *posters])
    return articles, posters


def _ready(workspace: Workspace, chosen: set[int]) -> tuple[list[Item], list[LeftOut]]:
    ready: list[Item] = []
    left_out: list[LeftOut] = []
    sent = workspace.submission_items.newest()
    for article, item in all_items(workspace):
        if article.id in chosen or is_sent(item, sent):
            continue
        missing = what_is_missing(article, item.photos)
        if missing:
            left_out.append(LeftOut("article", article.id, article.title, ", ".join(missing)))
        else:
            ready.append(item)
    return ready, left_out


def _notes(workspace: Workspace, items: list[Item]) -> tuple[str, ...]:
    sent = workspace.submission_items.newest()
    notes = []
    for item in items:
        missing = what_is_missing(item.record, item.photos) if isinstance(item.record, Article) else []
        if missing:
            notes.append(f"«{one_line(item.title)}»: {', '.join(missing)}.")
        if is_sent(item, sent):
            before = workspace.submissions.get(sent[item.record.uid].submission_id)
            notes.append(f"«{one_line(item.title)}»: đã gửi trong bộ {before.name}, từ đó chưa sửa gì.")
    return tuple(notes)


def _refuse_bin(items: Iterable[Item]) -> None:
    for item in items:
        if item.record.deleted_at:
            raise UserError(f"«{item.title}» đang ở thùng rác nên không gửi. Hãy khôi phục trước.")


def _write(
    workspace: Workspace,
    articles: list[Item],
    posters: list[Item],
    out_dir: Path,
    day: str,
    progress: Progress,
) -> tuple[WrittenBundle, Submission]:
    submission = _next_submission(workspace, out_dir, day)
    cover = BundleCover(
        name=submission.name,
        bundle_uid=submission.uid,
        number=submission.number,
        year=submission.year,
        day=submission.day,
        sender=workspace.profile,
        destinations=(submission.destination,) if submission.destination else (),
    )
    topics = {topic.number: topic for topic in workspace.topics.all()}
    with Child() as child:
        ready_articles = [_bundle_article(workspace, item, topics, child) for item in articles]
        ready_posters = [_bundle_poster(workspace, item) for item in posters]
    written = write_bundle(cover, ready_articles, ready_posters, out_dir, progress)
    return written, replace(submission, path=clean(str(written.path.resolve())))


def _next_submission(workspace: Workspace, out_dir: Path, day: str) -> Submission:
    day = day or datetime.now().astimezone().date().isoformat()
    year = int(day[:4])
    number = workspace.submissions.next_number(year)
    code = workspace.profile.unit_code
    # A bundle that lies there without a record was made by a program killed right then: step over it.
    while (out_dir / f"{bundle_name(code, year, number, day)}.zip").exists():
        number += 1
    destinations = workspace.destinations.all()
    return Submission(
        uid=new_uid(),
        number=number,
        year=year,
        day=day,
        name=bundle_name(code, year, number, day),
        destination=destinations[0].name if destinations else "",
        path="",
    )


def _bundle_article(
    workspace: Workspace, item: Item, topics: dict[int, Topic], child: Child
) -> BundleArticle:
    article = item.record
    assert isinstance(article, Article)
    docx, *pictures = _payload(workspace, item, child)
    topic = topics.get(article.topic)
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


def _payload(workspace: Workspace, item: Item, child: Child) -> list[str]:
    """Hashes of the item's kept files: those that were sent already, or made now; the .docx comes first."""
    sent = workspace.submission_items.last_sent(item.record.uid)
    if sent and sent.state == item.state:
        hashes = [file.sha256 for file in workspace.submission_files.of(sent)]
        if len(hashes) == 1 + len(item.photos) and all(map(workspace.files.is_whole, hashes)):
            return hashes
    assert isinstance(item.record, Article)
    docx = workspace.files.keep_bytes(article_docx(workspace, item.record))
    return [docx, *(_exported(workspace, photo, child) for photo in item.photos)]


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


def _bundle_poster(workspace: Workspace, item: Item) -> BundlePoster:
    from ucvn_desktop.services.poster_records import spec_of
    from ucvn_desktop.services.posters import preview

    poster = item.record
    assert isinstance(poster, Poster)
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


def _record(workspace: Workspace, submission: Submission, items: list[Item], written: WrittenBundle) -> None:
    # Bytes before rows: the files of articles and posters lie in the store already.
    with workspace.write():
        stored = workspace.submissions.add(submission)
        for position, item in enumerate(items, 1):
            row = workspace.submission_items.add(
                SubmissionItem(
                    submission_id=stored.id,
                    position=position,
                    item_kind=item.record.KIND,
                    item_id=item.record.id,
                    item_uid=item.record.uid,
                    item_rev=item.record.rev,
                    title=item.title,
                    state=item.state,
                )
            )
            for file in (f for f in written.files if f.item_uid == item.record.uid):
                workspace.submission_files.add(
                    SubmissionFile(
                        submission_item_id=row.id, path=file.path, sha256=file.sha256, size=file.size
                    )
                )
