"""Articles and posters of the workspace into one submission bundle, and the record of what was sent."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from ucvn_desktop.core.article import Article
from ucvn_desktop.core.errors import StorageError, UserError
from ucvn_desktop.core.progress import Progress, silent
from ucvn_desktop.core.slogan import Poster
from ucvn_desktop.core.submission import Destination, Submission, SubmissionFile, SubmissionItem
from ucvn_desktop.core.text.dates import today
from ucvn_desktop.core.text.fold import clean, one_line
from ucvn_desktop.core.text.numbers import format_number, format_size
from ucvn_desktop.core.text.titles import shorten
from ucvn_desktop.core.uid import new_uid
from ucvn_desktop.services.bounded import Child
from ucvn_desktop.services.bundle.model import BundleCover, WrittenBundle
from ucvn_desktop.services.bundle.names import bundle_name
from ucvn_desktop.services.bundle.writer import write_bundle
from ucvn_desktop.services.editions import plans_of, topics_of_articles
from ucvn_desktop.services.payload import Stages, bundle_article, bundle_poster
from ucvn_desktop.services.readiness import (
    Item,
    all_items,
    article_item,
    is_sent,
    poster_item,
    what_is_missing,
)
from ucvn_desktop.services.targets import make_folder
from ucvn_desktop.storage.workspace import Workspace

_LONGEST_NAME = 60


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

    `notes` are sentences on what was sent though it lacks something, was sent before as it is, or is too much
    for the destination's mail; `size` (bytes) is that of all files, `submission` the record of it.
    """

    files: tuple[Path, ...]
    items: int
    left_out: tuple[LeftOut, ...]
    notes: tuple[str, ...] = ()
    size: int = 0
    submission: Submission | None = None


def pack(  # noqa: PLR0913 - what is chosen, where to, and how: all by keyword, each with its default
    workspace: Workspace,
    out_dir: Path,
    *,
    article_ids: Iterable[int] = (),
    poster_ids: Iterable[int] = (),
    ready: bool = False,
    destination_id: int | None = None,
    day: str = "",
    progress: Progress = silent,
) -> Packed:
    """Write a bundle of the chosen records, and with `ready` of every article that lacks nothing and was
    not sent as it is now; record it as sent.

    `destination_id` is that of the first destination where it is None; `day` is the bundle's ISO date, today
    where empty; `out_dir` is made where it is missing. `progress` counts bytes. Raises UserError where a record
    does not exist, a photo's file is missing or damaged, or the disk refuses; then, and when cancelled, no
    bundle is left and none is recorded.
    """
    make_folder(out_dir)
    with workspace.writing("đóng bộ gửi"):
        articles, posters = _chosen(workspace, article_ids, poster_ids, progress)
        left_out: list[LeftOut] = []
        if ready:
            more, left_out = _ready(workspace, {item.record.id for item in articles})
            articles += more
        items = [*articles, *posters]
        if not items:
            return Packed((), 0, tuple(left_out))
        destination = _destination(workspace, destination_id)
        notes = _notes(workspace, items)
        submission = _next_submission(workspace, destination, out_dir, day)
        written = _write(workspace, submission, articles, posters, out_dir, progress)
        submission = _record_or_remove(workspace, submission, items, written)
    notes += _size_notes(destination, written.size)
    return Packed((written.path,), len(items), tuple(left_out), notes, written.size, submission)


def _destination(workspace: Workspace, destination_id: int | None) -> Destination | None:
    if destination_id is None:
        return next(iter(workspace.destinations.all()), None)
    destination = workspace.destinations.get(destination_id)
    if destination.deleted_at:
        raise UserError(f"Nơi nhận «{destination.name}» đang ở thùng rác. Hãy chọn nơi nhận khác.")
    return destination


def _chosen(
    workspace: Workspace, article_ids: Iterable[int], poster_ids: Iterable[int], progress: Progress
) -> tuple[list[Item], list[Item]]:
    unit_name = workspace.profile.unit_name
    articles = [
        article_item(workspace.articles.get(i), workspace.article_photos.photos_of(i), unit_name)
        for i in dict.fromkeys(article_ids)
    ]
    designs = [poster_item(workspace.posters.get(i)) for i in dict.fromkeys(poster_ids)]
    _refuse_bin([*articles, *designs])
    return articles, [_with_pdf(workspace, item, progress) for item in designs]


