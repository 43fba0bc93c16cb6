"""The search key."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ucvn_desktop.core.text.fold import clean, fold, marked, one_line


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Công đoàn Viên chức", "cong doan vien chuc"),
        ("HOÀ", "hoa"),
        ("hòa", "hoa"),
        ("hoà", "hoa"),
        ("Đặng Thùy, Thuỷ", "dang thuy, thuy"),
        ("Nghị quyết XIII – “75 nghìn”", "nghi quyet xiii – “75 nghin”"),
    ],
)
def test_marks_case_and_tone_style_do_not_count(text: str, key: str) -> None:
    assert fold(text) == key


@given(st.text())
def test_every_way_of_composing_gives_the_same_key(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(st.text(st.sampled_from("aăâđeêoôơưyáàảãạấầậẫẩếềệễểốồộỗổớờợỡởứừựữửýỳỵỹỷĐ BC")))
def test_a_key_is_its_own_key(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_a_word_with_marks_is_itself_whatever_the_tone_style() -> None:
    assert marked("Hoà") == marked("hòa")
    assert marked("thuỷ") == marked("THỦY")
    assert len({marked(word) for word in ("nam", "năm", "nắm", "nạm", "đam", "dam")}) == 6


def test_typed_text_keeps_nothing_that_steers_a_terminal_or_turns_the_writing() -> None:
    assert one_line("Lê\x1b[31m \u202eĐỏ\x07\x00") == "Lê[31m Đỏ"
    assert clean("một\thai\r\nba\x0bbốn") == "một\thai\r\nba\x0bbốn"
