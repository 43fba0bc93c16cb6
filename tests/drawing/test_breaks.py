"""Where lines may end: each rule with the slogans it was made for."""

import pytest

from ucvn_desktop.drawing.breaks import find_breaks
from ucvn_desktop.drawing.phrases import phrases_from

NONE = phrases_from([])


def marked(text: str, *, table: bool = True) -> str:
    """The text with _ where no line may end, / where one must."""
    breaks = find_breaks(text, None if table else NONE)
    signs = ["/" if i in breaks.forced else " " if breaks.free[i] else "_" for i in range(len(breaks.words))]
    return "".join(sign + word for sign, word in zip(signs, breaks.words, strict=True))[1:]


@pytest.mark.parametrize(
    "expected",
    [
        "92_năm trôi qua",
        "1.000_đoàn viên",
        "75_nghìn_sáng kiến",
        "đủ 100% quân số",
        "khóa_XV, nhiệm kỳ_2021_-_2026",
        "KHOÁ_XV và_sau đó",
        "lần_thứ_XIII của_Đảng",
        "năm_2021 và_sau đó",
        "quý_I/2021 và_sau đó",
        "Nghị quyết số_05-NQ/TW của_Đảng",
        "(28/7/1929_-_28/7/2021)",
        "từ_28/7_đến_30/8 hằng năm",
        "từ_năm_1929_đến_năm_2021",
        "1929_-2021 vẻ vang",
        "Hà Nội, ngày_28_tháng_7_năm_2021",
        "trong_tháng_7_năm_2021",
        "vì_người nghèo_- không để_ai",
        "(_Công đoàn_) và_«_Bác_» !"[:-2],
        'đón "_Bác ơi_" về',
        "tiến lên_!",
        "28/7/2021 vẻ vang",
    ],
)
def test_marks_numbers_and_dates_are_never_parted_from_their_words(expected: str) -> None:
    assert marked(expected.replace("_", " "), table=False) == expected


@pytest.mark.parametrize(
    "expected",
    [
        "Nhiệt_liệt chào_mừng Đại_hội Công_đoàn_Việt_Nam",
        "CHỦ_TỊCH HỒ_CHÍ_MINH vĩ_đại",
        "đại_biểu_Quốc_hội và_Viên_chức",
        "phòng,_chống dịch_bệnh",
        "“Lao_động_giỏi, lao_động sáng_tạo”",
        "Cộng_hòa, Cộng_hoà",
    ],
)
def test_compounds_and_names_of_the_table_stay_together(expected: str) -> None:
    assert marked(expected.replace("_", " ")) == expected


def test_marks_between_the_words_of_a_phrase_part_them() -> None:
    assert marked("nước Việt, Nam và Công. Đoàn") == "nước Việt, Nam và_Công. Đoàn"


def test_a_word_that_leans_on_the_next_ends_no_line() -> None:
    assert marked("phát triển vì sự tiến bộ của tất cả") == "phát_triển vì_sự_tiến bộ của_tất cả"


def test_a_no_break_space_keeps_words_together_and_counts_as_two_syllables() -> None:
    breaks = find_breaks("một\u00a0hai ba bốn", NONE)
    assert breaks.words == ("một\u00a0hai", "ba", "bốn")
    assert breaks.allows(0, 1)


def test_a_line_feed_is_a_line_end_even_inside_a_phrase() -> None:
    assert marked("Công\nđoàn Việt Nam") == "Công/đoàn Việt_Nam"


def test_a_slash_in_the_text_is_no_line_end() -> None:
    assert marked("một / hai") == "một / hai"


def test_no_syllable_stands_alone_on_a_line() -> None:
    breaks = find_breaks("một hai ba bốn", NONE)
    allowed = [(a, b) for a in range(4) for b in range(a + 1, 5) if breaks.allows(a, b)]
    assert allowed == [(0, 2), (0, 3), (0, 4), (1, 3), (1, 4), (2, 4)]


def test_a_dash_makes_no_second_syllable_but_a_date_stands_alone() -> None:
    breaks = find_breaks("một - hai ba 28/7/2021", NONE)
    assert not breaks.allows(0, 2)
    assert breaks.allows(4, 5)


def test_a_syllable_that_the_user_put_alone_stays_alone() -> None:
    breaks = find_breaks("Mừng\nĐảng\nmừng Xuân", NONE)
    assert breaks.allows(0, 1)
    assert breaks.allows(1, 2)
    assert not breaks.allows(0, 2)
    assert not breaks.allows(2, 3)


@pytest.mark.parametrize("quoted", ["“một hai ba”", "«một hai ba».", '"một hai ba"', "“ một hai ba ”"])
def test_a_motto_in_quotes_is_found_and_can_be_kept_whole(quoted: str) -> None:
    breaks = find_breaks(f"phong trào {quoted} năm nay", NONE)
    ((start, end),) = breaks.mottos
    assert " ".join(breaks.words[start:end]) == quoted
    kept = breaks.keeping_mottos()
    assert not any(kept.free[start + 1 : end])
    assert kept.free[start]
    assert kept.free[end]


def test_an_unclosed_quote_is_no_motto() -> None:
    assert find_breaks("phong trào “một hai ba", NONE).mottos == ()
