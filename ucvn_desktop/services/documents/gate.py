"""The one gate for every .docx before anything parses it: what the zip is, by its bytes alone.

Refuses, never repairs. Nothing is extracted; parts are inflated in pieces, XML parts one at a time.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.services.documents.ole import SIGNATURE, OleKind, ole_kind
from ucvn_desktop.services.documents.xml_faults import looks_like_xml, text_of, xml_fault
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

MAX_FILE = 200_000_000
"""Bytes of the file: more than any mailbox takes, less than the bounded child's memory."""
MAX_TOTAL = 200_000_000
"""Bytes of all parts together as declared: the pictures of a text, held in memory once."""
MAX_XML = 32_000_000
"""Bytes of one XML part: a novel has 5 MB; the parsed tree takes several times as much."""
MAX_TYPES = 8_000_000
"""Bytes of the list of content types, which is decoded whole: 5,000 parts have 1 MB."""
MAX_ENTRIES = 5_000
"""Parts: a text with 1,000 pictures has about 1,100; the same figure as for bundles."""
MAX_RATIO = 200
"""Inflated to compressed bytes: Word's most repetitive tables reach about 60, a bomb 1,000."""
RATIO_FROM = 4_000_000
"""Bytes from which the ratio counts: what is smaller cannot hurt, and a white picture packs well."""
MAX_DIRECTORY = 2_000_000
"""Bytes of the zip's directory: 5,000 names of 350 characters."""

# Small, so that a size that lies is found before much is unpacked.
_CHUNK = 1 << 16
_DANGEROUS = (OVERLAPS, ENCRYPTED, UNKNOWN_METHOD)
_CONTENT_TYPES = "[Content_Types].xml"
_MAIN_TYPE = re.compile(
    r"(wordprocessingml\.(document|template)|ms-word\.(document|template)\.macroEnabled(Template)?)\.main\+xml"
)
_OVERRIDE = re.compile(r"<(?:\w{1,20}:)?Override\b[^<>]*>")
_PART_NAME = re.compile(r"""PartName\s*=\s*["']/([^"']+)["']""")

_UNCHANGED = "Không có gì bị thay đổi."


@dataclass(slots=True)
class Allowance:
    """How many bytes may still be unpacked of several documents together; each takes off what it declares."""

    left: int


def check(source: Path | IO[bytes], allowance: Allowance | None = None) -> None:
    """Return where `source` (a path, or a file opened for reading that can seek) is a sound .docx.

    Raises UserError: not there, a folder, unreadable, empty, an old .doc, behind a password, no .docx,
    damaged, a bomb, beyond the `allowance`, or built in a way that no word processor builds. Word macros and
    pictures are not looked at: nothing here runs the ones or decodes the others.
    """
    allowance = allowance or Allowance(MAX_TOTAL)
    if not isinstance(source, Path):
        _check_file(source, allowance)
        return
    with open_file(source) as file:
        _check_file(file, allowance)


def open_file(path: Path) -> IO[bytes]:
    """The file opened for reading. Raises UserError where there is none that can be read."""
    try:
        if path.is_dir():
            raise UserError(f"Đây là thư mục, không phải tệp Word. {_UNCHANGED} Hãy chọn một tệp .docx.")
        if not path.exists():
            raise UserError(f"Không tìm thấy tệp. {_UNCHANGED} Hãy kiểm tra lại tên và nơi lưu tệp.")
        if not path.is_file():
            # A pipe or a device would be read for ever.
            raise _no_docx("neither a regular file nor a folder")
        return path.open("rb")
    except (OSError, ValueError) as error:
        raise UserError(
            f"Không đọc được tệp. {_UNCHANGED} Hãy kiểm tra quyền đọc tệp, hoặc đóng tệp ở chương trình khác "
            "rồi thử lại.",
            repr(error),
        ) from error


def _check_file(file: IO[bytes], allowance: Allowance) -> None:
    try:
        _check_kind(file)
        package = _opened(file)
        _check_names(package.entries)
        _check_sizes(package.entries, allowance)
        _check_places(package.entries)
        _check_is_word(package)
        for entry in package.entries:
            _check_content(package, entry)
    except OverfullEntryError as error:
        raise _suspicious(str(error)) from error
    except DamagedEntryError as error:
        raise damaged(str(error)) from error
    except OSError as error:
        raise UserError(
            f"Đang đọc thì gặp lỗi ổ đĩa. {_UNCHANGED} Hãy chép tệp sang ổ khác rồi thử lại.", repr(error)
        ) from error


def damaged(detail: str) -> UserError:
    """The refusal of a .docx that is broken."""
    return UserError(
        f"Tệp Word bị hỏng nên không đọc được. {_UNCHANGED} Hãy xin lại tệp từ người gửi, hoặc mở bằng Word "
        "để Word sửa rồi lưu lại.",
        detail,
    )


def _no_docx(detail: str) -> UserError:
    return UserError(
        f"Đây không phải tệp Word .docx. {_UNCHANGED} Hãy mở bằng Word rồi chọn Lưu thành .docx.", detail
    )


