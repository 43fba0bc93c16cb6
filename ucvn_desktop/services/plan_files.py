"""A plan's file → its paragraphs: .docx, or text in one of the encodings that Vietnamese text comes in."""

import re
from dataclasses import dataclass
from pathlib import Path

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.plan_reading.marks import NO_MARK, is_table_head, split_mark
from ucvn_desktop.core.text.fold import nfc
from ucvn_desktop.core.text.numbers import format_size
from ucvn_desktop.services.bounded import Child
from ucvn_desktop.services.documents.gate import open_file
from ucvn_desktop.services.documents.reader import read_lines
from ucvn_desktop.services.plan_tables import rows_as_lines
from ucvn_desktop.services.texts import decode

MAX_BYTES = 8_000_000
"""Of a text file: a plan has 15 kB, UTF-16 takes two bytes a letter, a book has 2 MB."""

_UNCHANGED = "Không có gì bị thay đổi."
_SAVE_AS = "Hãy mở bằng Word rồi chọn Lưu thành .docx, sau đó nhập tệp ấy."
_TABLES = "Bảng trong tệp được đọc lần lượt từng dòng, mỗi ô thành một đoạn: hãy xem lại các đoạn ấy."
_WORD_FILES = (b"PK", b"\xd0\xcf\x11\xe0")
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"II*\x00", b"MM\x00*", b"BM", b"RIFF")
_LINE_END = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_NARROWEST, _WIDEST = 40, 120  # letters to which lines are broken
_BREAKS = re.compile(r"[\n\r\x0b\x0c\x85\u2028\u2029]+")


MAX_LETTERS, MAX_PARAGRAPHS = 200_000, 3_000
"""Of a plan: that of 2021 has 14,500 letters in 54 paragraphs."""


@dataclass(frozen=True, slots=True)
class PlanFile:
    """The paragraphs of a file, in NFC, without empty ones, as its reader sees them; `name` is the file's.

    `has_legacy_fonts` where words in it are no Unicode; `warnings` are sentences for the user.
    """

    name: str
    paragraphs: tuple[str, ...]
    has_legacy_fonts: bool = False
    warnings: tuple[str, ...] = ()


def read_plan_file(path: Path) -> PlanFile:
    """Read a .docx or a text file, told apart by what they hold. Raises UserError where it is neither, is
    damaged, empty, or beyond the limits.
    """
    with open_file(path) as file:
        head = file.read(MAX_BYTES + 1)
    if head.startswith(_WORD_FILES):
        with Child() as child:
            found = read_lines(path, child)
        paragraphs = _paragraphs("\n".join(rows_as_lines(found.lines, found.places)))
        told = (*found.warnings, _TABLES) if any(map(is_table_head, paragraphs)) else found.warnings
        read = PlanFile(nfc(path.name), paragraphs, found.has_legacy_fonts, told)
    else:
        _refuse_others(head)
        read = PlanFile(nfc(path.name), _unwrapped(decode(head)))
    if len(read.paragraphs) > MAX_PARAGRAPHS or sum(map(len, read.paragraphs)) > MAX_LETTERS:
        raise _too_long()
    return read


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in _BREAKS.split(nfc(text)) if line.strip("\ufeff \t\xa0\u200b"))


def _unwrapped(text: str) -> tuple[str, ...]:
    """The paragraphs of a text file, also where its lines were broken to a width, as mail programs do it."""
    lines = [line.strip() for line in _LINE_END.split(nfc(text))]
    width = max((len(line) for line in lines), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return _paragraphs(text)
    joined: list[str] = []
    before = ""
    for line in lines:
        first_word = line.partition(" ")[0]
        # A line ends where its paragraph ends, unless the next word had no room in it.
        had_no_room = len(before) + 1 + len(first_word) > width
        if before and line and had_no_room and split_mark(line)[0] == NO_MARK:
            joined[-1] = f"{joined[-1]} {line}"
        else:
            joined.append(line)
        before = line
    return _paragraphs("\n".join(joined))


def _refuse_others(head: bytes) -> None:
    if not head.strip():
        raise UserError(f"Tệp rỗng, không có chữ nào. {_UNCHANGED} Hãy kiểm tra lại đã chọn đúng tệp chưa.")
    if len(head) > MAX_BYTES:
        size = format_size(MAX_BYTES)
        raise UserError(
            f"Tệp lớn hơn {size}, không phải một kế hoạch. {_UNCHANGED} Hãy kiểm tra lại đã chọn đúng tệp chưa."
        )
    if b"%PDF-" in head[:1024]:
        raise UserError(
            f"Đây là tệp PDF; chương trình không đọc kế hoạch từ PDF. {_UNCHANGED} Hãy nhờ cơ quan gửi bản Word (.docx) "
            "của kế hoạch; nếu bôi đen được chữ trong PDF thì chép chữ ấy vào một tệp Word rồi nhập tệp đó."
        )
    if head.startswith(_PICTURES) or head[4:12] in (b"ftypheic", b"ftypmif1", b"ftypheix"):
        raise UserError(
            f"Đây là ảnh chụp hoặc bản quét; chương trình không đọc chữ trong ảnh. {_UNCHANGED} Hãy nhờ cơ quan gửi "
            "bản Word (.docx) của kế hoạch, hoặc gõ lại vào một tệp Word rồi nhập tệp đó."
        )
    if head.startswith(b"{\\rtf"):
        raise UserError(f"Đây là tệp RTF. {_UNCHANGED} {_SAVE_AS}")


def _too_long() -> UserError:
    return UserError(
        f"Tệp dài hơn 200.000 chữ hoặc 3.000 đoạn, không phải một kế hoạch. {_UNCHANGED} Hãy kiểm tra lại đã chọn "
        "đúng tệp chưa."
    )
