"""Tasks that came along from an earlier year: named while they speak of it, suggested no second time."""

from dataclasses import replace

import pytest

from ucvn_desktop.core.plan import PlanContent, PlanEdition, Topic
from ucvn_desktop.core.task import Task
from ucvn_desktop.services.plan_store import store_plan
from ucvn_desktop.services.plan_year import open_year
from ucvn_desktop.services.task_copies import outdated_copies
from ucvn_desktop.services.task_suggestions import add_suggested, suggested_tasks
from ucvn_desktop.services.tasks import add_task, edit_task
from ucvn_desktop.storage.workspace import Workspace

MEETING = "Hội nghị tổng kết công tác"
POINTS = (
    "Tháng hành động về an toàn lao động năm {year}.",
    "Tuyên truyền kỷ niệm {nth} năm Ngày thành lập Công đoàn Việt Nam.",
    "Tuyên truyền về đại biểu nhiệm kỳ 2026 - 2031.",
    MEETING,
    "Viết 2 tin trong tháng 5.",
    "Viết 2 tin trong tháng 6.",
)


def _plan(workspace: Workspace, year: int) -> PlanEdition:
    points = tuple(point.format(year=year, nth=year - 1929) for point in POINTS)
    topics = (Topic(edition_id=0, number=1, short="Thi đua", title="Thi đua", points=points),)
    return store_plan(workspace, PlanContent(year=year, title="Kế hoạch", topics=topics)).edition


@pytest.fixture
def copies(workspace: Workspace) -> tuple[PlanEdition, list[Task]]:
    """The tasks that the plan of 2028 suggests, copied into 2029; that edition."""
    taken = add_suggested(workspace, suggested_tasks(workspace, _plan(workspace, 2028)))
    opened = open_year(workspace, 2029, [task.id for task in taken])
    return opened.edition, list(opened.tasks)


def test_copies_that_speak_of_the_year_they_come_from_are_named(
    workspace: Workspace, copies: tuple[PlanEdition, list[Task]]
) -> None:
    edition, (safety, jubilee, *_) = copies
    told = (
        f"1 nhiệm vụ chép sang còn ghi năm 2028: số {safety.id}. Hãy sửa lời cho năm 2029.",
        f"1 nhiệm vụ chép sang còn ghi số năm kỷ niệm của năm 2028: số {jubilee.id}. Hãy sửa lời cho năm 2029.",
    )
    assert outdated_copies(workspace, edition, workspace.tasks.of(edition.id)) == told
    _plan(workspace, 2029)
    assert outdated_copies(workspace, edition, workspace.tasks.of(edition.id)) == told
    new = safety.point.replace("2028", "2029")
    edit_task(workspace, safety.id, {"what": new, "point": new})
    assert outdated_copies(workspace, edition, workspace.tasks.of(edition.id)) == told[1:]


def test_opening_a_year_says_so_of_what_it_copies(workspace: Workspace) -> None:
    taken = add_suggested(workspace, suggested_tasks(workspace, _plan(workspace, 2028)))
    opened = open_year(workspace, 2029, [task.id for task in taken])
    assert f"còn ghi năm 2028: số {opened.tasks[0].id}." in opened.warnings[-2]
    assert "số năm kỷ niệm của năm 2028" in opened.warnings[-1]


def test_a_task_of_the_years_own_and_words_of_its_own_plan_are_no_slip(
    workspace: Workspace, copies: tuple[PlanEdition, list[Task]]
) -> None:
    edition, (safety, *_) = copies
    own = add_task(workspace, Task(edition_id=edition.id, what="Tổng kết năm 2028"))
    assert outdated_copies(workspace, edition, [own]) == ()
    topics = (Topic(edition_id=0, number=1, short="", title="Thi đua", points=(safety.point,)),)
    store_plan(workspace, PlanContent(year=2029, title="Kế hoạch", topics=topics))
    assert outdated_copies(workspace, edition, [safety]) == ()


def test_a_point_whose_task_differs_only_in_figures_is_suggested_no_second_time(
    workspace: Workspace, copies: tuple[PlanEdition, list[Task]]
) -> None:
    _plan(workspace, 2029)
    assert suggested_tasks(workspace, copies[0]) == []


def test_each_task_stands_for_one_point(workspace: Workspace) -> None:
    edition = _plan(workspace, 2028)
    add_task(
        workspace, Task(edition_id=edition.id, topic=1, what="Viết tin", point="Viết 3 tin trong tháng 7.")
    )
    left = [task.point for task in suggested_tasks(workspace, edition) if task.point.startswith("Viết")]
    assert left == ["Viết 2 tin trong tháng 6."]
    # A task typed without the plan's words is known by its own; one on another topic is another.
    what = "Hội nghị tổng kết công tác (lần 2)"
    task = add_task(workspace, Task(edition_id=edition.id, what="Hội nghị tổng kết công tác 2028", topic=1))
    assert MEETING not in [one.point for one in suggested_tasks(workspace, edition)]
    edit_task(workspace, task.id, {"topic": 0})
    assert MEETING in [one.point for one in suggested_tasks(workspace, edition)]
    edit_task(workspace, task.id, {"topic": 1, "what": what})
    assert MEETING in [one.point for one in suggested_tasks(workspace, edition)]


def test_a_point_that_stands_twice_is_suggested_once(workspace: Workspace) -> None:
    edition = _plan(workspace, 2028)
    (topic,) = workspace.topics.of_edition(edition.id)
    workspace.topics.save(replace(topic, points=(MEETING, MEETING)))
    assert [task.point for task in suggested_tasks(workspace, edition)] == [MEETING]
