"""The one gate for every .docx before anything parses it: what the zip is, by its bytes alone.

Refuses, never repairs. Nothing is extracted; parts are inflated in pieces, XML parts one at a time.
"""

import re
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.services.documents.ole import SIGNATURE, OleKind, ole_kind
from ucvn_desktop.services.documents.xml_faults import looks_like_xml, text_of, xml_fault

MAX_FILE = 200_000_000
"""Bytes of the file: more than any mailbox takes, less than the bounded child's memory."""
MAX_TOTAL = 200_000_000
"""Bytes of all parts together as declared: the pictures of a text, held in memory once."""
MAX_XML = 32_000_000
"""Bytes of one XML part: a novel has 5 MB; the parsed tree takes several times as much."""
MAX_ENTRIES = 5_000
"""Parts: a text with 1,000 pictures has about 1,100; the same figure as for bundles."""
MAX_RATIO = 200
"""Inflated to compressed bytes: Word's most repetitive tables reach about 60, a bomb 1,000."""
RATIO_FROM = 4_000_000
"""Bytes from which the ratio counts: what is smaller cannot hurt, and a white picture packs well."""
MAX_DIRECTORY = 2_000_000
"""Bytes of the zip's directory: 5,000 names of 350 characters."""

_CHUNK = 1 << 16
_END = struct.Struct("<4s4H2LH")
_LOCAL = struct.Struct("<4s5H3L2H")
# APPNOTE 4.4.4: encrypted, patched, strongly encrypted, masked.
_REFUSED_FLAGS = 0x1 | 0x20 | 0x40 | 0x2000
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_CONTENT_TYPES = "[Content_Types].xml"
_MAIN_TYPE = re.compile(
    r"(wordprocessingml\.(document|template)|ms-word\.(document|template)\.macroEnabled(Template)?)\.main\+xml"
)
_OVERRIDE = re.compile(r"<(?:\w{1,20}:)?Override\b[^<>]*>")
_PART_NAME = re.compile(r"""PartName\s*=\s*["']/([^"']+)["']""")

# What zipfile, zlib and struct raise on bytes that are no zip.
_BROKEN = (
    zipfile.BadZipFile,
    NotImplementedError,
    ValueError,
    OverflowError,
    EOFError,
    struct.error,
    zlib.error,
)
_UNCHANGED = "Không có gì bị thay đổi."


def check(source: Path | IO[bytes]) -> None:
    """Return where `source` (a path, or a file opened for reading that can seek) is a sound .docx.

    Raises UserError: not there, a folder, unreadable, empty, an old .doc, behind a password, no .docx,
    damaged, a bomb, or built in a way that no word processor builds. Word macros and pictures are not looked
    at: nothing here runs the ones or decodes the others.
    """
    if not isinstance(source, Path):
        _check_file(source)
        return
    with open_file(source) as file:
        _check_file(file)


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


def _check_file(file: IO[bytes]) -> None:
    try:
        _check_kind(file)
        _check_directory_size(file)
        with zipfile.ZipFile(file) as package:
            entries = package.infolist()
            _check_names(entries)
            _check_sizes(entries)
            _check_places(entries)
            _check_is_word(file, entries)
            for entry in entries:
                _check_content(file, entry)
    except _BROKEN as error:
        raise damaged(repr(error)) from error
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


def _check_directory_size(file: IO[bytes]) -> None:
    # Before zipfile sees it: zipfile reads the whole directory into memory, however long it says it is.
    size = file.seek(0, 2)
    if size > MAX_FILE:
        raise _bomb(f"{size} bytes")
    tail_size = min(size, _END.size + 0xFFFF)
    file.seek(size - tail_size)
    tail = file.read(tail_size)
    position = tail.rfind(b"PK\x05\x06")
    if position < 0 or position + _END.size > len(tail):
        raise damaged("no end of the zip's directory")
    # zipfile looks for a directory without a comment first.
    if tail[-_END.size :].startswith(b"PK\x05\x06") and tail.endswith(b"\0\0"):
        position = len(tail) - _END.size
    _, disk, _, _, count, length, offset, _ = _END.unpack_from(tail, position)
    if disk or tail[max(0, position - 20) :].startswith(b"PK\x06\x07") or 0xFFFFFFFF in (length, offset):
        raise _suspicious("zip64 or several disks in a file of under 200 MB")
    if length > MAX_DIRECTORY or count > MAX_ENTRIES:
        raise _bomb(f"a directory of {length} bytes, {count} entries")


