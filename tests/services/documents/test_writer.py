"""Articles out, and in again."""

import tempfile
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
from hypothesis import given, settings
from hypothesis import strategies as st

from ucvn_desktop.core.richtext import Block, BlockKind, Run, blocks_to_html, tidy
from ucvn_desktop.core.text.fold import nfc
from ucvn_desktop.services.bounded import Child
from ucvn_desktop.services.documents import child as inside
from ucvn_desktop.services.documents.credits import author_of
from ucvn_desktop.services.documents.reader import read_article
from ucvn_desktop.services.documents.writer import ArticleDocument, write_article

_BODY = (
    "<p>Mở <strong>đầu</strong> và <em>nghiêng</em><br>xuống dòng</p>\n<h2>Tít phụ</h2>\n"
    "<ol>\n<li>một</li>\n<li>hai</li>\n</ol>\n<p>giữa</p>\n<ol>\n<li>lại một</li>\n</ol>\n"
    "<ul>\n<li>gạch</li>\n</ul>\n<blockquote>\n<p>“Lời”</p>\n</blockquote>\n"
    '<p><strong>Chú ý</strong></p>\n<p>Xem <a href="https://a.vn/?x=1&amp;y=2">trang</a></p>\n'
    "<p>- gạch tay;</p>\n<p>- không phải mục.</p>\n<p>Bài học: gần dân</p>"
)


def _article(**changes: Any) -> ArticleDocument:
    values: dict[str, Any] = {
        "title": "Tít của bài",
        "sapo": "Sapo của bài.",
        "body": _BODY,
        "credit": "Bài và ảnh: Lê Quang",
        "author": "Lê Quang",
        "kind_label": "Tin",
        "unit_name": "Công đoàn Bộ Thí dụ",
        "captions": ("Toàn cảnh", "", "Ảnh 7. Trao quà"),
        "modified": "2021-04-19T08:30:00+00:00",
    }
    return ArticleDocument(**values | changes)


def test_each_part_has_its_named_style() -> None:
    paragraphs = docx.Document(BytesIO(write_article(_article()))).paragraphs
    assert [(p.style.name if p.style else "", p.text) for p in paragraphs] == [
        ("Loại tin bài", "Công đoàn Bộ Thí dụ – Tin"),
        ("Title", "Tít của bài"),
        ("Sapo", "Sapo của bài."),
        ("Nội dung", "Mở đầu và nghiêng\nxuống dòng"),
        ("Heading 2", "Tít phụ"),
        ("List Number", "một"),
        ("List Number", "hai"),
        ("Nội dung", "giữa"),
        ("List Number", "lại một"),
        ("List Bullet", "gạch"),
        ("Quote", "“Lời”"),
        ("Nội dung", "Chú ý"),
        ("Nội dung", "Xem trang"),
        ("Nội dung", "- gạch tay;"),
        ("Nội dung", "- không phải mục."),
        ("Nội dung", "Bài học: gần dân"),
        ("Tác giả", "Bài và ảnh: Lê Quang"),
        ("Mục chú thích", "Chú thích ảnh"),
        ("Caption", "Ảnh 1. Toàn cảnh"),
        ("Caption", "Ảnh 2. (chưa có chú thích)"),
        ("Caption", "Ảnh 3. Ảnh 7. Trao quà"),
    ]
    numbers = [p._p.pPr.numPr.numId.val for p in paragraphs if p._p.pPr.numPr is not None]
    assert numbers[0] == numbers[1] != numbers[2]


def test_an_exported_article_comes_in_the_same(tmp_path: Path) -> None:
    path = tmp_path / "bài.docx"
    path.write_bytes(write_article(_article()))
    with Child() as child:
        draft = read_article(path, child)
    assert (draft.title, draft.sapo, draft.body) == ("Tít của bài", "Sapo của bài.", _BODY)
    assert (draft.author, draft.credit) == ("Lê Quang", "Bài và ảnh: Lê Quang")
    assert draft.captions == ("Toàn cảnh", "", "Ảnh 7. Trao quà")
    assert (draft.pictures, draft.warnings) == ((), ())


