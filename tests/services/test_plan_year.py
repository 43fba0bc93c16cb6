"""What opening a year says of the tasks that come along with another plan's topics."""

import pytest

from ucvn_desktop.core.plan import PlanContent, PlanEdition, Topic
from ucvn_desktop.core.task import Task
from ucvn_desktop.services.plan_store import store_plan
from ucvn_desktop.services.plan_year import open_year
from ucvn_desktop.services.tasks import add_task
from ucvn_desktop.storage.workspace import Workspace


def _plan(workspace: Workspace, year: int, *titles: str) -> PlanEdition:
    topics = tuple(Topic(edition_id=0, number=n, short=t, title=t) for n, t in enumerate(titles, 1))
    return store_plan(workspace, PlanContent(year=year, title="Kế hoạch", source="", topics=topics)).edition


@pytest.fixture
def tasks(workspace: Workspace) -> list[int]:
    """Three tasks of 2028: of its topics 1 and 2, and of none."""
    edition = _plan(workspace, 2028, "Đại hội công đoàn các cấp", "Chăm lo đời sống đoàn viên")
    made = [Task(edition_id=edition.id, what=f"Việc {topic}", topic=topic) for topic in (1, 2, 0)]
    return [add_task(workspace, task).id for task in made]


def test_copies_in_a_year_without_a_plan_are_told_to_speak_of_the_plan_before(
    workspace: Workspace, tasks: list[int]
) -> None:
    assert open_year(workspace, 2029, tasks).warnings == (
        "2 nhiệm vụ chép sang còn ghi nội dung theo kế hoạch năm 2028: khi có kế hoạch năm 2029, hãy xem lại.",
    )
    # What is there already is not copied, so nothing is said of it.
    assert open_year(workspace, 2029, tasks).warnings == ()
    # A year on it is still the plan of 2028 that they speak of.
    (edition,) = [one for one in workspace.editions.all() if one.year == 2029]
    onward = [task.id for task in workspace.tasks.of(edition.id)]
    (told,) = open_year(workspace, 2030, onward).warnings
    assert "theo kế hoạch năm 2028: khi có kế hoạch năm 2030" in told


def test_copies_whose_number_is_another_topic_now_are_told(workspace: Workspace, tasks: list[int]) -> None:
    _plan(workspace, 2029, "An toàn giao thông ở đô thị", "Chăm lo đời sống đoàn viên")
    (told,) = open_year(workspace, 2029, tasks).warnings
    assert told.startswith(
        "1 nhiệm vụ chép sang ghi nội dung 1 của kế hoạch năm 2028; ở kế hoạch năm 2029, số ấy"
    )


def test_nothing_is_said_of_copies_without_a_topic_or_of_the_same_one(
    workspace: Workspace, tasks: list[int]
) -> None:
    assert open_year(workspace, 2029, tasks[2:]).warnings == ()
    _plan(workspace, 2030, "Đại hội công đoàn các cấp", "Chăm lo đời sống đoàn viên")
    assert open_year(workspace, 2030, tasks).warnings == ()


def test_copies_take_the_number_that_their_topic_has_in_the_plan_that_is_there(
    workspace: Workspace, tasks: list[int]
) -> None:
    _plan(workspace, 2029, "Chăm lo đời sống đoàn viên", "An toàn giao thông ở đô thị")
    opened = open_year(workspace, 2029, tasks)
    assert [task.topic for task in opened.tasks] == [1, 1, 0]
    followed, foreign = opened.warnings
    assert followed == (
        "Nội dung 2 của kế hoạch năm 2028 nay là nội dung 1 của kế hoạch năm 2029: 1 nhiệm vụ chép sang đã ghi theo số mới."
    )
    assert foreign.startswith("1 nhiệm vụ chép sang ghi nội dung 1 của kế hoạch năm 2028")