def _bomb(detail: str) -> UserError:
    return UserError(
        f"Tệp phình ra quá lớn khi mở nên bị từ chối, có thể là tệp gây hại. {_UNCHANGED} Hãy hỏi lại người "
        "gửi; nếu là bài thật, bỏ bớt ảnh khỏi tệp và gửi ảnh riêng.",
        detail,
    )


def _suspicious(detail: str) -> UserError:
    return UserError(
        f"Tệp có cấu trúc bất thường, có thể gây hại, nên bị từ chối. {_UNCHANGED} Hãy hỏi lại người gửi; "
        "nếu tin tệp này, mở bằng Word rồi lưu thành tệp .docx mới.",
        detail,
    )


def _check_kind(file: IO[bytes]) -> None:
    file.seek(0)
    head = file.read(len(SIGNATURE))
    if not head:
        raise UserError(f"Tệp rỗng, không có chữ nào. {_UNCHANGED} Hãy xin lại tệp từ người gửi.")
    if head == SIGNATURE:
        raise _ole_refusal(ole_kind(file))
    if not head.startswith(b"PK"):
        raise _no_docx(f"begins with {head!r}")


def _ole_refusal(kind: OleKind) -> UserError:
    if kind is OleKind.ENCRYPTED:
        return UserError(
            f"Tệp có mật khẩu nên không đọc được. {_UNCHANGED} Hãy mở bằng Word, bỏ mật khẩu (Tệp → "
            "Thông tin → Bảo vệ Tài liệu → Mã hóa bằng Mật khẩu, xóa trống) rồi lưu lại."
        )
    if kind is OleKind.WORD_97:
        return UserError(
            f"Đây là tệp Word đời cũ (.doc). {_UNCHANGED} Hãy mở bằng Word rồi chọn Lưu thành .docx."
        )
    return _no_docx("OLE2 without a Word document")


def _opened(file: IO[bytes]) -> ZipReader:
    size = file.seek(0, 2)
    if size > MAX_FILE:
        raise _bomb(f"{size} bytes")
    try:
        package = ZipReader(file, MAX_DIRECTORY)
    except TooLargeError as error:
        raise _bomb(str(error)) from error
    except NotReadableError as error:
        raise damaged(str(error)) from error
    if package.is_zip64:
        raise _suspicious("zip64 in a file of under 200 MB")
    return package


def _check_names(entries: tuple[Entry, ...]) -> None:
    if len(entries) > MAX_ENTRIES:
        raise _bomb(f"{len(entries)} entries")
    seen: set[str] = set()
    for entry in entries:
        steps = re.split(r"[/\\]", entry.path)
        if ".." in steps or not steps[0] or ":" in steps[0] or re.search(r"[\x00-\x1f]", entry.path):
            raise _suspicious(f"name {entry.path!r}")
        key = unicodedata.normalize("NFC", entry.path).casefold()
        if key in seen:
            raise _suspicious(f"two parts named {entry.path!r}")
        seen.add(key)


def _check_sizes(entries: Iterable[Entry], allowance: Allowance) -> None:
    total = sum(entry.size for entry in entries)
    if total > min(MAX_TOTAL, allowance.left):
        raise _bomb(f"{total} bytes declared")
    for entry in entries:
        if _is_xml(entry.path) and entry.size > MAX_XML:
            raise _bomb(f"{entry.path}: {entry.size} bytes of XML")
        if entry.size > RATIO_FROM and entry.size > entry.packed * MAX_RATIO:
            raise _bomb(f"{entry.path}: {entry.packed} bytes become {entry.size}")
    allowance.left -= total


def _check_places(entries: Iterable[Entry]) -> None:
    for entry in entries:
        if entry.fault in _DANGEROUS:
            raise _suspicious(f"{entry.path}: {entry.fault}")
        if entry.fault:
            raise damaged(f"{entry.path}: {entry.fault}")
    for entry in overlapping(entries):
        raise _suspicious(f"{entry.path} overlaps another part")


def _check_is_word(package: ZipReader) -> None:
    names = {entry.path.lower(): entry for entry in package.entries}
    types = names.get(_CONTENT_TYPES.lower())
    if types is None or "_rels/.rels" not in names:
        raise _no_docx("no content types or no relationships")
    if types.size > MAX_TYPES:
        raise _bomb(f"{types.size} bytes of content types")
    text = text_of(b"".join(package.chunks(types, _CHUNK)))
    if not _MAIN_TYPE.search(text):
        raise _no_docx("no Word document among the content types")
    for override in _OVERRIDE.findall(text):
        part = _PART_NAME.search(override)
        if _MAIN_TYPE.search(override) and part and part[1].lower() not in names:
            raise _no_docx(f"the main document {part[1]} is missing")


def _check_content(package: ZipReader, entry: Entry) -> None:
    size = 0
    kept: list[bytes] | None = [] if _is_xml(entry.path) else None
    for piece in package.chunks(entry, _CHUNK):
        if not size and looks_like_xml(piece):
            kept = []
        size += len(piece)
        if kept is not None:
            kept.append(piece)
            if size > MAX_XML:
                raise _bomb(f"{entry.path}: over {MAX_XML} bytes of XML")
    if kept is not None and size and (fault := xml_fault(b"".join(kept))):
        raise _suspicious(f"{entry.path}: {fault}")


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels"))