def test_the_author_stands_where_there_is_no_author_line() -> None:
    paragraphs = docx.Document(BytesIO(write_article(_article(credit="", captions=())))).paragraphs
    assert paragraphs[-1].text == "Lê Quang"


def test_the_same_article_gives_the_same_bytes_and_another_time_others() -> None:
    assert write_article(_article()) == write_article(_article())
    assert write_article(_article()) != write_article(_article(modified="2021-04-20T08:30:00Z"))


def test_an_article_of_nothing_but_a_title_and_odd_characters_can_be_written() -> None:
    data = write_article(
        _article(
            title="T\x0bít\x00",
            sapo="",
            body="",
            credit="",
            author="",
            kind_label="",
            unit_name="",
            captions=(),
        )
    )
    assert [p.text for p in docx.Document(BytesIO(data)).paragraphs] == ["Tít"]


# Control characters have no place in XML; a soft hyphen is dropped when text comes in.
_CHARACTERS = st.characters(
    exclude_categories=("Cs", "Cc", "Cn"), exclude_characters="\xad"
) | st.sampled_from('ắệỗướĐ <>&"“”–-•:;.\xa0')
_LINE = st.text(_CHARACTERS, min_size=1, max_size=15).map(lambda text: nfc(text).strip()).filter(bool)
_LINES = st.lists(_LINE, min_size=1, max_size=3).map("\n".join)
_LINKS = st.sampled_from(["", "", 'https://a.vn/?x=1&y="2"#z', "mailto:a@b.vn"])
_RUN = st.builds(
    Run, st.text(_CHARACTERS, min_size=1, max_size=8).map(nfc) | _LINES, st.booleans(), st.booleans(), _LINKS
)
_KIND = st.sampled_from([*BlockKind, BlockKind.PARAGRAPH])
_BLOCK = st.builds(lambda kind, runs: Block(kind, tidy(runs)), _KIND, st.lists(_RUN, min_size=1, max_size=4))
_CREDIT = st.sampled_from(
    [
        "",
        "Lê Quang",
        "Bài và ảnh: Lê Quang",
        "Bài: Lê Quang – Ảnh: Trần Hà",
        "(Theo Lao Động)",
        "Nguồn: a.vn.",
    ]
)


def _kept(block: Block) -> bool:
    """Leave out what has another canonical form: bold headings, text that composes across runs."""
    words = [run for run in block.runs if run.text.strip()]
    if block.kind is BlockKind.HEADING and all(run.bold for run in words):
        return False
    return all(run.text == nfc(run.text) for run in block.runs)


def test_a_list_of_which_every_item_is_bold_stays_bold(tmp_path: Path) -> None:
    body = "<ul>\n" + "<li><strong>0</strong></li>\n" * 4 + "</ul>"
    path = tmp_path / "bài.docx"
    path.write_bytes(write_article(_article(body=f"<p>Mở đầu</p>\n{body}")))
    data, _ = inside.read_docx({"path": str(path)})
    assert data["body"] == f"<p>Mở đầu</p>\n{body}"


@settings(max_examples=150, deadline=None)
@given(
    _LINE,
    st.just("") | _LINES,
    st.lists(_BLOCK.filter(_kept), max_size=7),
    _CREDIT,
    st.lists(st.just("") | _LINES, max_size=3),
)
def test_any_article_comes_in_as_it_went_out(
    title: str, sapo: str, blocks: list[Block], credit: str, captions: list[str]
) -> None:
    body = blocks_to_html(blocks)
    article = _article(
        title=title, sapo=sapo, body=body, credit=credit, author=author_of(credit), captions=tuple(captions)
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bài.docx"
        path.write_bytes(write_article(article))
        data, _ = inside.read_docx({"path": str(path)})
    found = (data["title"], data["sapo"], data["body"], data["author"], data["credit"], data["captions"])
    assert found == (title, sapo, body, author_of(credit), credit, captions)
    assert data["warnings"] == []
