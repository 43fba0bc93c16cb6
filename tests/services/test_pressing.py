"""What presses on a day."""

from datetime import date

import pytest

from ucvn_desktop.core.event import Event
from ucvn_desktop.core.occasion import Occasion, Rule
from ucvn_desktop.core.task import Task
from ucvn_desktop.services.editions import edition_of
from ucvn_desktop.services.occasions import add_occasion
from ucvn_desktop.services.plan_year import open_year
from ucvn_desktop.services.pressing import Pressing, in_words, pressing
from ucvn_desktop.services.tasks import add_task, mark_done
from ucvn_desktop.storage.workspace import Workspace

TODAY = date(2021, 6, 14)


def _task(workspace: Workspace, what: str, day_to: str, year: int = 2021) -> Task:
    return add_task(workspace, Task(edition_id=edition_of(workspace, year).id, what=what, day_to=day_to))


def test_late_tasks_come_before_near_ones_and_others_do_not_press(workspace: Workspace) -> None:
    near = _task(workspace, "Gần", "2021-06-20")
    late = _task(workspace, "Muộn", "2021-06-01")
    _task(workspace, "Còn lâu", "2021-09-01")
    mark_done(workspace, _task(workspace, "Xong rồi", "2021-06-02").id, "2021-06-02")
    assert [row.task.id for row in pressing(workspace, TODAY).tasks] == [late.id, near.id]


def test_what_was_left_undone_two_years_ago_presses_nobody(workspace: Workspace) -> None:
    open_year(workspace, 2022)
    open_year(workspace, 2023)
    _task(workspace, "Của 2021", "2021-06-01")
    last = _task(workspace, "Của 2022", "2022-12-01", 2022)
    assert [row.task.id for row in pressing(workspace, date(2023, 1, 5)).tasks] == [last.id]


def test_an_occasion_presses_from_its_lead_time_on(workspace: Workspace) -> None:
    add_occasion(
        workspace,
        Occasion(
            title="Ngày truyền thống cơ quan",
            rule=Rule.SOLAR.value,
            day_from="06-20",
            origin_year=2001,
            lead_days=5,
        ),
    )
    workspace.events.add(Event(title="Hội nghị", day="2021-06-16"))
    assert "truyền thống cơ quan" not in in_words(pressing(workspace, date(2021, 6, 14)))
    assert "20 năm Ngày truyền thống cơ quan (20/6/2021)" in in_words(pressing(workspace, date(2021, 6, 15)))
    assert "truyền thống cơ quan" not in in_words(pressing(workspace, date(2021, 6, 21)))


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ([], ""),
        (["2021-06-01"], "1 nhiệm vụ quá hạn"),
        (["2021-06-01", "2021-06-02", "2021-06-15"], "2 nhiệm vụ quá hạn, 1 nhiệm vụ sắp hết hạn"),
    ],
)
def test_it_is_said_in_one_sentence(workspace: Workspace, days: list[str], said: str) -> None:
    for day in days:
        _task(workspace, "Việc", day)
    assert in_words(Pressing(pressing(workspace, TODAY).tasks)) == said


def test_of_many_occasions_the_first_two_are_named(workspace: Workspace) -> None:
    for day in range(20, 25):
        add_occasion(workspace, Occasion(title=f"Ngày {day}", rule=Rule.SOLAR.value, day_from=f"06-{day}"))
    told = in_words(Pressing(occasions=pressing(workspace, date(2021, 6, 19)).occasions))
    assert told.count("(") == 2
    assert "ngày kỷ niệm nữa" in told
