"""The plan's dates in the calendar, each once, and not where an occasion says the same."""

from datetime import date
from pathlib import Path

import pytest

from tests.core.plan_reading.sample import DUTIES, TOPICS, Plan
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.occasion import Occasion, Rule
from ucvn_desktop.services.calendar import entries_between, month_view
from ucvn_desktop.services.occasions import add_occasion, remove_occasion
from ucvn_desktop.services.plan_days import passage_of
from ucvn_desktop.services.plan_import import import_plan
from ucvn_desktop.storage.workspace import Workspace

YEAR = date(2028, 1, 1), date(2028, 12, 31)


@pytest.fixture
def planned(workspace: Workspace, tmp_path: Path) -> Workspace:
    """A workspace with a plan that has a contest's day, a quarter, an anniversary and a deadline."""
    duties = (*DUTIES, "Báo cáo kết quả về Ban Tuyên giáo trước ngày 20/11/2028.")
    path = tmp_path / "kế hoạch.txt"
    path.write_text("\n\n".join(Plan(topics=TOPICS, duties=duties).paragraphs()), encoding="utf-8")
    import_plan(workspace, path)
    return workspace


def _listed(workspace: Workspace) -> list[tuple[str, str, str, str]]:
    return [
        (entry.day_from, entry.day_to, entry.title, entry.note)
        for entry in entries_between(workspace, *YEAR)
        if entry.kind == "plan_date"
    ]


QUARTER = (
    "2028-04-01",
    "2028-06-30",
    "Hoạt động chuẩn bị đại hội ở từng cấp, nhất là đại hội điểm trong quý II",
    "Kế hoạch năm 2028, nội dung 1",
)
CONTEST = (
    "2028-09-15",
    "2028-09-15",
    "Tin, ảnh về cuộc thi “Cán bộ công đoàn với công nghệ số” tổ chức ngày 15/9/2028",
    "Kế hoạch năm 2028, nội dung 3",
)
REPORT = (
    "2028-11-20",
    "2028-11-20",
    "Báo cáo kết quả về Ban Tuyên giáo trước ngày 20/11/2028",
    "Kế hoạch năm 2028, nhiệm vụ V.2-4",
)


def test_what_the_plan_dates_is_in_the_calendar_in_its_own_words(planned: Workspace) -> None:
    # The 99th anniversary of the union is an occasion of the catalogue on the same day.
    assert _listed(planned) == [QUARTER, CONTEST, REPORT]
    quarter = month_view(planned, 2028, 5).lasting
    assert [entry.title for entry in quarter] == [QUARTER[2]]


def test_what_the_unit_switched_off_does_not_come_back_as_the_plans(planned: Workspace) -> None:
    remove_occasion(planned, "cong-doan-viet-nam")
    assert _listed(planned) == [QUARTER, CONTEST, REPORT]


def test_an_own_day_of_the_same_name_stands_for_the_plans(planned: Workspace) -> None:
    same = Occasion(
        title="Cuộc thi Cán bộ công đoàn với công nghệ số", rule=Rule.ONCE.value, day_from="2028-09-15"
    )
    add_occasion(planned, same)
    assert CONTEST not in _listed(planned)
    add_occasion(planned, Occasion(title="Hội thao", rule=Rule.ONCE.value, day_from="2028-11-20"))
    assert REPORT in _listed(planned)


def test_the_contest_of_2021_stands_once(workspace: Workspace) -> None:
    april = entries_between(workspace, date(2021, 4, 1), date(2021, 4, 30))
    assert [e.kind for e in april if (e.day_from, e.day_to) == ("2021-04-01", "2021-04-30")] == ["occasion"]
    assert not [
        e for e in entries_between(workspace, date(2021, 1, 1), date(2021, 12, 31)) if e.kind == "plan_date"
    ]


def test_each_has_its_own_place_for_the_receiving_program(planned: Workspace) -> None:
    found = [e for e in entries_between(planned, *YEAR) if e.kind == "plan_date"]
    assert [e.part for e in found] == ["II.1-1", "II.3-1", "V.2-4"]
    assert len({e.record_id for e in found}) == 3


def test_each_leads_to_the_paragraph_in_which_it_stands(planned: Workspace) -> None:
    entries = [e for e in entries_between(planned, *YEAR) if e.kind == "plan_date"]
    passages = [passage_of(planned, entry.record_id) for entry in entries]
    assert [(one.year, one.said) for one in passages] == [
        (2028, "trong quý II"),
        (2028, "ngày 15/9/2028"),
        (2028, "ngày 20/11/2028"),
    ]
    assert [one.text.rstrip(".") for one in passages] == [QUARTER[2], CONTEST[2], REPORT[2]]


def test_one_that_the_plan_has_no_more_is_told_so(planned: Workspace) -> None:
    with pytest.raises(UserError, match="không còn trong kế hoạch"):
        passage_of(planned, 9999)
