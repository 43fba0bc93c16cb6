"""When a text has lost so much that its fuller form must stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ucvn_desktop.core.text.loss import lost_much

PARAGRAPH = (
    "Sáng 16/4, Công đoàn Bộ tổ chức thăm hỏi, tặng quà đoàn viên có hoàn cảnh khó khăn tại ba đơn vị; "
    "Chủ tịch Công đoàn trao tận tay từng phần quà."
)
_TEXT = st.text(st.sampled_from("aạ đ\n"), max_size=200)


@pytest.mark.parametrize(
    ("new", "is_lost"),
    [
        ("", True),
        ("x", True),
        (PARAGRAPH[:80], True),
        (PARAGRAPH[:120], False),
        (PARAGRAPH.upper(), True),
        (
            "Một tin khác hẳn được dán đè lên, dài như tin cũ và không còn mấy chữ nào của tin ấy nữa. " * 2,
            True,
        ),
        ("; ".join(reversed(PARAGRAPH.split("; "))), False),
        (PARAGRAPH + "\n" + PARAGRAPH, False),
    ],
)
def test_much_is_lost_where_most_of_a_text_is_gone(new: str, is_lost: bool) -> None:
    assert lost_much(PARAGRAPH, new) is is_lost


def test_short_texts_are_never_much() -> None:
    assert not lost_much("Ảnh: Lê Mai", "")


@given(_TEXT, _TEXT, _TEXT)
def test_a_text_that_only_grows_loses_nothing(before: str, between: str, after: str) -> None:
    assert not lost_much(before + after, before + between + after)


@given(_TEXT, _TEXT, _TEXT)
def test_what_is_cut_out_counts_and_nothing_else(before: str, between: str, after: str) -> None:
    old = before + between + after
    if lost_much(old, before + after):
        assert len(between) >= 60


def test_a_paragraph_of_a_long_text_is_much_too() -> None:
    long = "\n".join(f"Đoạn {number}. {PARAGRAPH}" for number in range(40))
    assert lost_much(long, long[: -len(PARAGRAPH)])
    assert not lost_much(long, long[:-40])
