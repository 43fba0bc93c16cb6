"""Articles, events and tasks follow the topics and methods of a plan to the numbers that they have in the next."""

import pytest

from ucvn_desktop.core.event import Event
from ucvn_desktop.core.plan import Method, PlanContent, Topic
from ucvn_desktop.core.task import Task
from ucvn_desktop.services.articles import new_article
from ucvn_desktop.services.plan_store import Stored, store_plan
from ucvn_desktop.services.plan_year import open_year
from ucvn_desktop.services.records import add_event
from ucvn_desktop.services.tasks import add_task
from ucvn_desktop.storage.health import examine
from ucvn_desktop.storage.workspace import Workspace

ELECTION, WELFARE, PORTRAITS = (
    "Cuộc bầu cử đại biểu",
    "An sinh, chăm lo đoàn viên",
    "Gương người tốt, việc tốt",
)
NEW = "Chuyển đổi số ở cơ quan"


def _store(workspace: Workspace, year: int, *titles: str, methods: tuple[str, ...] = ()) -> Stored:
    """The plan of a year with these topics and methods, counted from 1."""
    topics = tuple(Topic(edition_id=0, number=n, short=t, title=t) for n, t in enumerate(titles, 1))
    forms = tuple(
        Method(edition_id=0, number=f"III.{n}", title=t, points=(t,)) for n, t in enumerate(methods, 1)
    )
    plan = PlanContent(year=year, title="Kế hoạch", topics=topics, methods=forms)
    return store_plan(workspace, plan)


def _told(stored: Stored) -> list[str]:
    return [line for one in stored.replaced if (line := one.told(stored.before, stored.edition.year))]


def _topics(workspace: Workspace) -> tuple[list[int], list[int], list[int]]:
    """The topics of all articles, events and tasks, those in the bin too."""
    articles, events, tasks = (
        [one.topic for one in kept.all(with_bin=True)]  # type: ignore[attr-defined]
        for kept in (workspace.articles, workspace.events, workspace.tasks)
    )
    return articles, events, tasks


@pytest.fixture
def edition(workspace: Workspace) -> int:
    """The plan of 2028 with an article, an event and a task on its third topic; its edition's id."""
    made = _store(workspace, 2028, ELECTION, WELFARE, PORTRAITS).edition
    new_article(workspace, title="Gương", topic=3, plan_year=2028)
    add_event(workspace, Event(title="Biểu dương", day="2028-05-01", topic=3))
    add_task(workspace, Task(edition_id=made.id, what="Viết gương", topic=3))
    return made.id


@pytest.mark.usefixtures("edition")
def test_records_follow_their_topic_below_one_that_was_put_in(workspace: Workspace) -> None:
    stored = _store(workspace, 2028, ELECTION, WELFARE, NEW, PORTRAITS)
    assert _topics(workspace) == ([4], [4], [4])
    assert _told(stored) == [
        "Nội dung 3 «Gương người tốt, việc tốt» nay là nội dung 4: đã chuyển 1 tin, bài, 1 hoạt động, 1 nhiệm vụ theo."
    ]
    assert stored.moved == {"article", "event", "task"}
    (article,) = workspace.articles.all()
    assert [one.topic for one in workspace.articles.history(article)] == [3, 4]
    assert examine(workspace) == []
    # And back, when the old text comes in again.
    _store(workspace, 2028, ELECTION, WELFARE, PORTRAITS)
    assert _topics(workspace) == ([3], [3], [3])


def test_topics_that_change_places_take_their_records_along(workspace: Workspace, edition: int) -> None:
    for topic in (1, 2):
        add_task(workspace, Task(edition_id=edition, what=f"Việc {topic}", topic=topic))
    _store(workspace, 2028, WELFARE, PORTRAITS, ELECTION)
    assert _topics(workspace) == ([2], [2], [2, 3, 1])


def test_what_lies_in_the_bin_comes_along(workspace: Workspace, edition: int) -> None:
    workspace.tasks.to_bin(add_task(workspace, Task(edition_id=edition, what="Bỏ", topic=1)))
    (told,) = _told(_store(workspace, 2028, NEW, PORTRAITS, ELECTION))[:1]
    assert told.endswith("nay là nội dung 3: đã chuyển 1 mục trong thùng rác theo.")
    assert _topics(workspace)[2] == [2, 3]
    assert [task.topic for task in workspace.tasks.binned()] == [3]


