"""On which days a plan's dates fall, and in which sentence each stands."""

from datetime import date

import pytest

from ucvn_desktop.core.plan import Duty, PlanDate, Topic
from ucvn_desktop.core.plan_days import dated, days_of, places_of, speaks_of


def _date(text: str, first: str, last: str = "", years: int = 0) -> PlanDate:
    return PlanDate(edition_id=1, text=text, first_day=first, last_day=last or first, years=years)


def _said(text: str, one: PlanDate) -> list[tuple[str, str]]:
    topic = Topic(edition_id=1, number=2, short="", title="Đại hội", points=(text,))
    return [(found.place.key, found.sentence) for found in dated([one], places_of([topic], [], []), 2028)]


@pytest.mark.parametrize(
    ("one", "days"),
    [
        (_date("15/9/2028", "2028-09-15"), ("2028-09-15", "2028-09-15")),
        (_date("quý II", "2028-04-01", "2028-06-30"), ("2028-04-01", "2028-06-30")),
        (_date("tháng 1/2029", "2029-01-01", "2029-01-31"), ("2029-01-01", "2029-01-31")),
        (_date("99 năm Ngày thành lập", "1929-07-28", "2028-07-28", 99), ("2028-07-28", "2028-07-28")),
        (_date("99 năm Ngày thành lập", "1929-07-28", "1929-07-28", 99), ("2028-07-28", "2028-07-28")),
        (_date("98 năm Ngày thành lập", "1929-07-28", "1929-07-28", 98), None),
        (_date("năm 2028", "2028-01-01", "2028-12-31"), None),
        (_date("nhiệm kỳ 2028 - 2033", "2028-01-01", "2033-12-31"), None),
        (_date("ngày 3/2/1930", "1930-02-03"), None),
        (_date("31/2", "", ""), None),
        (_date("1 năm Ngày nhuận", "2027-02-28", "2027-02-28", 1), ("2028-02-28", "2028-02-28")),
    ],
    ids=lambda value: value.text if isinstance(value, PlanDate) else None,
)
def test_a_date_of_a_plan_falls_on_days_of_its_year(one: PlanDate, days: tuple[str, str] | None) -> None:
    found = days_of(one, 2028)
    assert (found and tuple(day.isoformat() for day in found)) == days


def test_a_date_is_told_in_its_sentence() -> None:
    one = _date("ngày 15/9/2028", "2028-09-15")
    text = "Phổ biến thể lệ; vận động  dự thi. Cuộc thi tổ chức ngày 15/9/2028 (dự kiến). Trao giải sau."
    assert _said(text, one) == [("II.2-1", "Cuộc thi tổ chức ngày 15/9/2028 (dự kiến)")]
    assert _said("Không có ngày nào.", one) == []
    # «5/9» is no part of «15/9/2028».
    assert _said(text, _date("5/9", "2028-09-05")) == []


def test_an_anniversary_is_told_by_its_own_name() -> None:
    one = _date("99 năm Ngày thành lập Công đoàn (28/7/1929 - 28/7/2028)", "1929-07-28", "2028-07-28", 99)
    ((_, sentence),) = _said(f"Tuyên truyền kỷ niệm {one.text} tại cơ sở.", one)
    assert sentence == "99 năm Ngày thành lập Công đoàn"


def test_the_day_of_another_paper_is_none_of_the_plans() -> None:
    one = _date("ngày 12/6/2028", "2028-06-12")
    assert _said("Quán triệt Nghị quyết số 02-NQ/TW ngày 12/6/2028 của Bộ Chính trị.", one) == []
    twice = "Nghị quyết số 2 ngày 12/6/2028. Hội thi ngày 12/6/2028."
    assert _said(twice, one) == [("II.2-1", "Hội thi ngày 12/6/2028")]
    assert _said("Theo Nghị quyết số 02-NQ/TW; tổ chức hội thi ngày 12/6/2028.", one) != []


def test_a_duty_is_a_place_of_its_own() -> None:
    duty = Duty(edition_id=1, number="V.2-3", text="Gửi báo cáo trước ngày 20/11/2028.")
    (found,) = dated([_date("ngày 20/11/2028", "2028-11-20")], places_of([], [], [duty]), 2028)
    assert (found.place.name, found.first) == ("nhiệm vụ V.2-3", date(2028, 11, 20))


@pytest.mark.parametrize(
    ("paragraph", "name", "does"),
    [
        (
            "về CUỘC THI trực tuyến tìm hiểu Nghị quyết Đại hội",
            "Cuộc thi trực tuyến tìm hiểu Nghị quyết",
            True,
        ),
        ("Tổ chức bầu cử đại biểu Quốc hội ngày 23/5", "Ngày bầu cử đại biểu Quốc hội", True),
        ("Tổ chức hội thao ngày 23/5", "Ngày bầu cử đại biểu Quốc hội", False),
        ("Tổ chức hội thao", "Ngày", False),
    ],
)
def test_one_name_is_known_in_other_words(paragraph: str, name: str, *, does: bool) -> None:
    assert speaks_of(paragraph, name) is does
