"""Photos into the workspace: each source is read once, kept durably, looked at in a bounded child."""

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ucvn_desktop.core.article import Article
from ucvn_desktop.core.errors import StorageError, UserError, explain
from ucvn_desktop.core.progress import Progress, silent
from ucvn_desktop.services.bounded import ChildPool, Reply
from ucvn_desktop.services.photos.in_hand import INSPECT, PhotoInHand, photo_of
from ucvn_desktop.services.photos.words import NOT_A_PHOTO
from ucvn_desktop.storage.files import Staged, Staging
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
    they stand in the order of `sources`. Without an event they belong to the article's.
    Raises UserError where the article or event does not exist or the disk fails.
    """
    article = workspace.articles.get(article_id) if article_id is not None else None
    if event_id is not None:
        workspace.events.get(event_id)
    elif article:
        event_id = article.event_id
    files, unreadable = _files(sources)
    with (
        workspace.writing("nhập ảnh"),
        workspace.files.staging() as staging,
        ChildPool(min(2, os.cpu_count() or 1)) as pool,
    ):
        run = _Import(workspace, staging, event_id)
        run.refused += unreadable
        try:
            for request, answer in pool.map(INSPECT, run.requests(files, progress)):
                run.take(request, answer)
            run.commit()
        except BaseException:
            # What was accepted before a cancellation is hung too; the first trouble is the one to tell.
            with suppress(UserError):
                run.hang(article)
            raise
        run.hang(article)
    progress(len(files), len(files))
    return Imported(tuple(run.ids), run.duplicates, tuple(run.refused))


class _Import:
    """One import under way: what is done, and the batch that waits for its transaction."""

    def __init__(self, workspace: Workspace, staging: Staging, event_id: int | None) -> None:
        self.ids: list[int] = []
        self.duplicates = 0
        self.refused: list[Refused] = []
        self._workspace = workspace
        self._staging = staging
        self._event_id = event_id
        self._accepted: dict[int, int] = {}
        self._places: dict[str, int] = {}
        self._reasons: dict[str, str] = {}
        self._twins: list[tuple[Path, str]] = []
        self._batch: list[tuple[int, PhotoInHand]] = []

    def requests(self, files: list[Path], progress: Progress) -> Iterator[dict[str, Any]]:
        """Stage file after file; what the child is to look at of those that are new."""
        for place, path in enumerate(files):
            progress(place, len(files), path.name)
            try:
                _refuse_what_is_no_photo_file(path)
                staged = self._staging.stage(path)
            except StorageError:
                raise
            except UserError as error:
                self.refused.append(Refused(str(path), error.message))
                continue
            if staged.sha256 in self._places:
                self._twins.append((path, staged.sha256))
                self._staging.drop(staged)
                continue
            self._places[staged.sha256] = place
            if not self._is_known(staged, place):
                yield {
                    "path": str(staged.path),
                    "source": str(path),
                    "sha256": staged.sha256,
                    "size": staged.size,
                }

    def take(self, request: dict[str, Any], answer: Reply | UserError) -> None:
        """Take the child's answer into the batch, and commit the batch when it is full."""
        staged = Staged(Path(request["path"]), request["sha256"], request["size"])
        if isinstance(answer, UserError):
            self._staging.drop(staged)
            self.refused.append(Refused(request["source"], answer.message))
            self._reasons[staged.sha256] = answer.message
            return
        photo = photo_of(Path(request["source"]).name, staged, answer.data)
        photo = replace(photo, event_id=self._event_id)
        self._batch.append((self._places[staged.sha256], PhotoInHand(photo, staged, answer.blobs[0])))
        if len(self._batch) == _BATCH:
            self.commit()

    def commit(self) -> None:
        """Store the batch: files first, rows last, so that a row never names bytes that are not safe."""
        for _, picture in self._batch:
            picture.keep(self._workspace)
        with self._workspace.write():
            added = [(place, self._workspace.photos.add(picture.photo)) for place, picture in self._batch]
        for place, stored in added:
            self.ids.append(stored.id)
            self._accepted[place] = stored.id
        self._batch.clear()

    def hang(self, article: Article | None) -> None:
        """Give the accepted photos their places in the article, in the order of the sources."""
        self._count_twins()
        if article is None:
            return
        last = self._workspace.article_photos.last_position(article.id)
        hanging = {photo.id for photo in self._workspace.article_photos.photos_of(article.id)}
        in_order = [self._accepted[place] for place in sorted(self._accepted)]
        in_order = [photo_id for photo_id in in_order if photo_id not in hanging]
        for start in range(0, len(in_order), _BATCH):
            with self._workspace.write():
                for position, photo_id in enumerate(in_order[start : start + _BATCH], last + start + 1):
                    self._hang_one(article, photo_id, position)

    def _hang_one(self, article: Article, photo_id: int, position: int) -> None:
        """One photo's place, with the caption that the .docx listed for it."""
        self._workspace.article_photos.put(article.id, photo_id, position)
        photo = self._workspace.photos.get(photo_id)
        if not photo.caption and position <= len(article.captions):
            self._workspace.photos.save(replace(photo, caption=article.captions[position - 1]))

    def _is_known(self, staged: Staged, place: int) -> bool:
        known = self._workspace.photos.by_hash(staged.sha256)
        if known is None:
            return False
        # Kept again: the same bytes heal a file that was lost or damaged.
        self._workspace.files.keep(staged)
        if known.deleted_at is None:
            self.duplicates += 1
        else:
            self.ids.append(known.id)
        event_id = self._event_id if known.event_id is None else known.event_id
        self._workspace.photos.save(replace(known, deleted_at=None, event_id=event_id))
        self._accepted[place] = known.id
        return True

    def _count_twins(self) -> None:
        """The second of two equal files is a duplicate where the first came in, and refused where it was."""
        for path, sha256 in self._twins:
            if sha256 in self._reasons:
                self.refused.append(Refused(str(path), self._reasons[sha256]))
            elif self._places[sha256] in self._accepted:
                self.duplicates += 1
        self._twins.clear()


def _files(sources: Iterable[Path]) -> tuple[list[Path], list[Refused]]:
    """The files that the sources name, folders searched in order; and folders that cannot be read."""
    files: list[Path] = []
    unreadable: list[Refused] = []

    def note(error: OSError) -> None:
        unreadable.append(Refused(str(error.filename), explain(error, "Không đọc được").message))

    for source in sources:
        try:
            is_folder = source.is_dir()
        except OSError as error:
            note(error)
            continue
        if not is_folder:
            files.append(source)
            continue
        for folder, folders, names in os.walk(source, onerror=note):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            files += [Path(folder, name) for name in sorted(names) if not _is_junk(name)]
    return files, unreadable


def _is_junk(name: str) -> bool:
    return name.startswith(".") or name.lower() in _JUNK


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