@pytest.mark.usefixtures("edition")
def test_what_cannot_be_told_stays_and_is_named(workspace: Workspace) -> None:
    stored = _store(workspace, 2028, ELECTION, WELFARE, NEW, PORTRAITS, f"{PORTRAITS}.")
    assert _topics(workspace) == ([3], [3], [3])
    assert _told(stored) == [
        (
            "Nội dung 3 «Gương người tốt, việc tốt» nay là «Chuyển đổi số ở cơ quan»; 1 tin, bài (số 1), 1 hoạt động "
            "(số 1), 1 nhiệm vụ (số 1) đang ghi nội dung số này: hãy xem lại."
        )
    ]


def test_only_the_first_few_of_many_are_named(workspace: Workspace, edition: int) -> None:
    for _ in range(7):
        add_task(workspace, Task(edition_id=edition, what="Việc", topic=1))
    told = _told(_store(workspace, 2028, NEW, WELFARE, PORTRAITS))
    assert "7 nhiệm vụ (số 2, 3, 4, 5, 6 và 2 số nữa) đang ghi" in told[0]


@pytest.mark.usefixtures("edition")
def test_only_what_counts_for_the_plans_years_moves(workspace: Workspace) -> None:
    _store(workspace, 2027, ELECTION, WELFARE, PORTRAITS)
    # Held in December and written in January, an article is of December's year.
    december = add_event(workspace, Event(title="Hội nghị", day="2027-12-30", topic=3))
    new_article(workspace, title="Tin của tháng 12", topic=3, event_id=december.id)
    _store(workspace, 2028, ELECTION, WELFARE, NEW, PORTRAITS)
    assert _topics(workspace) == ([4, 3], [4, 3], [4])


@pytest.mark.usefixtures("edition")
def test_a_year_that_borrowed_the_plan_before_follows_it_and_then_its_own(workspace: Workspace) -> None:
    opened = open_year(workspace, 2029, [task.id for task in workspace.tasks.all()])
    new_article(workspace, title="Gương đầu năm", topic=3, plan_year=2029)
    # While 2029 means the topics of 2028, it follows them where they go.
    _store(workspace, 2028, ELECTION, NEW, WELFARE, PORTRAITS)
    assert _topics(workspace) == ([4, 4], [4], [4, 4])
    stored = _store(workspace, 2029, PORTRAITS, WELFARE)
    assert _topics(workspace) == ([4, 1], [4], [4, 1])
    assert _told(stored) == [
        (
            "Nội dung 4 «Gương người tốt, việc tốt» của kế hoạch năm 2028 nay là nội dung 1 của kế hoạch năm 2029: đã "
            "chuyển 1 tin, bài, 1 nhiệm vụ theo."
        )
    ]
    assert [task.edition_id for task in opened.tasks] == [stored.edition.id]


def test_tasks_follow_their_methods(workspace: Workspace) -> None:
    forms = ("Hội nghị, hội thảo", "Phát động thi đua")
    edition = _store(workspace, 2028, ELECTION, WELFARE, methods=forms).edition
    task = Task(edition_id=edition.id, what="Phát động", topic=2, method="III.2")
    stored_task = add_task(workspace, task)
    stored = _store(workspace, 2028, WELFARE, ELECTION, methods=forms[::-1])
    moved = workspace.tasks.get(stored_task.id)
    assert (moved.topic, moved.method) == (1, "III.1")
    assert (
        _told(stored)[-1]
        == "Hình thức III.2 «Phát động thi đua» nay là hình thức III.1: đã chuyển 1 nhiệm vụ theo."
    )


@pytest.mark.usefixtures("edition")
def test_a_failure_half_way_moves_nothing(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("planted")

    monkeypatch.setattr(workspace.tasks, "save", fail)
    with pytest.raises(RuntimeError, match="planted"):
        _store(workspace, 2028, ELECTION, WELFARE, NEW, PORTRAITS)
    assert _topics(workspace) == ([3], [3], [3])
    assert examine(workspace) == []


@pytest.mark.usefixtures("edition")
def test_articles_that_were_sent_with_the_old_number_are_told(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workspace.articles, "ids_sent", lambda: {1: True})
    (told,) = _told(_store(workspace, 2028, ELECTION, WELFARE, NEW, PORTRAITS))
    assert "1 nhiệm vụ theo. 1 tin, bài trong số đó đã gửi với số cũ" in told


@pytest.mark.usefixtures("edition")
def test_a_plan_without_topics_moves_nothing(workspace: Workspace) -> None:
    stored = store_plan(workspace, PlanContent(year=2029, title="Kế hoạch"))
    assert (_topics(workspace), stored.replaced) == (([3], [3], [3]), ())
