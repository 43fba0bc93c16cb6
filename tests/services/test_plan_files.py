"""Files of plans: each encoding and Word's own numbers are read, everything else is refused in a sentence."""

import unicodedata
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from tests.conftest import png_bytes
from tests.core.plan_reading.sample import Plan, dashes
from tests.services.documents import make_docx as make
from tests.services.sheets.make_book import cp1258
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.plan_reading.reading import read_plan
from ucvn_desktop.services.plan_files import MAX_BYTES, read_plan_file

PLAN = Plan()
TEXT = "\r\n".join(PLAN.paragraphs())
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write(data: bytes, name: str = "ke-hoach.txt") -> Path:
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return write


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        b"\xef\xbb\xbf" + TEXT.encode(),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
        cp1258(TEXT),
        unicodedata.normalize("NFD", TEXT).encode(),
        TEXT.replace("\r\n", "\r").encode(),
        TEXT.replace("\r\n", "\n\n  \t\n").encode(),
    ],
    ids=[
        "utf-8",
        "utf-8 with mark",
        "utf-16",
        "le",
        "be",
        "be with mark",
        "cp1258",
        "NFD",
        "old Mac",
        "gaps",
    ],
)
def test_text_is_read_in_each_encoding(write: Write, data: bytes) -> None:
    found = read_plan_file(write(data))
    assert found.paragraphs == PLAN.paragraphs()
    assert (found.name, found.warnings) == ("ke-hoach.txt", ())


def test_lines_that_were_broken_to_a_width_are_joined_again(write: Write) -> None:
    broken = []
    for text in PLAN.paragraphs():
        line = ""
        for word in text.split():
            if line and len(line) + 1 + len(word) > 64:
                broken.append(line)
                line = word
            else:
                line = f"{line} {word}".strip()
        broken.append(line)
    # The widest line must be as wide as the break.
    assert max(map(len, broken)) == 64
    found = read_plan_file(write("\n".join(broken).encode()))
    assert found.paragraphs == PLAN.paragraphs()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "Tệp rỗng"),
        (b" \r\n\t ", "Tệp rỗng"),
        (b"%PDF-1.4\n1 0 obj", "tệp PDF.*nhờ cơ quan gửi bản Word.*chép chữ"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "docx"),
        (png_bytes(), "ảnh chụp hoặc bản quét"),
        (b"\xff\xd8\xff\xe0" + bytes(20), "ảnh chụp hoặc bản quét"),
        (b"\x00\x00\x00\x18ftypheic" + bytes(20), "ảnh chụp hoặc bản quét"),
        (b"{\\rtf1 x}", "tệp RTF"),
        (b"PK\x03\x04" + bytes(40), "bị hỏng"),
        (bytes(range(256)) * 4, "Không đọc được chữ"),
        ("KÕ ho¹ch truyÒn th«ng n¨m 2028 c«ng ®oµn".encode("latin-1"), "TCVN3"),
        (b"\xff\xfe\x00", "Không đọc được chữ"),
        ("Это план на 2028 год".encode(), "Không đọc được chữ"),
        (b"a" * (MAX_BYTES + 1), "Tệp lớn hơn 8,0 MB, không phải một kế hoạch"),
        (b"a " * 100_001, "200.000 chữ"),
        (b"a\n" * 3_001, "3.000 đoạn"),
    ],
    ids=[
        "empty",
        "blank",
        "pdf",
        "ole",
        "png",
        "jpeg",
        "heic",
        "rtf",
        "zip",
        "binary",
        "tcvn3",
        "half",
        "russian",
        "large",
        "long",
        "many",
    ],
)
def test_what_is_no_text_is_refused(write: Write, data: bytes, said: str) -> None:
    with pytest.raises(UserError, match=said) as refused:
        read_plan_file(write(data))
    assert "Không có gì bị thay đổi." in refused.value.message


def test_what_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Không tìm thấy tệp"):
        read_plan_file(tmp_path / "không có.docx")
    with pytest.raises(UserError, match="thư mục"):
        read_plan_file(tmp_path)


def test_a_word_file_is_known_by_what_it_holds_not_by_its_name(tmp_path: Path) -> None:
    document = docx.Document()
    for text in PLAN.paragraphs():
        document.add_paragraph(text)
    path = tmp_path / "ke-hoach.txt"
    document.save(str(path))
    assert read_plan_file(path).paragraphs == PLAN.paragraphs()


def test_numbers_that_word_sets_by_itself_are_read(write: Write) -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for n, (form, text) in enumerate((("upperRoman", "%1."), ("decimal", "%2."), ("bullet", "\uf0b7")))
    )
    lists = f'<w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    plan = PLAN.written(part="\u2160{name}", head=lambda _: "\u2161", point=dashes("\u2162"))
    body = ""
    for text in plan.paragraphs():
        level = "\u2160\u2161\u2162".find(text[0])
        place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>' if level >= 0 else ""
        body += make.p(text.lstrip("\u2160\u2161\u2162 "), layout=place)
    found = read_plan_file(write(make.docx_bytes(body, numbering=make.numbering(lists)), "tu-danh-so.docx"))
    reading = read_plan(found.paragraphs)
    assert [(t.title, t.points) for t in reading.topics] == list(PLAN.topics)
    assert [m.number for m in reading.methods] == ["III.1", "III.2"]
    # Without the gap that typed numbers have: Word counts IV after III.
    assert [d.number for d in reading.duties] == ["IV.2-1", "IV.2-2", "IV.2-3"]
    assert reading.unread == ()


def test_lines_within_a_paragraph_are_lines_of_their_own(write: Write) -> None:
    body = make.p("1. Chăm lo", inner="<w:r><w:br/><w:t>- Một ý</w:t></w:r>")
    assert read_plan_file(write(make.docx_bytes(body))).paragraphs == ("1. Chăm lo", "- Một ý")


def test_a_document_in_an_old_font_comes_with_a_warning(write: Write) -> None:
    found = read_plan_file(write(make.docx_bytes(make.p("KÕ ho¹ch", look='<w:rFonts w:ascii=".VnTime"/>'))))
    assert found.has_legacy_fonts
    assert ".VnTime" in found.warnings[0]
