"""Damaged and hostile documents: each is read or refused in Vietnamese; nothing crashes or hangs."""

import random
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest

from tests.services.documents import make_docx as make
from tests.services.documents.test_writer import _article
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.services.bounded import Child
from ucvn_desktop.services.documents.reader import read_article
from ucvn_desktop.services.documents.writer import write_article


@pytest.fixture(scope="module")
def child() -> Iterator[Child]:
    with Child() as made:
        yield made


@pytest.fixture(scope="module")
def good() -> bytes:
    return write_article(_article())


@pytest.fixture
def outcome(child: Child, tmp_path: Path) -> Callable[[bytes], str]:
    """Read these bytes; the refusal's words, or "" where they are an article."""

    def run(data: bytes) -> str:
        path = tmp_path / "lạ.docx"
        path.write_bytes(data)
        message = ""
        try:
            read_article(path, child)
        except UserError as error:
            message = error.message
        return message

    return run


def test_a_document_cut_off_anywhere_is_refused(good: bytes, outcome: Callable[[bytes], str]) -> None:
    for size in range(0, len(good), len(good) // 150):
        assert outcome(good[:size])


def test_flipped_bytes_are_refused_or_change_nothing_that_matters(
    good: bytes, outcome: Callable[[bytes], str]
) -> None:
    chance = random.Random(1)
    refused = 0
    for _ in range(300):
        data = bytearray(good)
        for _ in range(chance.choice((1, 1, 4, 30))):
            data[chance.randrange(len(data))] = chance.randrange(256)
        refused += bool(outcome(bytes(data)))
    assert refused > 200


def _mutated(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    end = min(len(data), start + chance.randrange(1, 60))
    kind = chance.randrange(4)
    if kind == 0:
        return data[:start] + bytes([chance.randrange(32, 127)]) + data[start + 1 :]
    if kind == 1:
        return data[:start] + data[end:]
    if kind == 2:
        return data[:end] + data[start:]
    # Attributes with values that no writer gives.
    return data.replace(b'w:val="1"', chance.choice((b'w:val="-1"', b'w:val=""', b'w:val="9e99"', b"")))


def test_parts_with_wrong_xml_in_a_sound_zip_are_read_or_refused(
    good: bytes, outcome: Callable[[bytes], str]
) -> None:
    chance = random.Random(2)
    with zipfile.ZipFile(BytesIO(good)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    outcomes = set()
    for _ in range(400):
        name = chance.choice(list(parts))
        outcomes.add(outcome(make.packed(parts | {name: _mutated(parts[name], chance)})) == "")
    assert outcomes == {True, False}


def test_a_part_that_needs_too_much_memory_ends_the_child_and_not_the_program(
    outcome: Callable[[bytes], str],
) -> None:
    # 30 MB of the smallest elements: the gate's limit lets them in, the parsed tree is many times as large.
    chance = random.Random(3)
    pieces = (f"<w:r a='{chance.randrange(10**9)}'/>" for _ in range(1_500_000))
    assert "bộ nhớ" in outcome(make.docx_bytes(make.p(inner="".join(pieces))))
    assert outcome(make.docx_bytes(make.p("vẫn đọc được"))) == ""


@pytest.mark.parametrize(
    "body",
    [
        make.p("Bài " * 25 + "x"),
        make.p("bài, ảnh" * 24 + " x"),
        make.p("bài" + " " * 500_000 + "x"),
        make.p("(theo" + " " * 500_000 + "x"),
        make.p("Sapo" + " " * 500_000 + "x"),
        make.p("Ảnh" + " " * 500_000 + "1"),
        make.p("1" * 500_000),
        make.p("- " * 250_000),
        make.p(
            inner='<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 20_000 + "<w:r><w:t>x</w:t></w:r>" * 9_000
        ),
        make.p(inner="<w:r><w:instrText>HYPERLINK</w:instrText></w:r>" * 50_000 + "<w:r><w:t>x</w:t></w:r>"),
        "".join(make.p(inner=make.picture("a")) for _ in range(30_000)),
        "".join(make.p("Chú thích ảnh") for _ in range(30_000)),
    ],
    ids=range(12),
)
def test_patterns_and_loops_do_not_run_away(tmp_path: Path, child: Child, body: str) -> None:
    # Stored, not deflated: such repetition would be refused for its ratio. The child's time ends a runaway.
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, data in make.parts(
            make.p("Tít") + make.p("Chữ.") + body, {"a": ("image", "media/a.jpg")}
        ).items():
            package.writestr(name, data)
    (tmp_path / "a.docx").write_bytes(out.getvalue())
    assert read_article(tmp_path / "a.docx", child).title == "Tít"