def _with_pdf(workspace: Workspace, item: Item, progress: Progress) -> Item:
    from ucvn_desktop.services.poster_records import drawn_poster

    assert isinstance(item.record, Poster)
    if not item.record.sha256:
        # How much there is to pack is not known before all are drawn.
        progress(0, 0, one_line(item.title))
    try:
        return poster_item(drawn_poster(workspace, item.record))
    except StorageError:
        raise
    except UserError as error:
        # Of ten designs only one is at fault: say which.
        raise UserError(
            f"«{shorten(one_line(item.title), _LONGEST_NAME)}»: {error.message}", error.detail
        ) from error


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
    plans = plans_of(workspace)
    years = workspace.articles.plan_years([i.record.id for i in items if isinstance(i.record, Article)])
    notes = []
    for item in items:
        missing = what_is_missing(item.record, item.photos) if isinstance(item.record, Article) else []
        if missing:
            notes.append(f"«{one_line(item.title)}»: {', '.join(missing)}.")
        if isinstance(item.record, Article) and (
            unknown := plans.unknown(years[item.record.id], item.record.topic)
        ):
            notes.append(f"«{one_line(item.title)}»: {unknown} nên bộ gửi không ghi nội dung kế hoạch.")
        if is_sent(item, sent):
            before = workspace.submissions.get(sent[item.record.uid].submission_id)
            notes.append(f"«{one_line(item.title)}»: đã gửi trong bộ {before.name}, từ đó chưa sửa gì.")
    return tuple(notes)


def _size_notes(destination: Destination | None, size: int) -> tuple[str, ...]:
    room = destination.mail_room if destination else 0
    if not destination or not room or size <= room:
        return ()
    told = (
        f"Bộ gửi nặng {format_size(size)}; thư {format_number(destination.limit_mb)} MB chỉ đính kèm "
        f"được khoảng {format_size(room)}. Hãy gửi bằng cách khác (USB, đường dẫn tải) hoặc chia làm hai bộ."
    )
    return (told,)


def _refuse_bin(items: Iterable[Item]) -> None:
    for item in items:
        if item.record.deleted_at:
            raise UserError(f"«{item.title}» đang ở thùng rác nên không gửi. Hãy khôi phục trước.")


def _write(
    workspace: Workspace,
    submission: Submission,
    articles: list[Item],
    posters: list[Item],
    out_dir: Path,
    progress: Progress,
) -> WrittenBundle:
    cover = BundleCover(
        name=submission.name,
        bundle_uid=submission.uid,
        number=submission.number,
        year=submission.year,
        day=submission.day,
        sender=workspace.profile,
        destinations=(submission.destination,) if submission.destination else (),
    )
    records = [item.record for item in articles if isinstance(item.record, Article)]
    topics = topics_of_articles(workspace, records)
    stages = Stages([*articles, *posters], progress)
    with Child() as child:
        ready_articles = [bundle_article(workspace, item, topics, child, stages) for item in articles]
    ready_posters = [bundle_poster(workspace, item, stages) for item in posters]
    return write_bundle(cover, ready_articles, ready_posters, out_dir, stages.write)


def _next_submission(
    workspace: Workspace, destination: Destination | None, out_dir: Path, day: str
) -> Submission:
    day = day or today()
    year = int(day[:4])
    number = workspace.submissions.next_number(year)
    code = workspace.profile.unit_code
    # A bundle that lies there without a record was made by a program killed right then: step over it.
    while (out_dir / f"{bundle_name(code, year, number, day)}.zip").exists():
        number += 1
    return Submission(
        uid=new_uid(),
        number=number,
        year=year,
        day=day,
        name=bundle_name(code, year, number, day),
        destination=destination.name if destination else "",
        path="",
    )


def _record_or_remove(
    workspace: Workspace, submission: Submission, items: list[Item], written: WrittenBundle
) -> Submission:
    try:
        return _record(workspace, submission, items, written)
    except Exception:
        # A bundle of which nothing is known must not be sent. (Ctrl+C may come when it is known already;
        # one that it leaves unknown is stepped over by the next.)
        written.path.unlink(missing_ok=True)
        raise


def _record(
    workspace: Workspace, submission: Submission, items: list[Item], written: WrittenBundle
) -> Submission:
    # Bytes before rows: the files of articles and posters lie in the store already.
    with workspace.write():
        stored = workspace.submissions.add(replace(submission, path=clean(str(written.path.resolve()))))
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
    return stored
