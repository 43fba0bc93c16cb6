"""Photos into the workspace: each source is read once, kept durably, looked at in a bounded child."""

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ucvn_desktop.core.article import Article
from ucvn_desktop.core.errors import StorageError, UserError, explain
from ucvn_desktop.core.photo import Photo
from ucvn_desktop.core.progress import Progress, silent
from ucvn_desktop.services.bounded import ChildPool, Reply
from ucvn_desktop.services.photos.in_hand import INSPECT, PhotoInHand, photo_of
from ucvn_desktop.services.photos.words import NOT_A_PHOTO
from ucvn_desktop.storage.files import Staged
from ucvn_desktop.storage.workspace import Workspace

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
    run again. Photos that were there already are counted, and attached like the new ones; in an article
    they stand in the order of `sources`.
    Raises UserError where the article or event does not exist or the disk fails.
    """
    article = workspace.articles.get(article_id) if article_id is not None else None
    if event_id is not None:
        workspace.events.get(event_id)
    files = list(_files(sources))
    with workspace.writing("nhập ảnh"), ChildPool(min(2, os.cpu_count() or 1)) as pool:
        run = _Import(workspace, article, event_id)
        try:
            for request, answer in pool.map(INSPECT, run.requests(files, progress)):
                run.take(request, answer)
            run.commit()
        finally:
            workspace.files.clear_incoming()
    progress(len(files), len(files))
    return Imported(tuple(run.ids), run.duplicates, tuple(run.refused))


class _Import:
    """One import under way: what is done, and the batch that waits for its transaction."""

    def __init__(self, workspace: Workspace, article: Article | None, event_id: int | None) -> None:
        self.ids: list[int] = []
        self.duplicates = 0
        self.refused: list[Refused] = []
        self._workspace = workspace
        self._article = article
        self._event_id = event_id
        self._before = workspace.article_photos.last_position(article.id) if article else 0
        self._seen: set[str] = set()
        self._batch: list[tuple[int, PhotoInHand]] = []

    def requests(self, files: list[Path], progress: Progress) -> Iterator[dict[str, Any]]:
        """Stage file after file; what the child is to look at of those that are new."""
        for place, path in enumerate(files, 1):
            progress(place - 1, len(files), path.name)
            try:
                _refuse_what_is_no_photo_file(path)
                staged = self._workspace.files.stage(path)
            except StorageError:
                raise
            except UserError as error:
                self.refused.append(Refused(str(path), error.message))
                continue
            if self._is_known(staged, place):
                self._workspace.files.drop(staged)
                continue
            self._seen.add(staged.sha256)
            yield {
                "path": str(staged.path),
                "source": str(path),
                "place": place,
                "sha256": staged.sha256,
                "size": staged.size,
            }

    def take(self, request: dict[str, Any], answer: Reply | UserError) -> None:
        """Take the child's answer into the batch, and commit the batch when it is full."""
        staged = Staged(Path(request["path"]), request["sha256"], request["size"])
        if isinstance(answer, UserError):
            self._workspace.files.drop(staged)
            self.refused.append(Refused(request["source"], answer.message))
            return
        photo = photo_of(Path(request["source"]).name, staged, answer.data)
        self._batch.append((request["place"], PhotoInHand(photo, staged, answer.blobs[0])))
        if len(self._batch) == _BATCH:
            self.commit()

    def commit(self) -> None:
        """Store the batch: files first, rows last, so that a row never names bytes that are not safe."""
        for _, picture in self._batch:
            picture.keep(self._workspace)
        with self._workspace.write():
            for place, picture in self._batch:
                stored = self._workspace.photos.add(picture.photo)
                self.ids.append(stored.id)
                self._attach(stored, place)
        self._batch.clear()

    def _is_known(self, staged: Staged, place: int) -> bool:
        known = self._workspace.photos.by_hash(staged.sha256)
        if known is None:
            self.duplicates += staged.sha256 in self._seen
            return staged.sha256 in self._seen
        if known.deleted_at is None:
            self.duplicates += 1
        else:
            known = self._workspace.photos.from_bin(known)
            self.ids.append(known.id)
        self._attach(known, place)
        return True

    def _attach(self, photo: Photo, place: int) -> None:
        """Hang the photo on its event and article; it gets the caption that the .docx listed for its place."""
        caption, event_id = photo.caption, photo.event_id
        with self._workspace.write():
            if self._article:
                position = self._before + place
                self._workspace.article_photos.put(self._article.id, photo.id, position)
                if not caption and position <= len(self._article.captions):
                    caption = self._article.captions[position - 1]
            if event_id is None:
                event_id = self._event_id
            self._workspace.photos.save(replace(photo, caption=caption, event_id=event_id))


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


def _refuse_what_is_no_photo_file(path: Path) -> None:
    try:
        facts = path.stat()
        if not stat.S_ISREG(facts.st_mode):
            raise UserError("Đây không phải tệp thường nên không nhập.")
        with path.open("rb") as stream:
            head = stream.read(12)
    except OSError as error:
        raise explain(error, f"Không đọc được tệp «{path}»") from error
    if not head:
        raise UserError("Tệp rỗng, không có ảnh bên trong.")
    # A folder may hold hours of video: what cannot be a photo is not even copied.
    if not (head.startswith((b"\xff\xd8\xff", b"\x89PNG")) or head[4:8] == b"ftyp"):
        raise UserError(NOT_A_PHOTO)
    if facts.st_size > _MAX_BYTES:
        raise UserError("Tệp lớn hơn 200 MB nên không phải ảnh chụp thông thường.")
