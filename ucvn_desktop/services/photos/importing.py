"""Photos into the workspace: each source is read once, kept durably, looked at in a bounded child."""

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ucvn_desktop.core.article import Article
from ucvn_desktop.core.errors import StorageError, UserError, explain, storage_error
from ucvn_desktop.core.photo import Photo
from ucvn_desktop.core.progress import Progress, silent
from ucvn_desktop.core.text.fold import nfc
from ucvn_desktop.services.bounded import Child, ChildPool, Reply
from ucvn_desktop.storage.files import Staged
from ucvn_desktop.storage.workspace import Workspace

_INSPECT = "ucvn_desktop.services.photos.decoding:inspect"
_BATCH = 16
# Larger files are video or raw data; a photo of 200 megapixels takes about 100 MB.
_MAX_BYTES = 200_000_000
_JUNK = {"thumbs.db", "desktop.ini", ".ds_store"}


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that was left out, and the sentence that says why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: ids of the new records, how many were there already, what was left out."""

    ids: tuple[int, ...] = ()
    duplicates: int = 0
    refused: tuple[Refused, ...] = ()

    @property
    def all_refused(self) -> bool:
        """Whether nothing at all came of it."""
        return bool(self.refused) and not self.ids and not self.duplicates


@dataclass(slots=True)
class _Run:
    """One import under way: what is done, and the batch that waits for its transaction."""

    ids: list[int] = field(default_factory=list)
    duplicates: int = 0
    refused: list[Refused] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    batch: "list[PhotoInHand]" = field(default_factory=list)


def import_photos(
    workspace: Workspace,
    sources: Iterable[Path],
    *,
    article_id: int | None = None,
    event_id: int | None = None,
    progress: Progress = silent,
) -> Imported:
    """Import picture files and folders of them; a file that is refused stops nothing.

    Rows are committed batch by batch: cancelled or killed, an import goes on where it stopped when it is
    run again. Photos that were there already are counted, and attached like the new ones.
    Raises UserError where the article or event does not exist or the disk fails.
    """
    article = workspace.articles.get(article_id) if article_id is not None else None
    if event_id is not None:
        workspace.events.get(event_id)
    files = list(_files(sources))
    run = _Run()

    def attach(photo: Photo) -> None:
        if article is not None:
            _put_into(workspace, article, photo)

    with workspace.writing("nhập ảnh"), ChildPool(min(2, os.cpu_count() or 1)) as pool:
        try:
            for request, answer in pool.map(_INSPECT, _staged(workspace, files, run, attach, progress)):
                _take(workspace, request, answer, run, event_id)
                if len(run.batch) == _BATCH:
                    _commit(workspace, run, attach)
            _commit(workspace, run, attach)
        finally:
            workspace.files.clear_incoming()
    progress(len(files), len(files))
    return Imported(tuple(run.ids), run.duplicates, tuple(run.refused))


@dataclass(frozen=True, slots=True)
class PhotoInHand:
    """A picture that was looked at and staged, with its thumbnail; neither kept nor recorded yet."""

    photo: Photo
    staged: Staged
    thumb: bytes

    def keep(self, workspace: Workspace) -> None:
        """Keep the bytes durably; the row comes after. Raises StorageError."""
        workspace.files.keep(self.staged)
        _write_thumb(workspace.thumb(self.photo.sha256), self.thumb)


def take_in_hand(
    workspace: Workspace, name: str, data: bytes, caption: str, child: Child
) -> Photo | PhotoInHand:
    """A picture that came inside another file: looked at and staged, or the photo that has these bytes already.

    Raises UserError where it is no picture that can be read.
    """
    staged = workspace.files.stage_bytes(data)
    known = workspace.photos.by_hash(staged.sha256)
    if known:
        workspace.files.drop(staged)
        return known
    reply = child.call(_INSPECT, {"path": str(staged.path)})
    photo = replace(_photo(name, staged, reply.data), caption=caption)
    return PhotoInHand(photo, staged, reply.blobs[0])


def add_picture(workspace: Workspace, picture: Photo | PhotoInHand) -> Photo:
    """The picture's record, added or taken out of the bin; inside the caller's transaction."""
    if isinstance(picture, PhotoInHand):
        # The same bytes may stand twice in one document.
        return workspace.photos.by_hash(picture.photo.sha256) or workspace.photos.add(picture.photo)
    return workspace.photos.from_bin(picture) if picture.deleted_at else picture


def _put_into(workspace: Workspace, article: Article, photo: Photo) -> None:
    """Give the photo its place in the article, and the caption that the .docx listed for that place."""
    with workspace.write():
        position = workspace.article_photos.append(article.id, photo.id)
        if not photo.caption and position <= len(article.captions):
            workspace.photos.save(replace(photo, caption=article.captions[position - 1]))


def _files(sources: Iterable[Path]) -> Iterator[Path]:
    for source in sources:
        if source.is_dir():
            for folder, folders, names in os.walk(source):
                folders[:] = sorted(name for name in folders if not name.startswith("."))
                yield from (
                    Path(folder, name)
                    for name in sorted(names)
                    if name.lower() not in _JUNK and not name.startswith(".")
                )
        else:
            yield source


def _staged(
    workspace: Workspace,
    files: list[Path],
    run: _Run,
    attach: Callable[[Photo], None],
    progress: Progress,
) -> Iterator[dict[str, Any]]:
    for done, path in enumerate(files):
        progress(done, len(files), path.name)
        try:
            _refuse_what_is_no_photo_file(path)
            staged = workspace.files.stage(path)
        except StorageError:
            raise
        except UserError as error:
            run.refused.append(Refused(str(path), error.message))
            continue
        if _is_duplicate(workspace, staged, run, attach):
            workspace.files.drop(staged)
            continue
        run.seen.add(staged.sha256)
        yield {"path": str(staged.path), "source": str(path), "sha256": staged.sha256, "size": staged.size}


def _refuse_what_is_no_photo_file(path: Path) -> None:
    try:
        facts = path.stat()
    except OSError as error:
        raise explain(error, f"Không đọc được tệp «{path.name}»") from error
    if not stat.S_ISREG(facts.st_mode):
        raise UserError("Đây không phải tệp thường nên không nhập.")
    if facts.st_size == 0:
        raise UserError("Tệp rỗng, không có ảnh bên trong.")
    if facts.st_size > _MAX_BYTES:
        raise UserError("Tệp lớn hơn 200 MB nên không phải ảnh chụp thông thường.")


def _is_duplicate(workspace: Workspace, staged: Staged, run: _Run, attach: Callable[[Photo], None]) -> bool:
    known = workspace.photos.by_hash(staged.sha256)
    if known is None:
        if staged.sha256 not in run.seen:
            return False
        run.duplicates += 1
        return True
    if known.deleted_at is None:
        run.duplicates += 1
    else:
        run.ids.append(workspace.photos.from_bin(known).id)
    attach(known)
    return True


def _take(
    workspace: Workspace, request: dict[str, Any], answer: Reply | UserError, run: _Run, event_id: int | None
) -> None:
    staged = Staged(Path(request["path"]), request["sha256"], request["size"])
    if isinstance(answer, UserError):
        workspace.files.drop(staged)
        run.refused.append(Refused(request["source"], answer.message))
        return
    photo = replace(_photo(Path(request["source"]).name, staged, answer.data), event_id=event_id)
    run.batch.append(PhotoInHand(photo, staged, answer.blobs[0]))


def _photo(name: str, staged: Staged, facts: dict[str, Any]) -> Photo:
    return Photo(sha256=staged.sha256, name=nfc(name), size=staged.size, **facts)


def _commit(workspace: Workspace, run: _Run, attach: Callable[[Photo], None]) -> None:
    # Files first, rows last: a row never names bytes that are not safe.
    for picture in run.batch:
        picture.keep(workspace)
    with workspace.write():
        for picture in run.batch:
            stored = workspace.photos.add(picture.photo)
            attach(stored)
            run.ids.append(stored.id)
    run.batch.clear()


def _write_thumb(path: Path, data: bytes) -> None:
    # Thumbnails can be made again, so they need not survive a power cut.
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(".tmp")
        partial.write_bytes(data)
        partial.replace(path)
    except OSError as error:
        raise storage_error(error, "Không ghi được ảnh xem trước") from error
