"""Bytes that users bring, kept once under their SHA-256: files/ab/cdef…

A file is written to a temporary name, flushed to disk and renamed before any row names it. A file without
a row is garbage to collect, a row without a file is damage to report.
"""

import errno
import hashlib
import os
import secrets
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from ucvn_desktop.core.errors import StorageError, UserError, explain, storage_error

_CHUNK = 1 << 20
_DOING = "Không ghi được tệp vào thư mục dữ liệu"


@dataclass(frozen=True, slots=True)
class Staged:
    """Bytes that are safe on disk under a temporary name, not yet kept."""

    path: Path
    sha256: str
    size: int


class FileStore:
    """The content-addressed folder of a workspace."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._incoming = root / "incoming"
        self._turn = threading.Lock()
        self._fresh: set[str] = set()  # kept for the first time, by a job whose row is still to come

    def path(self, sha256: str) -> Path:
        """Where the bytes with this hash lie, whether or not they are there."""
        return self._root / sha256[:2] / sha256[2:]

    def has(self, sha256: str) -> bool:
        """Whether bytes with this hash are kept."""
        return self.path(sha256).is_file()

    @contextmanager
    def staging(self) -> Iterator["Staging"]:
        """A place for one job's incoming bytes; what the job did not keep vanishes with it.

        Raises StorageError where the workspace cannot be written.
        """
        folder = self._incoming / secrets.token_hex(8)
        try:
            folder.mkdir(parents=True)
        except OSError as error:
            raise storage_error(error, _DOING) from error
        try:
            yield Staging(folder)
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def keep(self, staged: Staged) -> str:
        """Give staged bytes their place, healing what lies there already; returns their SHA-256.

        Raises StorageError.
        """
        with self._turn:
            self._fresh.discard(staged.sha256)
            self._place(staged)
        return staged.sha256

    @contextmanager
    def keeping(self, staged: Staged) -> Iterator[None]:
        """The same while the row is stored inside: a row that is refused takes its bytes along.

        Where the disk failed they stay, as garbage: what SQLite called failed may yet have been written. Raises
        StorageError.
        """
        with self._turn:
            is_new = not self.has(staged.sha256)
            self._place(staged)
            if is_new:
                self._fresh.add(staged.sha256)
            else:
                self._fresh.discard(staged.sha256)
        try:
            yield
        except UserError as error:
            if not isinstance(error, StorageError):
                self._take_back(staged.sha256)
            raise
        finally:
            with self._turn:
                self._fresh.discard(staged.sha256)

    def keep_bytes(self, data: bytes) -> str:
        """Keep `data`; returns its SHA-256. Raises StorageError."""
        with self.staging() as staging:
            return self.keep(staging.stage_bytes(data))

    def keep_file(self, source: Path) -> str:
        """Keep a copy of `source`; returns its SHA-256. Raises as `Staging.stage` does."""
        with self.staging() as staging:
            return self.keep(staging.stage(source))

    def forget(self, sha256: str) -> None:
        """Delete kept bytes that nothing names. Raises StorageError."""
        try:
            self.path(sha256).unlink(missing_ok=True)
        except OSError as error:
            raise storage_error(error, "Không xóa được tệp thừa") from error

    def clear_incoming(self) -> None:
        """Remove what killed programs left half-way; only right after the lock was taken."""
        shutil.rmtree(self._incoming, ignore_errors=True)

    def is_whole(self, sha256: str) -> bool:
        """Whether bytes with this hash are kept and really have it."""
        try:
            return self.has(sha256) and self.true_hash(sha256) == sha256
        except OSError:
            return False

    def all_hashes(self) -> Iterator[str]:
        """The SHA-256 of every kept file, by its name."""
        for path in sorted(self._root.glob("??/*")):
            yield path.parent.name + path.name

    def true_hash(self, sha256: str) -> str:
        """The SHA-256 that the kept bytes really have. Raises OSError where they cannot be read."""
        with self.path(sha256).open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()

    def _place(self, staged: Staged) -> None:
        target = self.path(staged.sha256)
        try:
            target.parent.mkdir(exist_ok=True)
            staged.path.replace(target)
            sync_folder(target.parent)
            sync_folder(self._root)
        except OSError as error:
            raise storage_error(error, _DOING) from error

    def _take_back(self, sha256: str) -> None:
        """Forget bytes that no other job has kept since."""
        with self._turn, suppress(StorageError):
            if sha256 in self._fresh:
                self.forget(sha256)


class Staging:
    """One job's folder for bytes that are safe on disk and not kept yet."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def stage(self, source: Path) -> Staged:
        """Read `source` once: hash it while it is copied and flushed to disk.

        Raises UserError where the source cannot be read, StorageError where the workspace cannot be written.
        """
        return self._stage(_chunks(source))

    def stage_bytes(self, data: bytes) -> Staged:
        """The same for bytes in memory. Raises StorageError."""
        return self._stage(iter([data]))

    def drop(self, staged: Staged) -> None:
        """Forget staged bytes that are not wanted."""
        with suppress(OSError):
            staged.path.unlink(missing_ok=True)

    def _stage(self, chunks: Iterator[bytes]) -> Staged:
        path = self._folder / secrets.token_hex(8)
        try:
            with path.open("xb") as target:
                digest, size = _copy(chunks, target)
                target.flush()
                os.fsync(target.fileno())
        except OSError as error:
            raise storage_error(error, _DOING) from error
        return Staged(path, digest, size)


def _chunks(source: Path) -> Iterator[bytes]:
    try:
        with source.open("rb") as stream:
            while chunk := stream.read(_CHUNK):
                yield chunk
    except OSError as error:
        raise explain(error, f"Không đọc được tệp «{source}»") from error


def _copy(chunks: Iterator[bytes], target: BinaryIO) -> tuple[str, int]:
    digest = hashlib.sha256()
    size = 0
    for chunk in chunks:
        digest.update(chunk)
        target.write(chunk)
        size += len(chunk)
    return digest.hexdigest(), size


def sync_folder(folder: Path) -> None:
    """Make a rename in `folder` durable; where the system has no such call, it is durable by itself."""
    if os.name == "nt":
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except PermissionError:
        return  # a folder that may be entered but not listed
    try:
        os.fsync(descriptor)
    except OSError as error:
        # Some network file systems have no such call.
        if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.EACCES, errno.EPERM):
            raise
    finally:
        os.close(descriptor)
