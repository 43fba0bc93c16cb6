"""What the officer says of a paragraph stands over what the program read, also in the text's next version."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.plan_reading.sample import Plan
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.plan_reading.corrections import Correction, carried_over
from ucvn_desktop.core.plan_reading.reading import Reading, read_plan
from ucvn_desktop.core.plan_reading.roles import Role

TEXTS = Plan().paragraphs()


def place(words: str, texts: tuple[str, ...] = TEXTS) -> int:
    """The number of the paragraph with these words."""
    return next(n for n, text in enumerate(texts, 1) if words in text)


def corrected(*corrections: Correction, texts: tuple[str, ...] = TEXTS) -> Reading:
    return read_plan(texts, corrections)


def test_a_point_becomes_a_topic_with_the_points_below_it() -> None:
    reading = corrected(Correction(place("Hoạt động chuẩn bị"), Role.TOPIC))
    assert [(t.number, len(t.points)) for t in reading.topics] == [(1, 0), (5, 1), (2, 3), (3, 1), (4, 0)]
    assert [line.number for line in reading.lines if line.corrected] == [place("Hoạt động chuẩn bị")]


def test_a_topic_whose_number_was_lost_gets_the_number_that_is_free() -> None:
    texts = tuple(text.replace("3. Chuyển", "Chuyển") for text in TEXTS)
    assert [t.number for t in read_plan(texts).topics] == [1, 2, 4]
    reading = corrected(Correction(place("Chuyển đổi", texts), Role.TOPIC), texts=texts)
    assert [(t.number, len(t.points)) for t in reading.topics] == [(1, 2), (2, 3), (3, 1), (4, 0)]


def test_an_unread_paragraph_becomes_a_point_of_the_topic_that_is_named() -> None:
    texts = (*TEXTS, "Một việc nữa về chăm lo.")
    reading = corrected(Correction(len(texts), Role.POINT, of=2), texts=texts)
    assert reading.topics[1].points[-1] == "Một việc nữa về chăm lo."
    assert reading.unread == ()


def test_a_point_of_a_topic_that_is_not_there_is_told() -> None:
    reading = corrected(Correction(place("Nêu gương"), Role.POINT, of=9))
    assert "số 9" in reading.findings[-1]


def test_a_heading_of_a_part_by_hand_opens_the_part() -> None:
    texts = tuple(text.replace("III. HÌNH THỨC TRUYỀN THÔNG", "Cách làm và hình thức:") for text in TEXTS)
    assert read_plan(texts).methods == ()
    reading = corrected(Correction(place("Cách làm", texts), Role.PART), texts=texts)
    assert [m.number for m in reading.methods] == ["III.1", "III.2"]


@pytest.mark.parametrize("end", ["PHỤ LỤC", "Nơi nhận: như trên."])
def test_a_heading_of_a_part_by_hand_is_followed_by_what_stands_below_it(end: str) -> None:
    # The closing words came too early: nothing tells that the plan goes on.
    behind = place("V. TỔ CHỨC") - 1
    texts = (*TEXTS[:behind], "Trên đây là các hình thức.", end, "I. Lịch treo", "Tháng 5.", *TEXTS[behind:])
    read = read_plan(texts)
    assert (read.duties, read.lines[place("V. TỔ", texts) - 1].role) == ((), Role.UNREAD)
    reading = corrected(Correction(place("V. TỔ", texts), Role.PART), texts=texts)
    assert [d.number for d in reading.duties] == ["V.2-1", "V.2-2", "V.2-3"]
    first = place(end, texts)
    assert [line.number for line in reading.unread] == [first, first + 1, first + 2]
    assert reading.lines[-1].role is Role.SIGNATURE


def test_the_heading_of_the_units_duties_by_hand_makes_duties_of_what_stands_below() -> None:
    texts = tuple(text.replace("2. Các công đoàn trực thuộc Công", "2. Anh chị em ở Công") for text in TEXTS)
    assert read_plan(texts).duties == ()
    reading = corrected(Correction(place("Anh chị em", texts), Role.DUTY_HEADING), texts=texts)
    assert [d.number for d in reading.duties] == ["V.2-1", "V.2-2", "V.2-3"]


def test_a_paragraph_that_was_seen_is_no_longer_unread() -> None:
    texts = (*TEXTS, "Một câu ở cuối.")
    assert len(read_plan(texts).unread) == 1
    assert corrected(Correction(len(texts), Role.SEEN), texts=texts).unread == ()


def test_a_correction_of_one_duty_leaves_the_others() -> None:
    reading = corrected(Correction(place("Gửi tin, bài"), Role.CENTRAL))
    assert [d.number for d in reading.duties] == ["V.2-1", "V.2-2"]


def test_a_form_goes_to_the_method_that_is_named() -> None:
    reading = corrected(Correction(place("Mời phóng viên"), Role.FORM, of=1))
    assert reading.methods[0].points[-1].startswith("Mời phóng viên")


def test_corrections_that_leave_no_plan_are_refused() -> None:
    with pytest.raises(UserError, match="không phải kế hoạch"):
        corrected(Correction(place("II. NỘI DUNG"), Role.SEEN))


@settings(deadline=None)
@given(st.builds(Correction, st.integers(1, 10_000), st.sampled_from(Role), st.integers(0, 30)))
def test_a_correction_comes_back_as_it_was_stored(correction: Correction) -> None:
    assert Correction.from_stored(correction.stored()) == correction


def test_what_is_no_stored_correction_is_a_bug() -> None:
    with pytest.raises(ValueError, match="no stored correction"):
        Correction.from_stored("mười hai y")


def test_a_correction_goes_with_its_words_into_the_next_text() -> None:
    kept = carried_over((Correction(2, Role.POINT, 3),), ("a", "b", "c"), ("x", "y", "a", "b"))
    assert kept == (Correction(4, Role.POINT, 3),)


def test_a_correction_ends_where_its_words_are_gone_or_doubled() -> None:
    of_b = (Correction(2, Role.POINT),)
    assert carried_over(of_b, ("a", "b"), ("a", "c")) == ()
    assert carried_over(of_b, ("a", "b"), ("b", "a", "b")) == ()
    assert carried_over(of_b, ("b", "b"), ("c", "b", "b")) == (Correction(3, Role.POINT),)


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(1, len(TEXTS)), st.sampled_from(Role), st.integers(0, 5)),
        max_size=5,
        unique_by=lambda c: c[0],
    )
)
def test_whatever_is_corrected_nothing_of_the_text_is_lost(given_roles: list[tuple[int, Role, int]]) -> None:
    corrections = tuple(Correction(*values) for values in given_roles)
    try:
        reading = read_plan(TEXTS, corrections)
    except UserError:
        return
    assert tuple(line.text for line in reading.lines) == TEXTS
    assert all(reading.lines[c.paragraph - 1].role is c.role for c in corrections)
    assert len({t.number for t in reading.topics}) == len(reading.topics)
    assert len({m.number for m in reading.methods}) == len(reading.methods)
    assert len({d.number for d in reading.duties}) == len(reading.duties)
