"""The one gate for every .docx before anything parses it: what the zip is, by its bytes alone.

Refuses, never repairs. Nothing is extracted; parts are inflated in pieces, XML parts one at a time.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.services.office_zip import (
    CHUNK,
    UNCHANGED,
    Limits,
    PackageError,
    Trouble,
    check_contents,
    open_package,
    open_regular,
)
from ucvn_desktop.services.ole import SIGNATURE, OleKind, ole_kind
from ucvn_desktop.services.xml_faults import text_of
from ucvn_desktop.services.zips import DamagedEntryError, OverfullEntryError, ZipReader

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

_CONTENT_TYPES = "[Content_Types].xml"
_MAIN_TYPE = re.compile(
    r"(wordprocessingml\.(document|template)|ms-word\.(document|template)\.macroEnabled(Template)?)\.main\+xml"
)
_OVERRIDE = re.compile(r"<(?:\w{1,20}:)?Override\b[^<>]*>")
_PART_NAME = re.compile(r"""PartName\s*=\s*["']/([^"']+)["']""")


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
    return open_regular(path, "tệp Word", ".docx")


def _check_file(file: IO[bytes], allowance: Allowance) -> None:
    limits = Limits(
        file=MAX_FILE,
        total=min(MAX_TOTAL, allowance.left),
        xml=MAX_XML,
        entries=MAX_ENTRIES,
        ratio=MAX_RATIO,
        ratio_from=RATIO_FROM,
        directory=MAX_DIRECTORY,
    )
    try:
        _check_kind(file)
        package = open_package(file, limits)
        allowance.left -= sum(entry.size for entry in package.entries)
        _check_is_word(package)
        check_contents(package, limits)
    except PackageError as error:
        raise _REFUSALS[error.trouble](str(error)) from error
    except OverfullEntryError as error:
        raise _suspicious(str(error)) from error
    except DamagedEntryError as error:
        raise damaged(str(error)) from error
    except OSError as error:
        raise UserError(
            f"Đang đọc thì gặp lỗi ổ đĩa. {UNCHANGED} Hãy chép tệp sang ổ khác rồi thử lại.", repr(error)
        ) from error


def damaged(detail: str) -> UserError:
    """The refusal of a .docx that is broken."""
    return UserError(
        f"Tệp Word bị hỏng nên không đọc được. {UNCHANGED} Hãy xin lại tệp từ người gửi, hoặc mở bằng Word "
        "để Word sửa rồi lưu lại.",
        detail,
    )


def _no_docx(detail: str) -> UserError:
    return UserError(
        f"Đây không phải tệp Word .docx. {UNCHANGED} Hãy mở bằng Word rồi chọn Lưu thành .docx.", detail
    )


def _bomb(detail: str) -> UserError:
    return UserError(
        f"Tệp phình ra quá lớn khi mở nên bị từ chối, có thể là tệp gây hại. {UNCHANGED} Hãy hỏi lại người "
        "gửi; nếu là bài thật, bỏ bớt ảnh khỏi tệp và gửi ảnh riêng.",
        detail,
    )


def _suspicious(detail: str) -> UserError:
    return UserError(
        f"Tệp có cấu trúc bất thường, có thể gây hại, nên bị từ chối. {UNCHANGED} Hãy hỏi lại người gửi; "
        "nếu tin tệp này, mở bằng Word rồi lưu thành tệp .docx mới.",
        detail,
    )


_REFUSALS = {Trouble.TOO_LARGE: _bomb, Trouble.SUSPICIOUS: _suspicious, Trouble.DAMAGED: damaged}


def _check_kind(file: IO[bytes]) -> None:
    file.seek(0)
    head = file.read(len(SIGNATURE))
    if not head:
        raise UserError(f"Tệp rỗng, không có chữ nào. {UNCHANGED} Hãy xin lại tệp từ người gửi.")
    if head == SIGNATURE:
        raise _ole_refusal(ole_kind(file))
    if not head.startswith(b"PK"):
        raise _no_docx(f"begins with {head!r}")


def _ole_refusal(kind: OleKind) -> UserError:
    if kind is OleKind.ENCRYPTED:
        return UserError(
            f"Tệp có mật khẩu nên không đọc được. {UNCHANGED} Hãy mở bằng Word, bỏ mật khẩu (Tệp → "
            "Thông tin → Bảo vệ Tài liệu → Mã hóa bằng Mật khẩu, xóa trống) rồi lưu lại."
        )
    if kind is OleKind.WORD_97:
        return UserError(
            f"Đây là tệp Word đời cũ (.doc). {UNCHANGED} Hãy mở bằng Word rồi chọn Lưu thành .docx."
        )
    return _no_docx("OLE2 without a Word document")


def _check_is_word(package: ZipReader) -> None:
    names = {entry.path.lower(): entry for entry in package.entries}
    types = names.get(_CONTENT_TYPES.lower())
    if types is None or "_rels/.rels" not in names:
        raise _no_docx("no content types or no relationships")
    if types.size > MAX_TYPES:
        raise _bomb(f"{types.size} bytes of content types")
    text = text_of(b"".join(package.chunks(types, CHUNK)))
    if not _MAIN_TYPE.search(text):
        raise _no_docx("no Word document among the content types")
    for override in _OVERRIDE.findall(text):
        part = _PART_NAME.search(override)
        if _MAIN_TYPE.search(override) and part and part[1].lower() not in names:
            raise _no_docx(f"the main document {part[1]} is missing")
