"""Read foreign zips without trusting them: nothing is extracted, nothing is read past what was declared.

The one reader behind the gates of bundles and of .docx; which names, sizes and ratios may pass is their
business. zipfile reads the central directory only. Entries are read here, since zipfile stops silently at the
declared size (a lying entry would pass) and, in Python 3.11, reads entries that overlap.
"""

import stat
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import IO, NamedTuple

CHUNK = 1024 * 1024

# Why an entry cannot be read, in Vietnamese.
OUTSIDE = "nằm ngoài phần nội dung của tệp nén"
OVERLAPS = "chồng lên phần khác của tệp nén"
NO_HEADER = "không có phần đầu tệp trong tệp nén"
ENCRYPTED = "bị mã hóa bằng mật khẩu"
UNKNOWN_METHOD = "dùng kiểu nén lạ, không đọc được"
CONTRADICTION = "hai nơi trong tệp nén ghi khác nhau về tên, cách nén hoặc dung lượng"
FILLED_FOLDER = "là thư mục mà lại có nội dung"

_LOCAL_HEADER = struct.Struct("<4s5H3I2H")
_END = struct.Struct("<4s4H2IH")
_END_MAGIC = b"PK\x05\x06"
_LOCAL_MAGIC = b"PK\x03\x04"
_ZIP64_MAGIC = b"PK\x06\x07"
_ZIP64_SIZE = 20
# APPNOTE 4.4.4: encrypted, patched, strongly encrypted, masked.
_UNREADABLE_FLAGS = 0x1 | 0x20 | 0x40 | 0x2000
_UTF8 = 0x800
_SIZES_FOLLOW = 0x8
_IN_ZIP64 = 0xFFFFFFFF
_UNICODE_PATH = 0x7075


class NotReadableError(Exception):
    """The container as a whole cannot be read; the text is a reason in Vietnamese."""


class TooLargeError(NotReadableError):
    """The zip's directory is larger than its reader wants to hold in memory."""


class CutOffError(NotReadableError):
    """The file begins as a zip and has no end: a download or copy that stopped."""

    def __init__(self) -> None:
        super().__init__("tệp nén bị cắt cụt, hãy tải hoặc chép lại")


class DamagedEntryError(Exception):
    """One entry is not what its header says; the text is a reason in Vietnamese."""


