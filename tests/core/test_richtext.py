"""The body's one stored form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ucvn_desktop.core.richtext import (
    Block,
    BlockKind,
    Run,
    blocks_to_html,
    html_to_blocks,
    plain_text,
    safe_link,
    tidy,
)

_TEXT = st.text(st.characters(blacklist_categories=("Cs",)), min_size=1, max_size=12) | st.text(
    st.sampled_from("a \n\t<&>/;#x1\r\x0b\u2028\xa0"), min_size=1, max_size=8
)
_RUN = st.builds(
    Run,
    _TEXT,
    st.booleans(),
    st.booleans(),
    st.sampled_from(["", 'https://a.vn/?x=1&y="2"', "mailto:a@b.vn"]),
)
_BLOCK = st.builds(
    lambda kind, runs: Block(kind, tidy(runs)),
    st.sampled_from(BlockKind),
    st.lists(_RUN, min_size=1, max_size=4),
)


@given(st.lists(_BLOCK, max_size=6))
def test_what_is_stored_comes_back_the_same(blocks: list[Block]) -> None:
    kept = tuple(block for block in blocks if block.text.strip())
    assert html_to_blocks(blocks_to_html(kept)) == kept


def test_neighbouring_items_form_one_list_and_quotes_one_quotation() -> None:
    blocks = [
        Block(BlockKind.BULLET, (Run("một"),)),
        Block(BlockKind.BULLET, (Run("hai", bold=True),)),
        Block(BlockKind.QUOTE, (Run("“Việc nước”", italic=True),)),
    ]
    assert blocks_to_html(blocks) == (
        "<ul>\n<li>một</li>\n<li><strong>hai</strong></li>\n</ul>\n"
        "<blockquote>\n<p><em>“Việc nước”</em></p>\n</blockquote>"
    )


def test_foreign_tags_are_dropped_and_their_words_kept() -> None:
    assert plain_text("<div><p>Công <span onclick='x()'>đoàn</span></p>ngoài</div>") == "Công đoàn\nngoài"


def test_a_link_that_could_run_something_is_no_link() -> None:
    assert safe_link("javascript:alert(1)") == ""
    assert safe_link(" file:///etc/passwd") == ""
    assert html_to_blocks('<p><a href="javascript:x">chữ</a></p>')[0].runs == (Run("chữ"),)
    assert safe_link("HTTPS://congdoan.vn") == "HTTPS://congdoan.vn"
    assert blocks_to_html([Block(BlockKind.PARAGRAPH, (Run("chữ", link="javascript:x"),))]) == "<p>chữ</p>"


def test_words_of_foreign_blocks_do_not_grow_together() -> None:
    assert plain_text(
        "<h1>Tít</h1><div>một</div><div>hai</div><table><tr><td>ba</td><td>bốn</td></tr></table>"
    ) == ("Tít\nmột\nhai\nba\nbốn")


def test_words_after_an_inner_list_belong_to_the_outer_one() -> None:
    kinds = [block.kind for block in html_to_blocks("<ul><li>a<ol><li>b</li></ol>c</li></ul>")]
    assert kinds == [BlockKind.BULLET, BlockKind.NUMBER, BlockKind.BULLET]


def test_emphasis_left_open_ends_with_its_block() -> None:
    first, second = html_to_blocks("<p>a <strong><em><a href='https://a.vn'>b</p><p>c</p>")
    assert first.runs == (Run("a "), Run("b", bold=True, italic=True, link="https://a.vn"))
    assert second.runs == (Run("c"),)


def test_a_line_end_in_the_source_is_a_space_and_no_line_break() -> None:
    assert plain_text("<p>Công\nđoàn<br>Viên chức</p>") == "Công đoàn\nViên chức"


def test_scripts_styles_and_comments_are_no_words() -> None:
    html = "<style>p {}</style><p>a</p><script>alert('<p>x</p>')</script><!-- c --><!DOCTYPE html><p>b</p>"
    assert plain_text(html) == "a\nb"


def test_a_sign_that_begins_no_tag_is_text() -> None:
    assert plain_text("<p>3 < 5 &amp; 7 &lt; 9 <3</p>") == "3 < 5 & 7 < 9 <3"


@pytest.mark.parametrize("piece", ["<", "<a ", "<!--", "&#", "<p ", "<script>", "</", "<a href='"])
def test_a_hostile_body_takes_no_longer_than_its_length(piece: str) -> None:
    # Each of these takes the standard library's parser minutes or is harmless; all end at once here.
    html_to_blocks(piece * 200_000)
