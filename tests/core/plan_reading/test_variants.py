"""Next year's plan of the same make, written by other hands: every way of its parts, topics, points and quotation
marks, alone and together.
"""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.plan_reading.sample import METHODS, TOPICS, Numbering, Plan, dashes, letters, numbers
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.plan_reading.marks import MarkKind, split_mark
from ucvn_desktop.core.plan_reading.reading import Reading, read_plan
from ucvn_desktop.core.plan_reading.roles import Role

PLAN = Plan()
EXPECTED = read_plan(PLAN.paragraphs())

# «|» is where the line ends.
PARTS = [
    *("{roman}. {name}", "{roman}/ {name}", "{roman} – {name}", "{roman}.- {name}", "{roman}: {name}"),
    *("{roman}|{name}", "{roman}.|{name}", "{roman}. {name}.", "{roman}. {name}:"),
    *("{letter}. {name}", "{letter}/ {name}", "{letter}) {name}", "{letter}. {name}:"),
    *("{number}. {name}", "{number}/ {name}", "{number} - {name}"),
    *(
        "Phần thứ {ordinal}. {name}",
        "Phần thứ {ordinal}: {name}",
        "Phần thứ {ordinal}|{name}",
        "PHẦN {roman}|{name}",
    ),
    *(
        "Phần {letter}. {name}",
        "Mục {roman}. {name}",
        "Chương {roman}|{name}",
        "{name}",
        "{name}:",
        "{name}.",
    ),
]
ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám")
HEADS: dict[str, Numbering] = {
    **{f"1{sign}": numbers(sign) for sign in (".", ")", "/", " -", " –", "-", ":", ".-")},
    "1-glued": lambda n: f"{n}-",
    "01.": lambda n: f"0{n}. ",
    "[1]": lambda n: f"[{n}] ",
    "①": lambda n: f"{'①②③④⑤⑥⑦⑧'[n - 1]} ",
    "II.1.": lambda n: f"II.{n}. ",
    "II.1": lambda n: f"II.{n} ",
    "C.1.": lambda n: f"C.{n}. ",
    "C.1)": lambda n: f"C.{n}) ",
    "C.1": lambda n: f"C.{n} ",
    "C1.": lambda n: f"C{n}. ",
    "C-1.": lambda n: f"C-{n}. ",
    "Đ. 1.": lambda n: f"Đ. {n}. ",
    "Nội dung 1:": lambda n: f"Nội dung {n}: ",
    "Nội dung thứ nhất.": lambda n: f"Nội dung thứ {ORDINALS[n - 1]}. ",
    "NỘI DUNG 1 -": lambda n: f"NỘI DUNG {n} - ",
    "Nhiệm vụ số 1:": lambda n: f"Nhiệm vụ số {n}: ",
    "Mục 1.": lambda n: f"Mục {n}. ",
    "Một là,": lambda n: f"{('Một', 'Hai', 'Ba', 'Bốn', 'Năm', 'Sáu', 'Bảy', 'Tám')[n - 1]} là, ",
    "Thứ nhất,": lambda n: f"Thứ {ORDINALS[n - 1]}, ",
    "a.": letters("."),
    "lost": dashes(""),
}
POINTS: dict[str, Numbering] = {
    **{sign: dashes(sign) for sign in ("-", "–", "+", "•", "*", "o", "►")},
    **{f"a{sign}": letters(sign) for sign in (".", ")", "/", " -")},
    "1.1.": lambda n: f"1.{n}. ",
    "C.1.1.": lambda n: f"C.1.{n}. ",
    "(1)": lambda n: f"({n}) ",
    "i)": lambda n: f"{('i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii')[n - 1]}) ",
    "lost": dashes(""),
}
NO_NUMBERS = "Văn bản không ghi số trước nội dung 1, 2, 3, 4"
QUOTES = ['""', "«»", "‘’", "''", "„“", "„”", "‹›", "””", "““", "“”"]


def is_apart(head: str, point: str) -> bool:
    """Whether the signs of topics and points tell them apart, as they must."""
    return not (
        head == "lost" and (point in ("1.1.", "C.1.1.", "(1)", "i)", "lost") or point[0] == "a")
    ) and not (head[0] == point[0] == "a")


def written(part: str, head: str, point: str, *, lower: bool = False, year: int = 2028) -> Plan:
    return PLAN.written(part=part, head=HEADS[head], point=POINTS[point], lower=lower, year=year)


def read(plan: Plan, quotes: str = "“”") -> Reading:
    texts = [line for text in plan.paragraphs() for line in text.split("|")]
    return read_plan(tuple(text.replace("“", quotes[0]).replace("”", quotes[1]) for text in texts))