class OverfullEntryError(DamagedEntryError):
    """An entry holds more bytes than it declares."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file or folder as a container names it. `path` uses «/», folders end without one.

    `packed` is its size in the container; `fault` is why it cannot be read, "" where it can; `span` is where
    it lies in the zip, header and bytes. `kind` is the file type of st_mode (stat.S_IFREG, S_IFDIR, S_IFLNK …).
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


class ZipReader:
    """The zip in a file opened for reading that can seek; the file stays the caller's to close.

    `max_directory` bounds the directory in bytes: ZipInfo objects take some 15 times as much memory. Raises
    TooLargeError, CutOffError, NotReadableError for what is no zip or has a broken directory, and OSError.
    """

    def __init__(self, file: IO[bytes], max_directory: int) -> None:
        self._file = file
        self.size = file.seek(0, 2)
        self.is_zip64 = self._find_end()
        try:
            archive = zipfile.ZipFile(_Guarded(file, self.size, max_directory))
        except (zipfile.BadZipFile, struct.error, ValueError, OverflowError, NotImplementedError, EOFError):
            raise NotReadableError("tệp nén .zip bị hỏng: không đọc được mục lục") from None
        self.entries = tuple(self._entry(info, archive.start_dir) for info in archive.infolist())

    @property
    def begins_unnamed(self) -> bool:
        """Whether entries stand at the file's start that the directory does not name: it is another zip's."""
        first = min((entry.span[0] for entry in self.entries), default=0)
        return first > 0 and self._starts_as_zip()

    def chunks(self, entry: Entry, piece_size: int = CHUNK) -> Iterator[bytes]:
        """The entry's bytes in pieces of at most `piece_size`, never more than declared in all.

        Raises DamagedEntryError where the bytes are fewer than declared or differ from their CRC,
        OverfullEntryError where they are more, and OSError.
        """
        if entry.fault:
            raise DamagedEntryError(entry.fault)
        packed = self._packed(entry, piece_size)
        pieces = packed if entry.method == zipfile.ZIP_STORED else _inflated(packed, piece_size)
        crc = total = 0
        for piece in pieces:
            total += len(piece)
            if total > entry.size:
                raise OverfullEntryError("chứa nhiều byte hơn số đã khai trong tệp nén")
            crc = zlib.crc32(piece, crc)
            yield piece
        if total < entry.size:
            raise DamagedEntryError("bị cụt: ít byte hơn số đã khai trong tệp nén")
        if crc != entry.crc:
            raise DamagedEntryError("bị hỏng: sai mã kiểm tra CRC của tệp nén")

    def _packed(self, entry: Entry, piece_size: int) -> Iterator[bytes]:
        position, left = entry.start, entry.packed
        while left:
            # Sought anew for each piece: several entries may be read in turn.
            self._file.seek(position)
            piece = self._file.read(min(piece_size, left))
            if not piece:
                return
            position, left = position + len(piece), left - len(piece)
            yield piece

    def _find_end(self) -> bool:
        """Whether ZIP64 records stand before the directory's end; that end must be the file's.

        It is looked for as zipfile does, without a comment first. zipfile alone would take the end of a zip
        that lies inside a cut-off one (a stored .docx) for its own.
        """
        wanted = min(self.size, _ZIP64_SIZE + _END.size + 0xFFFF)
        self._file.seek(self.size - wanted)
        tail = self._file.read(wanted)
        position = len(tail) - _END.size
        if not (tail[position:].startswith(_END_MAGIC) and tail.endswith(b"\0\0")):
            position = tail.rfind(_END_MAGIC)
        if position < 0 or position + _END.size > len(tail):
            raise self._no_end()
        comment = _END.unpack_from(tail, position)[-1]
        if position + _END.size + comment != len(tail):
            raise self._no_end()
        return tail[max(0, position - _ZIP64_SIZE) : position].startswith(_ZIP64_MAGIC)

    def _no_end(self) -> NotReadableError:
        return CutOffError() if self._starts_as_zip() else NotReadableError("không phải tệp nén .zip")

    def _starts_as_zip(self) -> bool:
        self._file.seek(0)
        return self._file.read(len(_LOCAL_MAGIC)) == _LOCAL_MAGIC

    def _entry(self, info: zipfile.ZipInfo, directory_start: int) -> Entry:
        # orig_filename: zipfile cuts names at NUL, and on Windows turns backslashes.
        name = info.orig_filename
        kind = stat.S_IFMT(info.external_attr >> 16) or stat.S_IFREG
        if name.endswith("/") and kind == stat.S_IFREG:
            kind = stat.S_IFDIR
        start, fault = self._locate(info, directory_start)
        if kind == stat.S_IFDIR and info.file_size:
            fault = fault or FILLED_FOLDER
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
            return 0, OUTSIDE
        self._file.seek(info.header_offset)
        local = _LocalHeader._make(_LOCAL_HEADER.unpack(self._file.read(_LOCAL_HEADER.size)))
        name = self._file.read(local.name_size)
        start = info.header_offset + _LOCAL_HEADER.size + local.name_size + local.extra_size
        if start + info.compress_size > directory_start:
            return start, OVERLAPS
        return start, _header_fault(info, local, name)


def overlapping(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The entries that begin before another one has ended."""
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.span):
        if entry.span[0] < end:
            yield entry
        end = max(end, entry.span[1])


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
    if local.magic != _LOCAL_MAGIC:
        return NO_HEADER
    if (info.flag_bits | local.flags) & _UNREADABLE_FLAGS:
        return ENCRYPTED
    if local.method not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return UNKNOWN_METHOD
    # Sizes that follow the data or stand in the ZIP64 field are no contradiction.
    is_told = not local.flags & _SIZES_FOLLOW and _IN_ZIP64 not in (local.size, local.packed)
    sizes_differ = is_told and (local.size, local.packed) != (info.file_size, info.compress_size)
    if sizes_differ or local.method != info.compress_type or _names_differ(info, local, name):
        return CONTRADICTION
    return ""


def _names_differ(info: zipfile.ZipInfo, local: _LocalHeader, name: bytes) -> bool:
    raw = info.orig_filename.encode("utf-8" if info.flag_bits & _UTF8 else "cp437")
    in_other_letters = not raw.isascii() and (info.flag_bits ^ local.flags) & _UTF8
    return name != raw or bool(in_other_letters) or _has_other_name(info)


def _has_other_name(info: zipfile.ZipInfo) -> bool:
    """Whether an Info-ZIP Unicode Path field (APPNOTE 4.6.9) gives a name that zipfile does not use."""
    extra, position = info.extra, 0
    while position + 4 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, position)
        told = extra[position + 9 : position + 4 + size]
        if kind == _UNICODE_PATH and told != info.orig_filename.encode():
            return True
        position += 4 + size
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


class _Guarded:
    """A file that refuses to be read in pieces so large that a lying zip directory could fill the memory."""

    def __init__(self, file: IO[bytes], size: int, most: int) -> None:
        self._file = file
        self._size = size
        # zipfile also reads the end with its comment, which the format itself bounds.
        self._most = max(most, _END.size + 0xFFFF)
        self.seek, self.tell = file.seek, file.tell

    def read(self, size: int = -1) -> bytes:
        wanted = size if size >= 0 else self._size
        if min(wanted, self._size - self._file.tell()) > self._most:
            raise TooLargeError("có quá nhiều tệp (quá 5.000) hoặc mục lục tệp nén quá lớn")
        return self._file.read(size)

    def seekable(self) -> bool:
        return True
