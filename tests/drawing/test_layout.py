"""The setting of slogans, measured with a ruler that knows marks but needs no font."""

import unicodedata
from collections.abc import Iterator
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.drawing.breaks import Breaks, find_breaks
from ucvn_desktop.drawing.layout import MARK_GAP, Box, Setting, WordInk, set_slogan

SLOGAN = "Nhiệt liệt chào mừng 92 năm Ngày thành lập Công đoàn Việt Nam (28/7/1929 - 28/7/2021)"
WORDS = ["NHIỆT", "LIỆT", "CHÀO", "MỪNG", "CÔNG", "ĐOÀN", "VIỆT", "NAM", "một", "hai", "ba,", "bốn", "NGỄNH"]
WORDS += ["Ậ", "Ở", "y", "g!", "92", "năm", "2021", "-", "khóa", "XV", "(và)", "ẴẶ", "ơi", "28/7/2021"]


class PaperRuler:
    """Letters of round figures: i narrow, m wide, a mark above or below its letter makes it taller."""

    cap_height = 0.7
    space = 0.25

    def word(self, text: str) -> WordInk:
        advance = sum(0.3 if c in "iI1.,!()" else 0.8 if c in "mMwW" else 0.55 for c in text)
        marks = unicodedata.normalize("NFD", text)
        above = (
            0.7
            + 0.1 * any(m in marks for m in "\u0302\u0306\u031b")
            + 0.12 * any(m in marks for m in "\u0300\u0301\u0303\u0309")
        )
        below = 0.2 * any(m in marks for m in "\u0323gy(,")
        return WordInk(advance, Box(0.04, -above, advance - 0.03, below))


RULER = PaperRuler()
boxes = st.builds(
    lambda left, top, width, height: Box(left, top, left + width, top + height),
    st.floats(0, 100),
    st.floats(0, 100),
    st.floats(40, 16_000),
    st.floats(40, 16_000),
)
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join)


def lines_of(setting: Setting) -> list[str]:
    return [line.text for line in setting.lines]


@given(texts, boxes)
def test_all_ink_lies_in_the_box_and_no_marks_touch(text: str, box: Box) -> None:
    setting = set_slogan(text, box, RULER)
    slack = 1e-6 * setting.size
    for line in setting.lines:
        assert line.ink.left >= box.left - slack
        assert line.ink.right <= box.right + slack
        assert line.ink.top >= box.top - slack
        assert line.ink.bottom <= box.bottom + slack
    for above, below in pairwise(setting.lines):
        assert below.ink.top - above.ink.bottom >= MARK_GAP * setting.cap_height - slack


@given(texts, boxes)
def test_no_word_is_lost_and_the_reported_ink_is_that_of_the_words(text: str, box: Box) -> None:
    setting = set_slogan(text, box, RULER)
    assert " ".join(lines_of(setting)) == text
    assert setting.cap_height == pytest.approx(setting.size * RULER.cap_height)
    for line in setting.lines:
        inks = [(word.x, RULER.word(word.text).ink) for word in line.words]
        assert line.ink.left == pytest.approx(min(x + ink.left * setting.size for x, ink in inks))
        assert line.ink.right == pytest.approx(max(x + ink.right * setting.size for x, ink in inks))
        assert line.ink.top == pytest.approx(min(line.baseline + ink.top * setting.size for _, ink in inks))


@settings(max_examples=400)
@given(texts, boxes, st.floats(1, 4), st.floats(1, 4))
def test_a_larger_box_never_gives_smaller_letters(text: str, box: Box, wider: float, higher: float) -> None:
    larger = Box(box.left, box.top, box.left + box.width * wider, box.top + box.height * higher)
    assert set_slogan(text, larger, RULER).size >= set_slogan(text, box, RULER).size * (1 - 1e-9)


@given(texts, boxes, st.floats(0.1, 10))
def test_a_box_of_the_same_shape_gets_the_same_lines(text: str, box: Box, factor: float) -> None:
    scaled = Box(*(side * factor for side in box))
    first, second = set_slogan(text, box, RULER), set_slogan(text, scaled, RULER)
    assert second.size == pytest.approx(first.size * factor)


def every_breaking(breaks: Breaks) -> Iterator[list[tuple[int, int]]]:
    """All ways to break that the rules allow, found by trying every one."""
    inner = breaks.ends[:-1]
    for count in range(len(inner) + 1):
        for chosen in combinations(inner, count):
            lines = list(pairwise((0, *chosen, len(breaks.words))))
            if breaks.forced <= set(chosen) and all(breaks.allows(*line) for line in lines):
                yield lines


