"""A body in the editor and back: what is said stays, what only looked so goes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QTextCursor, QTextDocument

from ucvn_desktop.core.richtext import Block, BlockKind, Run, blocks_to_html, html_to_blocks, tidy
from ucvn_desktop.ui.pages.articles.pasting import can_paste, copied, foreign_blocks, pasted_blocks
from ucvn_desktop.ui.pages.articles.rich_text import blocks_between, blocks_of, fill, insert_blocks, set_kind

pytestmark = pytest.mark.usefixtures("qapp")

_TEXT = st.text(st.sampled_from("aạ đƯờ\n\t<&>\xa0.😀"), min_size=1, max_size=8)
_RUN = st.builds(
    Run, _TEXT, st.booleans(), st.booleans(), st.sampled_from(["", "https://a.vn/?x=1", "mailto:a@b.vn"])
)
_BLOCK = st.builds(
    lambda kind, runs: Block(kind, tidy(runs)),
    st.sampled_from(BlockKind),
    st.lists(_RUN, min_size=1, max_size=4),
)

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{margin:0}</style></head>
<body lang=VI><!--StartFragment-->
<h1><span style='font-size:16.0pt'>Tít <b>phụ</b></span></h1>
<p class=MsoNormal style='text-align:justify'><b><span style='font-size:14pt;color:red'>Đậm</span></b>, <i>nghiêng</i>,
<a href="https://a.vn">liên kết</a>, <a href="javascript:x">không<o:p></o:p></a></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt'><![if !supportLists]><span style='font-family:Symbol'>·<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></span><![endif]>Mục một</p>
<p class=MsoListParagraphCxSpLast><![if !supportLists]><span>1.<span>&nbsp;&nbsp;&nbsp; </span></span><![endif]>Mục số</p>
<blockquote>Trích dẫn</blockquote><ol><li>một</li><li>hai<ul><li>con</li></ul></li></ol>
<table><tr><td>ô 1</td><td>ô 2</td></tr></table><img src="file:///etc/x.png" onerror="x"><script>alert(1)</script>
<p style="font-weight:600">đậm<br>hai dòng</p><!--EndFragment--></body></html>"""


def _document(blocks: tuple[Block, ...]) -> QTextDocument:
    document = QTextDocument()
    fill(document, blocks)
    return document


@settings(max_examples=60, deadline=None)
@given(st.lists(_BLOCK, max_size=6))
def test_what_is_shown_comes_back_the_same(blocks: list[Block]) -> None:
    kept = html_to_blocks(blocks_to_html(blocks))
    assert blocks_of(_document(kept)) == kept


def test_signs_that_a_document_keeps_for_itself_break_nothing() -> None:
    document = _document((Block(BlockKind.PARAGRAPH, (Run("a\u2029b\ufffc\ufdd0c\rd"),)),))
    assert blocks_of(document) == (Block(BlockKind.PARAGRAPH, (Run("a bc d"),)),)


def test_numbers_of_neighbours_go_on() -> None:
    document = _document(html_to_blocks("<ol><li>a</li><li>b</li></ol><p>x</p><p>y</p>"))
    cursor = QTextCursor(document.findBlockByNumber(2))
    set_kind(cursor, BlockKind.NUMBER)
    third = document.findBlockByNumber(2)
    assert third.textList().itemNumber(third) == 2
    assert len(blocks_of(document)) == 4
    document.undo()
    assert [block.kind for block in blocks_of(document)][2] is BlockKind.PARAGRAPH


def test_word_is_reduced_to_what_an_article_may_hold() -> None:
    assert blocks_to_html(foreign_blocks(WORD)).splitlines() == [
        "<h2>Tít phụ</h2>",
        '<p><strong>Đậm</strong>, <em>nghiêng</em>, <a href="https://a.vn">liên kết</a>, không</p>',
        "<ul>",
        "<li>Mục một</li>",
        "</ul>",
        "<ol>",
        "<li>Mục số</li>",
        "</ol>",
        "<blockquote>",
        "<p>Trích dẫn</p>",
        "</blockquote>",
        "<ol>",
        "<li>một</li>",
        "<li>hai</li>",
        "</ol>",
        "<ul>",
        "<li>con</li>",
        "</ul>",
        "<p>ô 1</p>",
        "<p>ô 2</p>",
        "<p><strong>đậm<br>hai dòng</strong></p>",
    ]


def test_what_is_pasted_is_composed_text() -> None:
    assert foreign_blocks("<p>Hô\u0323i nghi\u0323</p>")[0].text == "Hội nghị"
    source = QMimeData()
    source.setText("Hô\u0323i\n\nnghi\u0323\r\n")
    assert [block.text for block in pasted_blocks(source)] == ["Hội", "nghị"]


def test_a_copy_within_the_program_loses_nothing() -> None:
    html = '<blockquote>\n<p>Trích <a href="https://a.vn">dẫn</a></p>\n</blockquote>\n<h2>Tít</h2>'
    assert blocks_to_html(pasted_blocks(copied(html_to_blocks(html)))) == html


def test_a_part_is_copied_from_letter_to_letter() -> None:
    document = _document(html_to_blocks("<p>Công <strong>đoàn</strong></p><ul><li>Bộ</li></ul>"))
    assert blocks_to_html(blocks_between(document, 2, 7)) == "<p>ng <strong>đo</strong></p>"
    assert len(blocks_between(document, 6, 11)) == 2


def test_a_pasted_line_goes_on_in_the_line_and_several_make_blocks() -> None:
    document = _document(html_to_blocks("<p>Công đoàn</p>"))
    cursor = QTextCursor(document)
    cursor.setPosition(5)
    insert_blocks(cursor, html_to_blocks("<p>tổ <strong>chức</strong> </p>"))
    insert_blocks(cursor, html_to_blocks("<p>một</p><ul><li>hai</li></ul>"))
    assert blocks_to_html(blocks_of(document)) == (
        "<p>Công tổ <strong>chức</strong>một</p>\n<ul>\n<li>haiđoàn</li>\n</ul>"
    )
    document.undo()
    document.undo()
    assert blocks_to_html(blocks_of(document)) == "<p>Công đoàn</p>"


def test_files_are_no_words() -> None:
    source = QMimeData()
    source.setUrls([QUrl.fromLocalFile("/x/anh.jpg")])
    source.setText("file:///x/anh.jpg")
    assert not can_paste(source)
