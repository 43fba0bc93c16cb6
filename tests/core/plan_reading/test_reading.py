"""Plans of the make, written in any way, are read whole; what is no plan is refused in a sentence."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.plan_reading.sample import (
    DUTIES,
    METHODS,
    TOPICS,
    Numbering,
    Plan,
    dashes,
    letters,
    numbers,
)
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.plan_reading.corrections import Correction
from ucvn_desktop.core.plan_reading.reading import Reading, read_plan
from ucvn_desktop.core.plan_reading.roles import Role

PLAN = Plan()


def assert_whole(reading: Reading, plan: Plan) -> None:
    """Everything that the plan says is understood, nothing else, and nothing twice."""
    assert reading.year == plan.year
    assert [(t.title, list(t.points)) for t in reading.topics] == [(t, list(p)) for t, p in plan.topics]
    assert [m.points for m in reading.methods] == [(title, *points) for title, points in plan.methods]
    assert [d.text for d in reading.duties] == list(plan.duties)
    assert [line.text for line in reading.unread] == list(plan.fourth)


def test_a_plan_is_read_whole() -> None:
    reading = read_plan(PLAN.paragraphs())
    assert_whole(reading, PLAN)
    assert reading.title == "Kế hoạch truyền thông Công đoàn Viên chức Việt Nam năm 2028"
    assert [t.number for t in reading.topics] == [1, 2, 3, 4]
    assert [m.number for m in reading.methods] == ["III.1", "III.2"]
    assert [d.number for d in reading.duties] == ["V.2-1", "V.2-2", "V.2-3"]
    assert reading.findings == ()


def test_each_paragraph_has_the_role_that_it_plays() -> None:
    roles = [line.role for line in read_plan(PLAN.paragraphs()).lines]
    assert roles[:9] == [Role.TITLE] * 2 + [Role.PREAMBLE, Role.PART] + [Role.PURPOSE] * 4 + [Role.PART]
    assert roles[-6:] == [Role.CLOSING, *[Role.RECIPIENT] * 3, *[Role.SIGNATURE] * 2]
    assert roles.count(Role.CENTRAL) == 2
    assert roles.count(Role.DUTY_HEADING) == 1


HEADS = {
    **{f"1{sign}": numbers(sign) for sign in (".", ")", "/")},
    **{f"a{sign}": letters(sign) for sign in (".", ")")},
    "(1)": lambda n: f"({n}) ",
    "II.1": lambda n: f"2.{n}. ",
    "1.-": numbers(".-"),
    "abcde": lambda n: f"{'abcdefgh'[n - 1]}) ",
    "glued": lambda n: f"{n}.",
    "–": dashes("–"),
    "•": dashes("•"),
    "lost": dashes(""),
}
POINTS = {
    "-": dashes("-"),
    "o": dashes("o"),
    "+": dashes("+"),
    "*": dashes("*"),
    "lost": dashes(""),
    "-glued": lambda _: "-",
}


# Without any sign nothing tells a topic from a point.
WAYS = [(head, point) for head in HEADS for point in POINTS if (head, point) != ("lost", "lost")]


@pytest.mark.parametrize(("head", "point"), WAYS)
def test_any_numbering_is_read(head: str, point: str) -> None:
    plan = PLAN.written(head=HEADS[head], point=POINTS[point])
    assert_whole(read_plan(plan.paragraphs()), plan)


@pytest.mark.parametrize(
    ("head", "point"),
    [
        (numbers("."), numbers(")")),
        (numbers(")"), letters(")")),
        (letters(")"), numbers(".")),
        (letters("."), letters(")")),
    ],
)
def test_points_may_be_numbered_too(head: Numbering, point: Numbering) -> None:
    plan = PLAN.written(head=head, point=point)
    assert_whole(read_plan(plan.paragraphs()), plan)


@pytest.mark.parametrize("lower", [False, True])
@pytest.mark.parametrize(
    "part",
    [
        "{roman}. {name}",
        "{roman}.{name}",
        "{roman}) {name}",
        "{roman} - {name}",
        "Phần {roman}. {name}",
        "PHẦN {roman}: {name}",
        "{name}",
    ],
)
def test_headings_of_parts_may_be_written_in_any_way(part: str, lower: bool) -> None:
    plan = PLAN.written(part=part, lower=lower)
    reading = read_plan(plan.paragraphs())
    assert_whole(reading, plan)
    assert [m.number for m in reading.methods] == ["III.1", "III.2"]


def test_the_name_of_a_part_may_stand_below_its_number() -> None:
    broken = PLAN.written(part="Phần {roman}|{name}").paragraphs()
    reading = read_plan(tuple(line for text in broken for line in text.split("|")))
    assert_whole(reading, PLAN)


def test_parts_may_be_lettered_or_numbered() -> None:
    for labels, head in (("ABCD", numbers(".")), ("1234", dashes("–"))):
        plan = PLAN.written(head=head)
        names = {"I. M": 0, "II. N": 1, "III. H": 2, "V. T": 3}
        starts = {old: f"{labels[n]}.{old.partition('.')[2]}" for old, n in names.items()}
        texts = plan.paragraphs()
        for old, new in starts.items():
            texts = tuple(new + text[len(old) :] if text.startswith(old) else text for text in texts)
        reading = read_plan(texts)
        assert_whole(reading, plan)
        assert reading.methods[0].number == f"{labels[2]}.1"


@pytest.mark.parametrize("year", [1999, 2022, 2100])
def test_the_year_comes_from_the_title(year: int) -> None:
    assert read_plan(PLAN.written(year=year).paragraphs()).year == year


def test_topics_may_be_more_or_fewer_and_in_another_order() -> None:
    for topics in (TOPICS * 2, TOPICS[:1], TOPICS[::-1]):
        plan = PLAN.written(topics=topics)
        assert_whole(read_plan(plan.paragraphs()), plan)


def test_a_fourth_part_that_is_not_known_is_told_as_unread() -> None:
    plan = PLAN.written(fourth=("Kinh phí lấy từ nguồn của đơn vị.", "- Phần còn lại do đơn vị cân đối."))
    assert_whole(read_plan(plan.paragraphs()), plan)


def test_the_units_duties_are_known_by_whom_they_address_not_by_their_place() -> None:
    reading = read_plan(PLAN.written(units_first=True).paragraphs())
    assert [d.text for d in reading.duties] == list(DUTIES)
    assert [d.number for d in reading.duties] == ["V.1-1", "V.1-2", "V.1-3"]


def test_a_point_that_lost_its_dash_is_a_point() -> None:
    texts = tuple(text.removeprefix("- ") if "Nêu gương" in text else text for text in PLAN.paragraphs())
    assert_whole(read_plan(texts), PLAN)


@pytest.mark.parametrize("opening", [(), ("Tập trung vào các nội dung sau:",)])
def test_heads_that_lost_their_numbers_may_end_in_a_colon(opening: tuple[str, ...]) -> None:
    topics = [(f"{title}:", points) for title, points in TOPICS[:3]]
    plan = PLAN.written(topics=topics, head=dashes(""))
    texts = plan.paragraphs()
    place = texts.index("II. NỘI DUNG TRUYỀN THÔNG") + 1
    reading = read_plan((*texts[:place], *opening, *texts[place:]))
    assert_whole(reading, plan)
    assert "nội dung 1, 2, 3, nên" in reading.findings[0]
    named = tuple(
        f"{text}:" if text.endswith("Viên chức Việt Nam") and not text.startswith("Truyền thông") else text
        for text in texts
    )
    assert [duty.text for duty in read_plan(named).duties] == list(DUTIES)


def test_a_line_that_goes_on_belongs_to_the_one_before() -> None:
    texts = tuple(
        line for text in PLAN.paragraphs() for line in text.replace(" sáng kiến", "\nsáng kiến").split("\n")
    )
    assert len(texts) > len(PLAN.paragraphs())
    assert_whole(read_plan(texts), PLAN)


def test_letterhead_and_signature_are_no_content() -> None:
    head = ("CÔNG ĐOÀN VIÊN CHỨC VIỆT NAM", "Số: 12/KH-CĐVC", "Hà Nội, ngày 05 tháng 01 năm 2027")
    reading = read_plan((*head, *PLAN.paragraphs(), "(Đã ký)", "Nguyễn Văn Mẫu"))
    assert_whole(reading, PLAN)
    assert [line.role for line in reading.lines[:3]] == [Role.LETTERHEAD] * 3
    assert [line.role for line in reading.lines[-2:]] == [Role.SIGNATURE] * 2
    assert not [found for found in reading.dates if "2027" in found.text]


def test_what_is_not_understood_says_so() -> None:
    texts = PLAN.paragraphs()
    place = texts.index("II. NỘI DUNG TRUYỀN THÔNG") + 1
    odd = "Một câu không thuộc mục nào."
    reading = read_plan((*texts[:place], odd, *texts[place:], "Một câu nữa ở cuối."))
    assert [line.text for line in reading.unread] == [odd, "Một câu nữa ở cuối."]
    assert reading.unread[0].number == place + 1


def test_an_annex_is_not_read_as_a_part() -> None:
    reading = read_plan((*PLAN.paragraphs(), "PHỤ LỤC", "I. MỤC ĐÍCH của phụ lục", "1. Khẩu hiệu"))
    assert [line.number for line in reading.unread] == [38, 39, 40]


@pytest.mark.parametrize(
    "annex",
    [
        ("Phụ lục lịch", "TT | Nội dung | Thời gian", "1. Hội nghị", "- Thời gian: Tháng 5"),
        ("PHỤ LỤC NỘI DUNG TUYÊN TRUYỀN", "I. Khẩu hiệu", "1. Treo tại trụ sở", "II. LỊCH TREO"),
    ],
)
@pytest.mark.parametrize("part", ["{roman}. {name}", "{letter}. {name}", "{number}. {name}", "{name}"])
def test_an_annex_before_a_later_part_does_not_swallow_it(part: str, annex: tuple[str, ...]) -> None:
    plan = PLAN.written(part=part, head=dashes("–"))
    texts = plan.paragraphs()
    place = next(n for n, text in enumerate(texts) if text.endswith("TỔ CHỨC THỰC HIỆN"))
    reading = read_plan((*texts[:place], *annex, *texts[place:]))
    assert [d.text for d in reading.duties] == list(DUTIES)
    assert [m.points for m in reading.methods] == [(title, *points) for title, points in METHODS]
    assert [line.text for line in reading.unread] == list(annex)
    assert reading.lines[-1].role is Role.SIGNATURE


def test_what_stands_in_an_annex_behind_a_plan_without_an_end_is_no_part() -> None:
    texts = PLAN.paragraphs()
    end = next(n for n, text in enumerate(texts) if text.startswith("Trên đây"))
    annex = ("PHỤ LỤC", "I. Khẩu hiệu", "1. Một", "V. Băng rôn", "VI. HÌNH THỨC TREO", "1. Ở trụ sở")
    reading = read_plan((*texts[:end], *annex))
    assert [line.text for line in reading.unread] == list(annex)
    assert len(reading.methods) == 2


def test_a_detailed_plan_in_the_annex_is_no_second_plan() -> None:
    annex = ("PHỤ LỤC", "KẾ HOẠCH CHI TIẾT TRUYỀN THÔNG NĂM 2028", "Tháng 5: tọa đàm.")
    reading = read_plan((*PLAN.paragraphs(), *annex))
    assert [line.text for line in reading.unread] == list(annex)


def test_a_part_with_an_unknown_heading_is_read_by_its_place_and_told() -> None:
    texts = tuple(text.replace("NỘI DUNG TRUYỀN THÔNG", "VIỆC LỚN TRONG NĂM") for text in PLAN.paragraphs())
    reading = read_plan(texts)
    assert_whole(reading, PLAN)
    assert "VIỆC LỚN TRONG NĂM" in reading.findings[0]


def test_numbers_that_are_missing_or_doubled_are_told_and_stay_apart() -> None:
    doubled = read_plan(tuple(text.replace("3. Chuyển", "2. Chuyển") for text in PLAN.paragraphs()))
    assert [t.number for t in doubled.topics] == [1, 2, 3, 4]
    assert "1, 2, 2, 4" in doubled.findings[0]
    said = "«Chuyển đổi số trong hoạt động công đoàn» ghi lại số 2 nên được tính là nội dung 3."
    assert doubled.findings[0].endswith(said)
    missing = read_plan(tuple(text.replace("3. Chuyển", "5. Chuyển") for text in PLAN.paragraphs()))
    assert [t.number for t in missing.topics] == [1, 2, 5, 4]


def test_numbers_that_the_officer_gave_by_hand_are_no_longer_told_as_guessed() -> None:
    texts = PLAN.written(head=dashes("")).paragraphs()
    (told,) = read_plan(texts).findings
    assert told.startswith("Văn bản không ghi số trước nội dung 1, 2, 3, 4, nên")
    by_hand = [line.number for line in read_plan(texts).lines if line.role is Role.TOPIC]
    some = tuple(Correction(number, Role.TOPIC) for number in by_hand)
    assert "trước nội dung 4, nên số ấy là" in read_plan(texts, some[:3]).findings[0]
    assert read_plan(texts, some).findings == ()


def test_a_number_that_stands_twice_before_a_topic_is_no_part_of_its_name() -> None:
    for head in ("{n}. II.{n}. ", "{n}. {n}) ", "C.{n}. Nội dung {n}: "):
        plan = PLAN.written(head=lambda n, head=head: head.format(n=n))
        assert [topic.title for topic in read_plan(plan.paragraphs()).topics] == [t for t, _ in TOPICS]


def test_topics_are_told_from_numbered_points_below_words_that_open_the_part() -> None:
    texts = PLAN.written(head=numbers("."), point=numbers(")")).paragraphs()
    place = texts.index("II. NỘI DUNG TRUYỀN THÔNG") + 1
    opening = "Trong năm tập trung vào các việc sau."
    reading = read_plan((*texts[:place], opening, *texts[place:]))
    assert [topic.title for topic in reading.topics] == [title for title, _ in TOPICS]
    assert [line.text for line in reading.unread] == [opening]


def test_topics_and_points_behind_one_sign_are_told() -> None:
    reading = read_plan(PLAN.written(head=dashes("–"), point=dashes("–")).paragraphs())
    assert len(reading.topics) == 10
    assert "cùng một kiểu đánh dấu" in reading.findings[0]


def test_a_plan_without_methods_or_duties_says_that_they_are_missing() -> None:
    texts = PLAN.paragraphs()
    reading = read_plan(texts[: texts.index("III. HÌNH THỨC TRUYỀN THÔNG")])
    assert (reading.methods, reading.duties) == ((), ())
    assert len(reading.findings) == 2


def test_a_heading_with_forms_below_it_names_the_method() -> None:
    plan = PLAN.written(methods=[("Tuyên truyền miệng", ["Nói chuyện thời sự.", "Sinh hoạt chuyên đề."])])
    (method,) = read_plan(plan.paragraphs()).methods
    assert (method.title, method.points) == (
        "Tuyên truyền miệng",
        ("Nói chuyện thời sự.", "Sinh hoạt chuyên đề."),
    )
    assert read_plan(PLAN.paragraphs()).methods[1].points[0] == METHODS[1][0]


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        ((), "không có chữ nào"),
        (("  ", "\xa0"), "không có chữ nào"),
        (("Công đoàn Bộ thăm hỏi đoàn viên", "Ngày 16/4/2021, đoàn đã đến thăm."), "không phải kế hoạch"),
        (("KẾ HOẠCH", "Tài chính công đoàn năm 2028", *PLAN.paragraphs()[3:]), "không phải kế hoạch"),
        (("BÁO CÁO", "Truyền thông năm 2028", *PLAN.paragraphs()[3:]), "không phải kế hoạch"),
        (PLAN.paragraphs()[:8], "không phải kế hoạch"),
        (PLAN.written(head=dashes(""), point=dashes("")).paragraphs(), "không có mục nào được đánh số"),
        (("KẾ HOẠCH", "Truyền thông Công đoàn", *PLAN.paragraphs()[2:]), "không ghi năm"),
        (("KẾ HOẠCH", "Truyền thông giai đoạn 2028 - 2030", *PLAN.paragraphs()[2:]), "nhiều năm"),
        (PLAN.paragraphs() + PLAN.written(year=2029).paragraphs(), "hơn một kế hoạch"),
        (PLAN.paragraphs() * 2, "hơn một kế hoạch"),
        (PLAN.paragraphs()[:31] + PLAN.paragraphs()[3:], "hơn một kế hoạch"),
    ],
)
def test_what_is_no_plan_or_two_is_refused(texts: tuple[str, ...], said: str) -> None:
    with pytest.raises(UserError, match=said):
        read_plan(texts)


_LINE = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("-–•.)1aI“”\xa0 \t"),
    min_size=1,
    max_size=40,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 37), _LINE), max_size=6))
def test_nothing_of_the_text_is_lost_whatever_stands_in_it(odd: list[tuple[int, str]]) -> None:
    texts = list(PLAN.paragraphs())
    for place, text in odd:
        texts.insert(place, text)
    try:
        reading = read_plan(tuple(texts))
    except UserError:
        return
    assert "\n".join(line.text for line in reading.lines) == "\n".join(texts)
    assert [line.number for line in reading.lines] == list(range(1, len(texts) + 1))
    assert len({t.number for t in reading.topics}) == len(reading.topics)
    assert len({m.number for m in reading.methods}) == len(reading.methods)
    assert len({d.number for d in reading.duties}) == len(reading.duties)


_WORDS = st.lists(
    st.sampled_from(["công", "đoàn", "viên", "chức", "ngành", "hoạt", "động", "đời", "sống", "cơ", "quan"]),
    min_size=3,
    max_size=9,
)
_SENTENCE = _WORDS.map(lambda words: " ".join(words).capitalize() + ".")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(_SENTENCE, st.lists(_SENTENCE, max_size=4)), min_size=1, max_size=12),
    st.integers(1990, 2100),
    st.sampled_from([numbers("."), numbers(")"), numbers("/")]),
    st.sampled_from([dashes("-"), dashes("–"), dashes("+"), dashes("•"), dashes("")]),
)
def test_whatever_the_topics_say_they_come_back(
    topics: list[tuple[str, list[str]]], year: int, head: Numbering, point: Numbering
) -> None:
    plan = PLAN.written(topics=topics, year=year, head=head, point=point)
    assert_whole(read_plan(plan.paragraphs()), plan)


def test_text_in_another_normal_form_is_understood_and_kept_as_it_is() -> None:
    decomposed = tuple(unicodedata.normalize("NFD", text) for text in PLAN.paragraphs())
    reading = read_plan(decomposed)
    assert_whole(reading, PLAN)
    assert tuple(line.text for line in reading.lines) == decomposed
