"""What every office file that is a zip (.docx, .xlsx, .ods) must pass before anything parses it.

By its bytes alone: nothing is extracted, parts are inflated in pieces. The gates of documents and of sheets
stand on it and say in their own words what is wrong.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import IO

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.services.xml_faults import looks_like_xml, xml_fault
from ucvn_desktop.services.zips import (
    ENCRYPTED,
    OVERLAPS,
    UNKNOWN_METHOD,
    DamagedEntryError,
    Entry,
    NotReadableError,
    OverfullEntryError,
    TooLargeError,
    ZipReader,
    overlapping,
)

UNCHANGED = "Không có gì bị thay đổi."

# Small, so that a size that lies is found before much is unpacked.
CHUNK = 1 << 16
_DANGEROUS = (OVERLAPS, ENCRYPTED, UNKNOWN_METHOD)


class Trouble(Enum):
    """Which of the three things is wrong with a package."""

    TOO_LARGE = auto()
    SUSPICIOUS = auto()
    DAMAGED = auto()


class PackageError(Exception):
    """A package does not pass; the text is English, for the log."""

    def __init__(self, trouble: Trouble, detail: str) -> None:
        super().__init__(detail)
        self.trouble = trouble


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes of the file, of all parts as declared, of one XML part and of the zip's directory; parts; and
    how many times larger than packed a part of at least `ratio_from` bytes may be."""

    file: int
    total: int
    xml: int
    entries: int
    ratio: int
    ratio_from: int
    directory: int


def open_regular(path: Path, what: str, ending: str) -> IO[bytes]:
    """The file opened for reading; `what` is what it should be («tệp Word») and `ending` its ending.

    Raises UserError where there is none that can be read.
    """
    try:
        if path.is_dir():
            raise UserError(f"Đây là thư mục, không phải {what}. {UNCHANGED} Hãy chọn một tệp {ending}.")
        if not path.exists():
            raise UserError(f"Không tìm thấy tệp. {UNCHANGED} Hãy kiểm tra lại tên và nơi lưu tệp.")
        if not path.is_file():
            # A pipe or a device would be read for ever.
            raise UserError(
                f"Đây không phải {what} {ending}. {UNCHANGED} Hãy chọn một tệp {ending}.",
                "neither a regular file nor a folder",
            )
        return path.open("rb")
    except (OSError, ValueError) as error:
        raise UserError(
            f"Không đọc được tệp. {UNCHANGED} Hãy kiểm tra quyền đọc tệp, hoặc đóng tệp ở chương trình khác "
            "rồi thử lại.",
            repr(error),
        ) from error


def open_package(file: IO[bytes], limits: Limits) -> ZipReader:
    """The zip in `file`, sound by its directory. Raises PackageError and OSError."""
    size = file.seek(0, 2)
    if size > limits.file:
        raise PackageError(Trouble.TOO_LARGE, f"{size} bytes")
    try:
        package = ZipReader(file, limits.directory)
    except TooLargeError as error:
        raise PackageError(Trouble.TOO_LARGE, str(error)) from error
    except NotReadableError as error:
        raise PackageError(Trouble.DAMAGED, str(error)) from error
    if package.is_zip64:
        raise PackageError(Trouble.SUSPICIOUS, f"zip64 in a file of under {limits.file} bytes")
    _check_names(package.entries, limits)
    _check_sizes(package.entries, limits)
    _check_places(package.entries)
    return package


def check_contents(package: ZipReader, limits: Limits, *, may_declare: bool = False) -> None:
    """Read every part to its end: what lies about its size, or holds what no office program writes, does not
    pass. `may_declare` says that its reader expands no entities, so that a DOCTYPE is no fault.

    Raises PackageError and OSError.
    """
    try:
        for entry in package.entries:
            _check_content(package, entry, limits, may_declare=may_declare)
    except OverfullEntryError as error:
        raise PackageError(Trouble.SUSPICIOUS, str(error)) from error
    except DamagedEntryError as error:
        raise PackageError(Trouble.DAMAGED, str(error)) from error


def is_xml(name: str) -> bool:
    """Whether the part is read as XML, by its name."""
    return name.lower().endswith((".xml", ".rels"))


def _check_names(entries: tuple[Entry, ...], limits: Limits) -> None:
    if len(entries) > limits.entries:
        raise PackageError(Trouble.TOO_LARGE, f"{len(entries)} entries")
    seen: set[str] = set()
    for entry in entries:
        steps = re.split(r"[/\\]", entry.path)
        if ".." in steps or not steps[0] or ":" in steps[0] or re.search(r"[\x00-\x1f]", entry.path):
            raise PackageError(Trouble.SUSPICIOUS, f"name {entry.path!r}")
        key = unicodedata.normalize("NFC", entry.path).casefold()
        if key in seen:
            raise PackageError(Trouble.SUSPICIOUS, f"two parts named {entry.path!r}")
        seen.add(key)


def _check_sizes(entries: Iterable[Entry], limits: Limits) -> None:
    total = sum(entry.size for entry in entries)
    if total > limits.total:
        raise PackageError(Trouble.TOO_LARGE, f"{total} bytes declared")
    for entry in entries:
        if is_xml(entry.path) and entry.size > limits.xml:
            raise PackageError(Trouble.TOO_LARGE, f"{entry.path}: {entry.size} bytes of XML")
        if entry.size > limits.ratio_from and entry.size > entry.packed * limits.ratio:
            raise PackageError(Trouble.TOO_LARGE, f"{entry.path}: {entry.packed} bytes become {entry.size}")


def _check_places(entries: Iterable[Entry]) -> None:
    for entry in entries:
        if entry.fault in _DANGEROUS:
            raise PackageError(Trouble.SUSPICIOUS, f"{entry.path}: {entry.fault}")
        if entry.fault:
            raise PackageError(Trouble.DAMAGED, f"{entry.path}: {entry.fault}")
    for entry in overlapping(entries):
        raise PackageError(Trouble.SUSPICIOUS, f"{entry.path} overlaps another part")


def _check_content(package: ZipReader, entry: Entry, limits: Limits, *, may_declare: bool) -> None:
    size = 0
    kept: list[bytes] | None = [] if is_xml(entry.path) and not may_declare else None
    for piece in package.chunks(entry, CHUNK):
        if not size and not may_declare and looks_like_xml(piece):
            kept = []
        size += len(piece)
        if kept is not None:
            kept.append(piece)
            if size > limits.xml:
                raise PackageError(Trouble.TOO_LARGE, f"{entry.path}: over {limits.xml} bytes of XML")
    if kept is not None and size and (fault := xml_fault(b"".join(kept))):
        raise PackageError(Trouble.SUSPICIOUS, f"{entry.path}: {fault}")
