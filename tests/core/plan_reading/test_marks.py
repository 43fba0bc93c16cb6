"""The signs before a paragraph, and what only looks like one."""

import pytest

from ucvn_desktop.core.plan_reading.marks import MarkKind, split_mark, without_number


@pytest.mark.parametrize(
    ("text", "number", "words"),
    [
        ("1. 75 nghìn sáng kiến", 1, "75 nghìn sáng kiến"),
        ("2. 100 năm ngày sinh", 2, "100 năm ngày sinh"),
        ("C.1. Tuyên truyền", 1, "Tuyên truyền"),
        ("C.2 Tuyên truyền", 2, "Tuyên truyền"),
        ("C.2 “Tham mưu giỏi”", 2, "“Tham mưu giỏi”"),
        ("II.2 Đẩy mạnh", 2, "Đẩy mạnh"),
        ("C1. Tuyên truyền", 1, "Tuyên truyền"),
    ],
)
def test_a_number_before_words_is_read_as_one(text: str, number: int, words: str) -> None:
    mark, rest = split_mark(text)
    assert (mark.kind, mark.number, rest) == (MarkKind.NUMBER, number, words)


@pytest.mark.parametrize(
    "text",
    [
        "15. 000 lượt xem",
        "30. 4. 1975 giải phóng miền Nam",
        "C.20 tháng 11",
        "H.10 xe",
        "B.1.5 triệu đoàn viên",
    ],
)
def test_figures_are_no_signs(text: str) -> None:
    mark, rest = split_mark(text)
    assert (mark.kind, rest) == (MarkKind.NONE, text)


@pytest.mark.parametrize("word", ["Đẩy mạnh", "Ứng dụng", "Ủng hộ", "Tuyên truyền", "Ở cơ quan"])
def test_words_that_begin_with_a_marked_capital_stand_behind_signs_like_others(word: str) -> None:
    bullet, rest = split_mark(f"o {word}")
    assert (bullet.kind, rest) == (MarkKind.DASH, word)
    part, rest = split_mark(f"II.{word}")
    assert (part.kind, part.number, rest) == (MarkKind.ROMAN, 2, word)


@pytest.mark.parametrize(
    ("words", "number", "left"),
    [
        ("II.1. Tuyên truyền", 1, "Tuyên truyền"),
        ("C.1 Tuyên truyền", 1, "Tuyên truyền"),
        ("Nội dung 1: Tuyên truyền", 1, "Tuyên truyền"),
        ("1) Tuyên truyền", 1, "Tuyên truyền"),
        ("2) Tuyên truyền", 1, "2) Tuyên truyền"),
        ("C. Mác và Ph. Ăngghen", 3, "C. Mác và Ph. Ăngghen"),
        ("V. Lênin", 5, "V. Lênin"),
        ("3.2 Thành lập Đảng", 2, "3.2 Thành lập Đảng"),
        ("1.5 triệu lượt", 5, "1.5 triệu lượt"),
    ],
)
def test_a_number_that_stands_there_already_is_taken_off_and_no_word_with_it(
    words: str, number: int, left: str
) -> None:
    assert without_number(words, number) == left
