"""A bundle's container, zip or folder, seen alike; nothing is extracted and no link followed."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from ucvn_desktop.services.zips import (
    CHUNK,
    CutOffError,
    DamagedEntryError,
    Entry,
    NotReadableError,
    ZipReader,
)

# 5,000 entries of some 150 bytes are 0.75 MB.
_MAX_DIRECTORY = 4 * 1024 * 1024
_MAX_FOLDER_ENTRIES = 100_000


class ZipContainer:
    """A zip on the disk. Raises NotReadableError where it is none, is cut off, or its directory is broken or
    too large.
    """

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb")
        try:
            self._reader = ZipReader(self._file, _MAX_DIRECTORY)
            if self._reader.begins_unnamed:
                # What was cut off right behind a stored .docx ends with that one's directory.
                raise CutOffError
        except BaseException:
            self._file.close()
            raise
        self.size = self._reader.size
        self.entries = self._reader.entries

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def chunks(self, entry: Entry, piece_size: int = CHUNK) -> Iterator[bytes]:
        """The entry's bytes in pieces of at most `piece_size`, never more than declared in all.

        Raises DamagedEntryError where the bytes are fewer or more than declared, differ from their CRC, or
        the disk fails.
        """
        try:
            yield from self._reader.chunks(entry, piece_size)
        except OSError as error:
            raise DamagedEntryError(f"không đọc được ({error.strerror})") from None


class FolderContainer:
    """A folder on the disk, seen as a container; links are named and never followed."""

    def __init__(self, path: Path) -> None:
        self._root = path
        self.entries = tuple(self._walk())
        self.size = sum(entry.size for entry in self.entries)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return

    def chunks(self, entry: Entry, piece_size: int = CHUNK) -> Iterator[bytes]:
        """The file's bytes in pieces of at most `piece_size`; DamagedEntryError for what is no plain file."""
        if not entry.is_file:
            raise DamagedEntryError("là liên kết hoặc tệp đặc biệt nên không đọc")
        try:
            with (self._root / entry.path).open("rb") as file:
                while piece := file.read(piece_size):
                    yield piece
        except OSError as error:
            raise DamagedEntryError(f"không đọc được ({error.strerror})") from None

    def _walk(self) -> Iterator[Entry]:
        waiting, count = [""], 0
        while waiting:
            folder = waiting.pop()
            with os.scandir(self._root / folder) as items:
                found = sorted(items, key=lambda item: item.name)
            for item in found:
                count += 1
                if count > _MAX_FOLDER_ENTRIES:
                    raise NotReadableError("thư mục có quá nhiều tệp")
                status = item.stat(follow_symlinks=False)
                path = f"{folder}/{item.name}" if folder else item.name
                kind = stat.S_IFMT(status.st_mode)
                size = status.st_size if kind == stat.S_IFREG else 0
                yield Entry(path, size, size, kind)
                if kind == stat.S_IFDIR:
                    waiting.append(path)


Container = ZipContainer | FolderContainer


def head(container: Container, entry: Entry, size: int) -> bytes:
    """The entry's first `size` bytes, fewer where it has no more. Raises DamagedEntryError."""
    found = b""
    # A deflated stream may give its first bytes one by one, and pieces that are empty.
    for piece in container.chunks(entry, size):
        found += piece
        if len(found) >= size:
            break
    return found[:size]