def assert_same(reading: Reading, plan: Plan, quotes: str = "“”") -> None:
    """The records are those of the plan in its usual writing; only the quotation marks in sentences differ."""

    def usual(text: str) -> str:
        return text.replace("“", quotes[0]).replace("”", quotes[1])

    assert reading.year == plan.year
    assert [(t.title, list(t.points)) for t in reading.topics] == [
        (usual(title), [usual(point) for point in points]) for title, points in TOPICS
    ]
    assert [m.points for m in reading.methods] == [
        tuple(map(usual, (title, *points))) for title, points in METHODS
    ]
    assert [d.text for d in reading.duties] == [usual(text) for text in plan.duties]
    assert {(c.kind, c.name) for c in reading.campaigns} == {(c.kind, c.name) for c in EXPECTED.campaigns}
    assert len(reading.campaigns) == len(EXPECTED.campaigns)
    assert [motto.text for motto in reading.mottoes] == [motto.text for motto in EXPECTED.mottoes]
    assert [topic.number for topic in reading.topics] == [1, 2, 3, 4]
    # Where the numbers were lost it is told, and nothing else is.
    told = [NO_NUMBERS] if not plan.head(1) else []
    assert (reading.unread, [found.partition(", nên")[0] for found in reading.findings]) == ((), told)


@pytest.mark.parametrize("lower", [False, True])
@pytest.mark.parametrize("part", PARTS)
def test_parts_may_be_numbered_in_any_way(part: str, lower: bool) -> None:
    plan = PLAN.written(part=part, lower=lower, head=dashes("–") if "{number}" in part else numbers("."))
    assert_same(read(plan), plan)


@pytest.mark.parametrize("head", HEADS)
def test_topics_may_be_numbered_in_any_way(head: str) -> None:
    plan = PLAN.written(head=HEADS[head])
    assert_same(read(plan), plan)


@pytest.mark.parametrize("place", ["between points", "behind them"])
@pytest.mark.parametrize("head", HEADS)
def test_a_paragraph_without_a_sign_becomes_no_topic_without_a_word(head: str, place: str) -> None:
    texts = list(PLAN.written(head=HEADS[head]).paragraphs())
    first = texts.index(f"- {TOPICS[0][1][0]}")
    odd = "Một đoạn không có ký hiệu, nói tiếp việc ở trên."
    texts.insert(first + (1 if place == "between points" else len(TOPICS[0][1])), odd)
    reading = read_plan(tuple(texts))
    if head == "lost":
        assert "nội dung 1, 2, 3, 4, 5, nên các số ấy là theo thứ tự" in reading.findings[0]
        return
    assert [(topic.number, topic.title) for topic in reading.topics] == [
        (number, title) for number, (title, _) in enumerate(TOPICS, 1)
    ]
    assert odd in reading.topics[0].points


@pytest.mark.parametrize("point", POINTS)
def test_points_may_be_marked_in_any_way(point: str) -> None:
    plan = PLAN.written(point=POINTS[point])
    assert_same(read(plan), plan)


@pytest.mark.parametrize("quotes", QUOTES)
def test_names_may_stand_in_any_quotation_marks(quotes: str) -> None:
    assert_same(read(PLAN, quotes), PLAN, quotes)


ALL = [(part, head, point) for part in PARTS for head in HEADS for point in POINTS]
APART = [way for way in ALL if is_apart(*way[1:])]
UNSURE = [way for way in ALL if not is_apart(*way[1:])]


@settings(max_examples=250, deadline=None)
@given(st.sampled_from(APART), st.sampled_from(QUOTES), st.booleans(), st.integers(1990, 2100))
def test_all_of_it_may_come_together(way: tuple[str, str, str], quotes: str, lower: bool, year: int) -> None:
    plan = written(*way, lower=lower, year=year)
    assert_same(read(plan, quotes), plan, quotes)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(UNSURE), st.booleans())
def test_where_signs_do_not_tell_topics_from_points_it_is_said(
    way: tuple[str, str, str], lower: bool
) -> None:
    plan = written(*way, lower=lower)
    try:
        reading = read(plan)
    except UserError:
        return
    if not (reading.unread or reading.findings):
        assert_same(reading, plan)


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_parts_may_come_in_any_order(order: tuple[int, ...]) -> None:
    texts = PLAN.paragraphs()
    starts = [n for n, text in enumerate(texts) if split_mark(text)[0].kind is MarkKind.ROMAN]
    end = next(n for n, text in enumerate(texts) if text.startswith("Trên đây"))
    parts = [texts[start:stop] for start, stop in zip(starts, [*starts[1:], end], strict=True)]
    mixed: list[str] = list(texts[: starts[0]])
    for place, n in enumerate(order):
        heading, *rest = parts[n]
        mixed += [f"{('I', 'II', 'III', 'IV')[place]}. {split_mark(heading)[1]}", *rest]
    reading = read_plan((*mixed, *texts[end:]))
    assert_same(reading, PLAN)


