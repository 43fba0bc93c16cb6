"""What stands without a sign among points that have one is told; a row of stars is no point."""

import pytest

from tests.core.plan_reading.sample import Plan, dashes
from ucvn_desktop.core.plan_reading.corrections import Correction
from ucvn_desktop.core.plan_reading.reading import read_plan
from ucvn_desktop.core.plan_reading.roles import Role

PLAN = Plan().paragraphs()
NOTE = "Ghi chú của người gõ: xem lại với anh Nam."


def _with(*placed: tuple[str, str]) -> tuple[str, ...]:
    """The plan with these words, each behind the paragraph that begins so."""
    texts = list(PLAN)
    for before, words in placed:
        place = next(n for n, text in enumerate(texts) if text.startswith(before))
        texts.insert(place + 1, words)
    return tuple(texts)


@pytest.mark.parametrize(
    "before",
    [
        "- Hoạt động chuẩn bị",  # between the points of a topic
        "4. Các nội dung khác",  # below a topic that has none
        "- Tổ chức hoạt động văn nghệ",  # in a method
        "- Căn cứ kế hoạch này",  # among the duties
    ],
)
def test_a_paragraph_without_a_sign_is_kept_and_told(before: str) -> None:
    texts = _with((before, NOTE))
    reading = read_plan(texts)
    assert reading.unread == ()
    (told,) = reading.findings
    assert told.startswith(f"Đoạn {texts.index(NOTE) + 1} «{NOTE}» không có dấu đầu dòng")


def test_a_topic_that_lost_its_number_is_told() -> None:
    texts = tuple(text.removeprefix("4. ") for text in PLAN)
    reading = read_plan(texts)
    assert len(reading.topics) == 3
    assert "«Các nội dung khác như: hội nghị, tọa đàm do các cấp công…»" in reading.findings[0]


def test_only_the_first_few_of_many_are_named() -> None:
    notes = [f"Ghi chú thứ {word}." for word in ("nhất", "hai", "ba", "tư", "năm")]
    (told,) = read_plan(_with(*[("- Hoạt động chuẩn bị", note) for note in notes])).findings
    assert told.count("«") == 3
    assert "và 2 đoạn nữa không có dấu" in told


def test_a_plan_that_has_no_signs_before_any_point_is_written_so() -> None:
    assert read_plan(Plan(point=dashes("")).paragraphs()).findings == ()


def test_what_the_officer_said_of_a_paragraph_is_no_guess() -> None:
    texts = _with(("- Hoạt động chuẩn bị", NOTE))
    place = texts.index(NOTE) + 1
    for role in (Role.POINT, Role.SEEN):
        assert read_plan(texts, (Correction(place, role),)).findings == ()


@pytest.mark.parametrize("row", ["***", "- - -", "–––––", "* * *", "....."])
def test_a_row_without_words_is_no_point_anywhere(row: str) -> None:
    texts = _with(
        ("II. ", row),
        ("- Hoạt động chuẩn bị", row),
        ("2. Phát động", row),
        ("2. Các công đoàn", row),
        ("- Căn cứ kế hoạch này", row),
        ("TM. BAN", row),
    )
    reading, usual = read_plan(texts), read_plan(PLAN)
    assert (reading.topics, reading.methods, reading.duties) == (usual.topics, usual.methods, usual.duties)
    assert (reading.unread, reading.findings) == ((), ())
    assert {line.role for line in reading.lines if line.text == row} == {Role.SEEN}
