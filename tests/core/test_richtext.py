"""The body's one stored form."""

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

_TEXT = st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=12)
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