def _check_names(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MAX_ENTRIES:
        raise _bomb(f"{len(entries)} entries")
    seen: set[str] = set()
    for entry in entries:
        name = entry.orig_filename
        steps = re.split(r"[/\\]", name)
        if ".." in steps or not steps[0] or ":" in steps[0] or re.search(r"[\x00-\x1f]", name):
            raise _suspicious(f"name {name!r}")
        key = unicodedata.normalize("NFC", name).casefold()
        if key in seen:
            raise _suspicious(f"two parts named {name!r}")
        seen.add(key)


def _check_sizes(entries: list[zipfile.ZipInfo]) -> None:
    if sum(entry.file_size for entry in entries) > MAX_TOTAL:
        raise _bomb("too many bytes declared")
    for entry in entries:
        size, packed = entry.file_size, entry.compress_size
        if _is_xml(entry.filename) and size > MAX_XML:
            raise _bomb(f"{entry.filename}: {size} bytes of XML")
        if size > RATIO_FROM and size > packed * MAX_RATIO:
            raise _bomb(f"{entry.filename}: {packed} bytes become {size}")
        if entry.flag_bits & _REFUSED_FLAGS or entry.compress_type not in _METHODS:
            raise _suspicious(f"{entry.filename}: flags {entry.flag_bits:#x}, method {entry.compress_type}")


def _check_places(entries: list[zipfile.ZipInfo]) -> None:
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < 0:
            raise damaged(f"{entry.filename} stands before the file")
        if entry.header_offset < end:
            raise _suspicious(f"{entry.filename} overlaps another part")
        end = entry.header_offset + _LOCAL.size + entry.compress_size


def _check_is_word(file: IO[bytes], entries: list[zipfile.ZipInfo]) -> None:
    names = {entry.filename.lower(): entry for entry in entries}
    types = names.get(_CONTENT_TYPES.lower())
    if types is None or "_rels/.rels" not in names:
        raise _no_docx("no content types or no relationships")
    text = text_of(b"".join(_inflated(file, types)))
    if not _MAIN_TYPE.search(text):
        raise _no_docx("no Word document among the content types")
    for override in _OVERRIDE.findall(text):
        part = _PART_NAME.search(override)
        if _MAIN_TYPE.search(override) and part and part[1].lower() not in names:
            raise _no_docx(f"the main document {part[1]} is missing")


def _check_content(file: IO[bytes], entry: zipfile.ZipInfo) -> None:
    size, checksum = 0, 0
    kept: list[bytes] | None = [] if _is_xml(entry.filename) else None
    for piece in _inflated(file, entry):
        if not size and looks_like_xml(piece):
            kept = []
        size += len(piece)
        checksum = zlib.crc32(piece, checksum)
        if kept is not None:
            kept.append(piece)
            if size > MAX_XML:
                raise _bomb(f"{entry.filename}: over {MAX_XML} bytes of XML")
    if size != entry.file_size or checksum != entry.CRC:
        raise damaged(f"{entry.filename}: size or checksum is wrong")
    if kept is not None and size and (fault := xml_fault(b"".join(kept))):
        raise _suspicious(f"{entry.filename}: {fault}")


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels"))


def _inflated(file: IO[bytes], entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """The part's bytes in pieces; raises as soon as there are more than declared.

    Not by zipfile, which cuts what is more than declared off without a word.
    """
    file.seek(entry.header_offset)
    signature, _, flags, method, *_, name_length, extra_length = _LOCAL.unpack(file.read(_LOCAL.size))
    name = file.read(name_length).decode("utf-8" if flags & 0x800 else "cp437")
    if signature != b"PK\x03\x04" or name != entry.orig_filename or method != entry.compress_type:
        raise damaged(f"{entry.filename}: its two headers differ")
    if flags & _REFUSED_FLAGS:
        raise damaged(f"{entry.filename}: flags {flags:#x} in its own header only")
    file.seek(extra_length, 1)
    size = 0
    for piece in _unpacked(file, entry.compress_size, packed=method == zipfile.ZIP_DEFLATED):
        size += len(piece)
        if size > entry.file_size:
            raise _suspicious(f"{entry.filename}: more bytes than the declared {entry.file_size}")
        yield piece


def _unpacked(file: IO[bytes], left: int, *, packed: bool) -> Iterator[bytes]:
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    while left > 0:
        raw = file.read(min(left, _CHUNK))
        if not raw:
            raise EOFError
        left -= len(raw)
        if not packed:
            yield raw
        while packed and raw and not inflater.eof:
            yield inflater.decompress(raw, _CHUNK)
            raw = inflater.unconsumed_tail
    if packed and not inflater.eof:
        yield inflater.flush()
