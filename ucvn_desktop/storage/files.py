"""Bytes that users bring, kept once under their SHA-256: files/ab/cdef…

A file is written to a temporary name, flushed to disk and renamed before any row names it. A file without
a row is garbage to collect, a row without a file is damage to report.
"""

import hashlib
import os
import secrets
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from ucvn_desktop.core.errors import explain, storage_error

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

    def path(self, sha256: str) -> Path:
        """Where the bytes with this hash lie, whether or not they are there."""
        return self._root / sha256[:2] / sha256[2:]

    def has(self, sha256: str) -> bool:
        """Whether bytes with this hash are kept."""
        return self.path(sha256).is_file()

    def stage(self, source: Path) -> Staged:
        """Read `source` once: hash it while it is copied and flushed to disk.

        Raises UserError where the source cannot be read, StorageError where the workspace cannot be written.
        """
        return self._stage(_chunks(source))

    def stage_bytes(self, data: bytes) -> Staged:
        """The same for bytes in memory. Raises StorageError."""
        return self._stage(iter([data]))

    def keep(self, staged: Staged) -> str:
        """Give staged bytes their place; returns their SHA-256. Raises StorageError."""
        target = self.path(staged.sha256)
        try:
            if target.is_file():
                staged.path.unlink()
                return staged.sha256
            target.parent.mkdir(exist_ok=True)
            staged.path.replace(target)
            sync_folder(target.parent)
            sync_folder(self._root)
        except OSError as error:
            raise storage_error(error, _DOING) from error
        return staged.sha256

    def keep_bytes(self, data: bytes) -> str:
        """Keep `data`; returns its SHA-256. Raises StorageError."""
        return self.keep(self.stage_bytes(data))

    def drop(self, staged: Staged) -> None:
        """Forget staged bytes that are not wanted."""
        with suppress(OSError):
            staged.path.unlink(missing_ok=True)

    def clear_incoming(self) -> None:
        """Remove what a killed program left half-way; only for the holder of the lock."""
        for left in self._incoming.glob("*"):
            with suppress(OSError):
                left.unlink()

    def all_hashes(self) -> Iterator[str]:
        """The SHA-256 of every kept file, by its name."""
        for path in sorted(self._root.glob("??/*")):
            yield path.parent.name + path.name

    def true_hash(self, sha256: str) -> str:
        """The SHA-256 that the kept bytes really have. Raises OSError where they cannot be read."""
        with self.path(sha256).open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()

    def _stage(self, chunks: Iterator[bytes]) -> Staged:
        path = self._incoming / secrets.token_hex(8)
        try:
            self._incoming.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as target:
                digest, size = _copy(chunks, target)
                target.flush()
                os.fsync(target.fileno())
        except BaseException as error:
            with suppress(OSError):
                path.unlink(missing_ok=True)
            if isinstance(error, OSError):
                raise storage_error(error, _DOING) from error
            raise
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
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
