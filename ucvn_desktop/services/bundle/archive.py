"""Read foreign zips and folders without trusting them: nothing is extracted, nothing is read past its limits.

zipfile reads the central directory only. Entries are read here, since zipfile stops silently at the declared
size (a lying entry would pass) and, in Python 3.11, reads entries that overlap.
"""

import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, NamedTuple, Self

# 5,000 entries of some 150 bytes are 0.75 MB; at 4 MiB ZipInfo objects stay under 70 MB.
_MAX_DIRECTORY = 4 * 1024 * 1024
_MAX_FOLDER_ENTRIES = 100_000
_CHUNK = 1024 * 1024
_LOCAL_HEADER = struct.Struct("<4s5H3I2H")
_ENCRYPTED = 0x1 | 0x40 | 0x2000


class NotReadableError(Exception):
    """The container as a whole cannot be read; the text is a reason in Vietnamese."""


class DamagedEntryError(Exception):
    """One entry is not what its header says; the text is a reason in Vietnamese."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file or folder as a container names it. `path` uses «/», folders end without one.

    `packed` is its size in the container; `fault` is why it cannot be read, "" where it can.
    `kind` is the file type of st_mode (stat.S_IFREG, S_IFDIR, S_IFLNK …).
    """

    path: str
    size: int
    packed: int
    kind: int
    fault: str = ""
    start: int = 0
    method: int = zipfile.ZIP_STORED
    crc: int | None = None
    span: tuple[int, int] = (0, 0)

    @property
    def is_folder(self) -> bool:
        return self.kind == stat.S_IFDIR

    @property
    def is_file(self) -> bool:
        return self.kind == stat.S_IFREG


class ZipContainer:
    """A zip on the disk. Raises NotReadableError where it is none or its directory is broken or too large."""

    def __init__(self, path: Path) -> None:
        self._file: IO[bytes] = path.open("rb")
        try:
            self.size = os.fstat(self._file.fileno()).st_size
            self.entries = self._scan()
        except BaseException:
            self._file.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def chunks(self, entry: Entry, piece_size: int = _CHUNK) -> Iterator[bytes]:
        """The entry's bytes in pieces of at most `piece_size`, never more than declared in all.

        Raises DamagedEntryError where the bytes are fewer or more than declared, or differ from their CRC.
        """
        if entry.fault:
            raise DamagedEntryError(entry.fault)
        packed = self._packed(entry, piece_size)
        pieces = packed if entry.method == zipfile.ZIP_STORED else _inflated(packed, piece_size)
        crc = total = 0
        for piece in pieces:
            total += len(piece)
            if total > entry.size:
                raise DamagedEntryError("chứa nhiều byte hơn số đã khai trong tệp nén")
            crc = zlib.crc32(piece, crc)
            yield piece
        if total < entry.size:
            raise DamagedEntryError("bị cụt: ít byte hơn số đã khai trong tệp nén")
        if crc != entry.crc:
            raise DamagedEntryError("bị hỏng: sai mã kiểm tra CRC của tệp nén")

    def _packed(self, entry: Entry, piece_size: int) -> Iterator[bytes]:
        position, left = entry.start, entry.packed
        while left:
            try:
                # Sought anew for each piece: several entries may be read in turn.
                self._file.seek(position)
                piece = self._file.read(min(piece_size, left))
            except OSError as error:
                raise DamagedEntryError(f"không đọc được ({error.strerror})") from None
            if not piece:
                return
            position, left = position + len(piece), left - len(piece)
            yield piece

    def _scan(self) -> tuple[Entry, ...]:
        if not zipfile.is_zipfile(self._file):
            raise NotReadableError("không phải tệp nén .zip")
        try:
            # No `with`: the file is ours to close.
            archive = zipfile.ZipFile(_Guarded(self._file, self.size))
        except _TooLargeError:
            raise NotReadableError("có quá nhiều tệp (quá 5.000) hoặc mục lục tệp nén quá lớn") from None
        except (zipfile.BadZipFile, struct.error, ValueError, OverflowError, NotImplementedError, EOFError):
            raise NotReadableError("tệp nén .zip bị hỏng: không đọc được mục lục") from None
        return tuple(self._entry(info, archive.start_dir) for info in archive.infolist())

    def _entry(self, info: zipfile.ZipInfo, directory_start: int) -> Entry:
        # orig_filename: zipfile cuts names at NUL, and on Windows turns backslashes.
        name = info.orig_filename
        kind = stat.S_IFMT(info.external_attr >> 16) or stat.S_IFREG
        if name.endswith("/") and kind == stat.S_IFREG:
            kind = stat.S_IFDIR
        start, fault = self._locate(info, directory_start)
        if kind == stat.S_IFDIR and info.file_size:
            fault = fault or "là thư mục mà lại có nội dung"
        return Entry(
            path=name.removesuffix("/"),
            size=info.file_size,
            packed=info.compress_size,
            kind=kind,
            fault=fault,
            start=start,
            method=info.compress_type,
            crc=info.CRC,
            span=(info.header_offset, start + info.compress_size),
        )

    def _locate(self, info: zipfile.ZipInfo, directory_start: int) -> tuple[int, str]:
        """Where the entry's bytes start, and what speaks against reading them."""
        if not 0 <= info.header_offset <= directory_start - _LOCAL_HEADER.size:
            return 0, "nằm ngoài phần nội dung của tệp nén"
        self._file.seek(info.header_offset)
        local = _LocalHeader._make(_LOCAL_HEADER.unpack(self._file.read(_LOCAL_HEADER.size)))
        name = self._file.read(local.name_size)
        start = info.header_offset + _LOCAL_HEADER.size + local.name_size + local.extra_size
        if start + info.compress_size > directory_start:
            return start, "chồng lên phần khác của tệp nén"
        return start, _header_fault(info, local, name)