def measure(words: tuple[str, ...]) -> tuple[float, float]:
    """The ink's width and height in em of one line, reckoned word by word."""
    pen, spans = 0.0, []
    for word in words:
        ink = RULER.word(word).ink
        spans.append((pen + ink.left, pen + ink.right))
        pen += RULER.word(word).advance + RULER.space
    inks = [RULER.word(word).ink for word in words]
    width = max(right for _, right in spans) - min(left for left, _ in spans)
    return width, max(ink.bottom for ink in inks) - min(ink.top for ink in inks)


def size_of(lines: list[tuple[float, float]], box: Box) -> float:
    height = sum(height for _, height in lines) + (len(lines) - 1) * MARK_GAP * RULER.cap_height
    return min(box.width / max(width for width, _ in lines), box.height / height)


def unevenness(lines: list[tuple[float, float]], size: float, box: Box) -> float:
    return sum((1 - width * size / box.width) ** 2 for width, _ in lines)


@settings(max_examples=400)
@given(texts, boxes)
def test_no_other_breaking_gives_larger_letters_nor_evener_lines_at_that_size(text: str, box: Box) -> None:
    breaks = find_breaks(text)
    all_lines = [[measure(breaks.words[a:b]) for a, b in lines] for lines in every_breaking(breaks)]
    best = max(size_of(lines, box) for lines in all_lines)
    evenest = min(
        unevenness(lines, best, box) for lines in all_lines if size_of(lines, box) >= best * (1 - 1e-9)
    )
    setting = set_slogan(text, box, RULER)
    chosen = [measure(tuple(word.text for word in line.words)) for line in setting.lines]
    assert setting.size == pytest.approx(best, rel=1e-6)
    assert unevenness(chosen, best, box) == pytest.approx(evenest, abs=1e-6)


@given(texts, boxes)
def test_the_lines_keep_to_the_rules(text: str, box: Box) -> None:
    breaks = find_breaks(text)
    setting = set_slogan(text, box, RULER)
    ends = [0]
    for line in setting.lines:
        ends.append(ends[-1] + len(line.words))
    assert list(pairwise(ends)) in list(every_breaking(breaks))


def test_the_lines_are_the_same_each_time() -> None:
    box = Box(0, 0, 480, 1600)
    assert set_slogan(SLOGAN, box, RULER) == set_slogan(SLOGAN, box, PaperRuler())


def test_a_long_banner_parts_the_anniversary_where_a_sign_painter_would() -> None:
    setting = set_slogan(SLOGAN.upper(), Box(0, 0, 4000, 640), RULER)
    assert lines_of(setting) == [
        "NHIỆT LIỆT CHÀO MỪNG 92 NĂM",
        "NGÀY THÀNH LẬP CÔNG ĐOÀN VIỆT NAM",
        "(28/7/1929 - 28/7/2021)",
    ]


def test_lines_that_the_user_ends_stay_as_they_are() -> None:
    setting = set_slogan("Mừng\nĐảng mừng Xuân", Box(0, 0, 1000, 1000), RULER)
    assert lines_of(setting)[0] == "Mừng"
    assert " ".join(lines_of(setting)) == "Mừng Đảng mừng Xuân"


def test_a_motto_stays_on_one_line_on_a_banner_and_is_broken_on_a_narrow_flag() -> None:
    text = "Phong trào thi đua “Lao động giỏi, lao động sáng tạo” trong công nhân"
    banner = set_slogan(text, Box(0, 0, 4000, 640), RULER)
    assert any("“Lao động giỏi, lao động sáng tạo”" in line for line in lines_of(banner))
    flag = set_slogan(text, Box(0, 0, 480, 1600), RULER)
    assert not any("“Lao động giỏi, lao động sáng tạo”" in line for line in lines_of(flag))


def test_one_word_fills_the_box_and_stands_in_its_middle() -> None:
    setting = set_slogan("MM", Box(100, 0, 300, 1000), RULER)
    (line,) = setting.lines
    assert line.ink.left == pytest.approx(100)
    assert line.ink.right == pytest.approx(300)
    assert line.baseline - setting.cap_height / 2 == pytest.approx(500)


def test_leading_opens_where_there_is_room_and_stays_even() -> None:
    setting = set_slogan("MM\nMẬM\nMM\nMM", Box(0, 0, 200, 5000), RULER)
    leadings = [b.baseline - a.baseline for a, b in pairwise(setting.lines)]
    assert leadings == pytest.approx([2 * setting.cap_height] * 3)


@pytest.mark.parametrize("text", ["", "  \n "])
def test_text_without_words_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(UserError, match="chưa có chữ nào"):
        set_slogan(text, Box(0, 0, 100, 100), RULER)


def test_a_hundred_words_are_still_set() -> None:
    setting = set_slogan(" ".join(["chào mừng các bạn trẻ"] * 20), Box(0, 0, 1000, 1000), RULER)
    assert sum(len(line.words) for line in setting.lines) == 100