@pytest.mark.parametrize(
    "title",
    [
        ["KẾ HOẠCH", "Truyền thông Công đoàn năm 2028."],
        ["K Ế  H O Ạ C H", "Truyền thông Công đoàn năm 2028"],
        ["KẾ HOẠCH", "V/v truyền thông Công đoàn năm 2028"],
        ["KẾ HOẠCH", "TRUYỀN THÔNG CÔNG ĐOÀN VIÊN CHỨC VIỆT NAM", "NĂM 2028"],
        ["KẾ HOẠCH TRUYỀN THÔNG CÔNG ĐOÀN NĂM 2028"],
        ["Kế hoạch", "Công tác tuyên truyền, truyền thông công đoàn năm 2028,"],
    ],
)
def test_the_title_may_be_written_in_any_way(title: list[str]) -> None:
    reading = read_plan((*title, *PLAN.paragraphs()[2:]))
    assert_same(reading, PLAN)
    assert [line.role for line in reading.lines[: len(title)]] == [Role.TITLE] * len(title)
    assert reading.title.casefold().startswith("kế hoạch ")
    assert reading.title.endswith("2028")


def test_a_heading_that_is_broken_over_two_lines_is_one() -> None:
    texts = [
        line
        for text in PLAN.paragraphs()
        for line in text.replace("NỘI DUNG TRUYỀN", "NỘI DUNG\nTRUYỀN").split("\n")
    ]
    reading = read_plan(tuple(texts))
    assert_same(reading, PLAN)
    assert [line.text for line in reading.lines if line.role is Role.PART][1:3] == [
        "II. NỘI DUNG",
        "TRUYỀN THÔNG",
    ]


@pytest.mark.parametrize("where", ["title", "letterhead"])
@pytest.mark.parametrize(
    ("union", "named"),
    [
        ("Công đoàn Bộ Tư pháp", "Công đoàn Bộ Tư pháp"),
        ("Công đoàn Bộ Tư pháp", "Công đoàn Bộ:"),
        ("Công đoàn Bộ Tư pháp", "Ban Thường vụ Công đoàn Bộ Tư pháp"),
        ("Liên đoàn Lao động thành phố Mẫu", "Liên đoàn Lao động thành phố Mẫu có trách nhiệm:"),
        ("Công đoàn Viên chức Việt Nam", "Công đoàn Viên chức Việt Nam"),
    ],
)
def test_what_the_issuing_union_does_itself_is_no_duty_of_the_units(
    union: str, named: str, where: str
) -> None:
    texts = [text.replace("Công đoàn Viên chức Việt Nam", union) for text in PLAN.paragraphs()]
    texts = [f"1. {named}" if text == f"1. {union}" else text for text in texts]
    assert f"1. {named}" in texts
    if where == "letterhead":
        texts = [union.upper(), *(text.replace(f"Truyền thông {union}", "Truyền thông") for text in texts)]
    for duties in ("Các công đoàn trực thuộc", "Các công đoàn cơ sở", "Công đoàn cơ sở thành viên"):
        changed = [
            f"2. {duties}" if text.startswith("2. Các công đoàn trực thuộc") else text for text in texts
        ]
        reading = read_plan(tuple(changed))
        assert [d.text for d in reading.duties] == list(PLAN.duties)
        assert (reading.unread, reading.findings) == ((), ())


@pytest.mark.parametrize(
    ("text", "label", "words"),
    [
        ("1 - Công tác chăm lo", "1", "Công tác chăm lo"),
        ("12/Công tác", "12", "Công tác"),
        ("1. 75 nghìn sáng kiến", "1", "75 nghìn sáng kiến"),
        ("Nội dung thứ hai: Thi đua", "2", "Thi đua"),
        ("Thứ ba, tuyên truyền miệng", "3", "tuyên truyền miệng"),
        ("III.2. Tọa đàm", "III.2", "Tọa đàm"),
        ("C.2. Tọa đàm", "C.2", "Tọa đàm"),
        ("II.1.2. Một ý", "II.1.2", "Một ý"),
        ("viii) Một ý", "viii", "Một ý"),
        ("Mục II. NỘI DUNG", "II", "NỘI DUNG"),
    ],
)
def test_signs_are_told_from_words(text: str, label: str, words: str) -> None:
    mark, rest = split_mark(text)
    assert (mark.label, rest) == (label, words)


@pytest.mark.parametrize(
    "text",
    [
        "2021 - 2026 là nhiệm kỳ mới",
        "8-3 là ngày Quốc tế Phụ nữ",
        "8 : 30 khai mạc",
        "5.000 đoàn viên",
        "Thứ hai, ngày 5/4/2021, khai mạc",
        "Thứ Hai, 5/4/2021",
        "V/v truyền thông",
        "V.I. Lênin",
        "A4: khổ giấy",
        "D.12/5 họp",
        "Nội dung thứ yếu",
        "Nhiệm vụ 5 năm",
        "Mục tiêu chung",
        "Hai nước ký kết",
        "Năm 2021 là năm đầu",
    ],
)
def test_words_are_no_signs(text: str) -> None:
    assert split_mark(text)[0].kind is MarkKind.NONE