class _LocalHeader(NamedTuple):
    magic: bytes
    version: int
    flags: int
    method: int
    time: int
    date: int
    crc: int
    packed: int
    size: int
    name_size: int
    extra_size: int


def _header_fault(info: zipfile.ZipInfo, local: _LocalHeader, name: bytes) -> str:
    if local.magic != b"PK\x03\x04":
        return "không có phần đầu tệp trong tệp nén"
    if (info.flag_bits | local.flags) & _ENCRYPTED:
        return "bị mã hóa bằng mật khẩu"
    if local.method not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return "dùng kiểu nén lạ, không đọc được"
    # Sizes that follow the data (flag 8) or stand in the ZIP64 field are no contradiction.
    is_told = not local.flags & 0x8 and 0xFFFFFFFF not in (local.size, local.packed)
    sizes_differ = is_told and (local.size, local.packed) != (info.file_size, info.compress_size)
    if sizes_differ or name != _raw_name(info) or local.method != info.compress_type or _has_other_name(info):
        return "hai nơi trong tệp nén ghi khác nhau về tên, cách nén hoặc dung lượng"
    return ""


def _raw_name(info: zipfile.ZipInfo) -> bytes:
    return info.orig_filename.encode("utf-8" if info.flag_bits & 0x800 else "cp437")


def _has_other_name(info: zipfile.ZipInfo) -> bool:
    """Whether an Info-ZIP Unicode Path field (APPNOTE 4.6.9) gives a name that zipfile does not use."""
    extra = info.extra
    while len(extra) >= 4:
        kind, size = struct.unpack("<HH", extra[:4])
        if kind == 0x7075 and extra[9 : 4 + size] != info.orig_filename.encode():
            return True
        extra = extra[4 + size :]
    return False


def _inflated(pieces: Iterator[bytes], piece_size: int) -> Iterator[bytes]:
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for packed in pieces:
            rest = packed
            while rest and not inflate.eof:
                yield inflate.decompress(rest, piece_size)
                rest = inflate.unconsumed_tail
        while not inflate.eof and (piece := inflate.decompress(b"", piece_size)):
            yield piece
    except zlib.error:
        raise DamagedEntryError("bị hỏng: không giải nén được") from None


class _TooLargeError(Exception):
    pass


class _Guarded:
    """A file that refuses to be read in pieces so large that a lying zip directory could fill the memory."""

    def __init__(self, file: IO[bytes], size: int) -> None:
        self._file = file
        self._size = size
        self.seek, self.tell = file.seek, file.tell

    def read(self, size: int = -1) -> bytes:
        wanted = size if size >= 0 else self._size
        if min(wanted, self._size - self._file.tell()) > _MAX_DIRECTORY:
            raise _TooLargeError
        return self._file.read(size)

    def seekable(self) -> bool:
        return True


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

    def chunks(self, entry: Entry, piece_size: int = _CHUNK) -> Iterator[bytes]:
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
