"""The unit's tasks: their figures come from the records, and lead back to them."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from ucvn_desktop.core.article import Article
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.event import Event, EventKind
from ucvn_desktop.core.gaps import gap
from ucvn_desktop.core.plan import PlanEdition
from ucvn_desktop.core.submission import Submission, SubmissionItem
from ucvn_desktop.core.task import Task, TaskState
from ucvn_desktop.core.text.dates import this_day
from ucvn_desktop.services.article_list import ListFilter, Show, listed_ids
from ucvn_desktop.services.articles import edit_article
from ucvn_desktop.services.editions import edition_of
from ucvn_desktop.services.plan_year import open_year
from ucvn_desktop.services.task_suggestions import add_suggested, suggested_tasks
from ucvn_desktop.services.tasks import (
    TaskFilter,
    TaskRow,
    add_task,
    bin_task,
    board,
    edit_task,
    mark_done,
    records_behind,
    reminders,
    task_rows,
    tasks_between,
)
from ucvn_desktop.storage.workspace import Workspace

TODAY = date(2021, 6, 1)
WRITTEN = Article(title="Tin", body="<p>Đã thăm hỏi.</p>", author="Lê An", topic=4)


@pytest.fixture
def edition(workspace: Workspace) -> PlanEdition:
    return edition_of(workspace, 2021)


def _article(workspace: Workspace, day: str, topic: int = 4, **facts: Any) -> Article:
    event = workspace.events.add(Event(title="Hội nghị", day=day, kind=EventKind.CONFERENCE.value))
    return workspace.articles.add(
        replace(WRITTEN, title=f"Tin ngày {day}", topic=topic, event_id=event.id, **facts)
    )


def _send(workspace: Workspace, article: Article, day: str) -> None:
    number = workspace.submissions.next_number(int(day[:4]))
    bundle = workspace.submissions.add(
        Submission(number=number, year=int(day[:4]), day=day, name=f"{day}-{number}", destination="", path="")
    )
    workspace.submission_items.add(
        SubmissionItem(
            submission_id=bundle.id,
            position=1,
            item_kind="article",
            item_id=article.id,
            item_uid=article.uid,
            item_rev=article.rev,
            title=article.title,
            state="",
        )
    )


def _row(workspace: Workspace, task: Task, today: date = TODAY) -> TaskRow:
    return records_behind(workspace, task.id, today)[0]


def _may(edition: PlanEdition, **facts: object) -> Task:
    usual = {"what": "Viết tin", "day_from": "2021-05-01", "day_to": "2021-05-31"}
    return Task(edition_id=edition.id, **{**usual, **facts})  # type: ignore[arg-type]


def test_articles_of_the_topic_count_on_the_day_of_their_event(
    workspace: Workspace, edition: PlanEdition
) -> None:
    task = add_task(workspace, _may(edition, counted="tin-bai", topic=4, target=2))
    inside = _article(workspace, "2021-05-12")
    _article(workspace, "2021-05-13", topic=3)
    _article(workspace, "2021-04-30")
    workspace.articles.to_bin(_article(workspace, "2021-05-14"))
    row, behind = records_behind(workspace, task.id, TODAY)
    assert (row.standing.done, row.standing.state) == (1, TaskState.OVERDUE)
    assert [(one.kind, one.id, one.day, one.title) for one in behind] == [
        ("article", inside.id, "2021-05-12", "Tin ngày 2021-05-12")
    ]


def test_a_draft_counts_as_written_once_the_list_of_articles_says_that_nothing_is_lacking(
    workspace: Workspace, edition: PlanEdition
) -> None:
    task = add_task(workspace, _may(edition, counted="tin-bai", topic=4))
    draft = _article(workspace, "2021-05-12", body=f"<p>{gap('ai phát biểu')}</p>", author="")
    _article(workspace, "2021-05-12", topic=3, body=f"<p>{gap('ai')}</p>")
    for changes in ({"body": "<p>Đã thăm hỏi.</p>"}, {"author": "Lê An"}):
        assert listed_ids(workspace, ListFilter(Show.LACKING, topic=4)) == [draft.id]
        row, behind = records_behind(workspace, task.id, TODAY)
        assert (row.standing.state, row.unfinished, behind) == (TaskState.OVERDUE, 1, [])
        edit_article(workspace, draft.id, **changes)
    row, behind = records_behind(workspace, task.id, TODAY)
    assert (row.standing.reached_on, row.unfinished, [one.id for one in behind]) == (
        "2021-05-12",
        0,
        [draft.id],
    )


def test_an_article_counts_as_sent_once_on_the_day_of_its_first_sending(
    workspace: Workspace, edition: PlanEdition
) -> None:
    task = add_task(workspace, _may(edition, counted="da-gui", target=1))
    article = _article(workspace, "2021-04-20")
    assert _row(workspace, task).standing.done == 0
    _send(workspace, article, "2021-05-03")
    _send(workspace, article, "2021-05-20")
    row, behind = records_behind(workspace, task.id, TODAY)
    assert (row.standing.done, row.standing.reached_on) == (1, "2021-05-03")
    assert [one.day for one in behind] == ["2021-05-03"]


def test_what_was_held_in_december_and_sent_in_january_counts_where_it_belongs(workspace: Workspace) -> None:
    old, new = edition_of(workspace, 2021), open_year(workspace, 2022).edition
    last = add_task(workspace, Task(edition_id=old.id, what="Gửi tin", counted="da-gui", day_to="2021-12-31"))
    this = add_task(workspace, Task(edition_id=new.id, what="Gửi tin", counted="da-gui"))
    article = _article(workspace, "2021-12-28")
    _send(workspace, article, "2022-01-04")
    today = date(2022, 2, 1)
    how = _row(workspace, last, today).standing
    assert (how.state, how.done, how.late) == (TaskState.DONE_LATE, 0, 1)
    assert _row(workspace, this, today).standing.done == 0
    edit_article(workspace, article.id, plan_year=2022)
    assert _row(workspace, last, today).standing.state is TaskState.OVERDUE
    assert _row(workspace, this, today).standing.done == 1
    with pytest.raises(UserError, match="20222"):
        edit_article(workspace, article.id, plan_year=20222)


def test_an_article_without_an_event_counts_for_the_year_in_which_it_was_written(
    workspace: Workspace,
) -> None:
    article = workspace.articles.add(WRITTEN)
    year = int(article.created[:4])
    edition = open_year(workspace, year).edition
    task = add_task(workspace, Task(edition_id=edition.id, what="Viết", counted="tin-bai", topic=4))
    workspace.articles.add(Article(title="", topic=4))  # not a word yet
    assert _row(workspace, task, date(year + 1, 6, 1)).standing.done == 1


def test_events_count_by_their_kind_and_designs_by_the_day_they_were_made(
    workspace: Workspace, edition: PlanEdition
) -> None:
    every = add_task(workspace, _may(edition, counted="hoat-dong", target=2))
    visits = add_task(workspace, _may(edition, counted="hoat-dong", event_kind="tham-hoi"))
    workspace.events.add(Event(title="Thăm hỏi", day="2021-05-05", kind=EventKind.VISIT.value))
    workspace.events.add(Event(title="Hội nghị", day="2021-05-06", kind=EventKind.CONFERENCE.value))
    assert _row(workspace, every).standing.state is TaskState.DONE
    assert [one.title for one in records_behind(workspace, visits.id, TODAY)[1]] == ["Thăm hỏi"]


def test_a_task_of_a_topic_counts_events_of_that_topic_and_tells_those_of_none(
    workspace: Workspace, edition: PlanEdition
) -> None:
    narrow = add_task(workspace, _may(edition, counted="hoat-dong", event_kind="tham-hoi", topic=3))
    kinds = add_task(workspace, _may(edition, counted="hoat-dong", topic=3))
    every = add_task(workspace, _may(edition, counted="hoat-dong", event_kind="tham-hoi"))
    written = add_task(workspace, _may(edition, counted="tin-bai", topic=3))
    for title, topic, day, kind in (
        ("Của nội dung 3", 3, "2021-05-05", "tham-hoi"),
        ("Của nội dung 4", 4, "2021-05-06", "tham-hoi"),
        ("Chưa ghi", 0, "2021-05-07", "tham-hoi"),
        ("Chưa ghi, trước đó", 0, "2021-04-07", "tham-hoi"),
        ("Chưa ghi, chưa đến", 0, "2021-06-07", "tham-hoi"),
        ("Hình thức khác", 0, "2021-05-08", "hoi-nghi"),
    ):
        workspace.events.add(Event(title=title, day=day, kind=kind, topic=topic))

    def told(task: Task) -> tuple[list[str], int]:
        row, behind = records_behind(workspace, task.id, TODAY)
        return [one.title for one in behind], row.unfiled

    assert told(narrow) == (["Của nội dung 3"], 1)
    assert told(kinds) == (["Của nội dung 3"], 2)
    assert told(every) == (["Của nội dung 3", "Của nội dung 4", "Chưa ghi"], 0)
    assert told(written) == ([], 0)


def test_the_list_has_open_tasks_first_and_keeps_to_its_filter(
    workspace: Workspace, edition: PlanEdition
) -> None:
    late = add_task(workspace, _may(edition, who="Nguyễn Văn Đoàn", topic=4))
    soon = add_task(workspace, _may(edition, day_to="2021-06-05", what="Treo băng rôn"))
    done = add_task(workspace, _may(edition, done_on="2021-05-02"))
    endless = add_task(workspace, _may(edition, day_from="", day_to=""))

    def ids(**wanted: object) -> list[int]:
        rows = task_rows(workspace, edition, TaskFilter(**wanted), TODAY)  # type: ignore[arg-type]
        return [row.task.id for row in rows]

    assert ids() == [late.id, soon.id, endless.id, done.id]
    assert ids(state=TaskState.SOON) == [soon.id]
    assert ids(topic=4) == [late.id]
    assert ids(topic=0) == [soon.id, endless.id, done.id]
    assert ids(who="doan") == [late.id]
    assert ids(text="bang ron") == [soon.id]
    columns = board(task_rows(workspace, edition, TaskFilter(), TODAY))
    assert {state: len(rows) for state, rows in columns.items()} == {
        TaskState.OVERDUE: 1,
        TaskState.SOON: 1,
        TaskState.UNDER_WAY: 1,
        TaskState.NOT_YET: 0,
        TaskState.DONE: 1,
        TaskState.DONE_LATE: 0,
    }
    assert [row.task.id for row in reminders(workspace, edition, TODAY, days=7)] == [late.id, soon.id]
    assert [row.task.id for row in reminders(workspace, edition, TODAY, days=3)] == [late.id]


def test_tasks_are_found_on_each_day_of_their_span(workspace: Workspace, edition: PlanEdition) -> None:
    may = add_task(workspace, _may(edition))
    due = add_task(workspace, _may(edition, day_from="", day_to="2021-06-05"))
    open_end = add_task(workspace, _may(edition, day_from="2021-06-03", day_to=""))
    add_task(workspace, _may(edition, day_from="", day_to=""))
    workspace.tasks.to_bin(add_task(workspace, _may(edition)))

    def found(first: str, last: str) -> list[int]:
        return [row.task.id for row in tasks_between(workspace, first, last, TODAY)]

    assert found("2021-05-31", "2021-06-02") == [may.id]
    assert found("2021-06-01", "2021-06-30") == [open_end.id, due.id]
    assert found("2021-06-04", "2021-06-04") == []
    assert found("2021-01-01", "2021-12-31") == [open_end.id, may.id, due.id]
    (row,) = tasks_between(workspace, "2021-06-05", "2021-06-05", TODAY)
    assert row.standing.state is TaskState.SOON


def test_what_follows_from_records_is_not_marked_by_hand(workspace: Workspace, edition: PlanEdition) -> None:
    counted = add_task(workspace, _may(edition, counted="tin-bai"))
    with pytest.raises(UserError, match="tự xong"):
        mark_done(workspace, counted.id, "2021-05-03")
    by_hand = add_task(workspace, _may(edition))
    tomorrow = (this_day() + timedelta(days=1)).isoformat()
    with pytest.raises(UserError, match="chưa đến"):
        mark_done(workspace, by_hand.id, tomorrow)
    assert workspace.tasks.get(by_hand.id).done_on == ""
    mark_done(workspace, by_hand.id, "2021-05-03")
    assert _row(workspace, by_hand).standing.state is TaskState.DONE
    mark_done(workspace, by_hand.id, "")
    assert _row(workspace, by_hand).standing.state is TaskState.OVERDUE


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"topic": 9}, "không có nội dung 9; có: 1, 2, 3, 4, 5, 6"),
        ({"method": "III.7"}, "không có hình thức III.7"),
        ({"counted": "so-cuoc-goi"}, "cách tính"),
        ({"counted": "hoat-dong", "event_kind": "liên hoan"}, "hình thức hoạt động"),
        ({"event_kind": "tham-hoi"}, "tính theo hoạt động"),
        ({"day_to": "2021-04-01"}, "đứng trước"),
        ({"what": "  "}, "Chưa ghi việc"),
    ],
    ids=str,
)
def test_a_wrong_task_changes_nothing(
    workspace: Workspace, edition: PlanEdition, changes: dict[str, object], sentence: str
) -> None:
    task = add_task(workspace, _may(edition))
    with pytest.raises(UserError, match=sentence):
        edit_task(workspace, task.id, changes)
    with pytest.raises(UserError, match=sentence):
        add_task(workspace, replace(_may(edition), **changes))  # type: ignore[arg-type]
    assert workspace.tasks.all() == [task]


def test_a_point_of_the_plan_is_suggested_once(workspace: Workspace, edition: PlanEdition) -> None:
    found = suggested_tasks(workspace, edition)
    points = sum(max(1, len(topic.points)) for topic in workspace.topics.all())
    assert len(found) == points + len(workspace.duties.all())
    assert all(task.what and len(task.what) <= 141 for task in found)
    (stored,) = add_suggested(workspace, found[:1])
    assert (stored.topic, stored.day_from, stored.day_to) == (1, "2021-01-01", "2021-12-31")
    assert suggested_tasks(workspace, edition) == found[1:]
    workspace.tasks.to_bin(stored)
    assert suggested_tasks(workspace, edition) == found


def test_a_suggestion_proposes_what_its_point_names(workspace: Workspace, edition: PlanEdition) -> None:
    named = {
        (task.day_from, task.day_to, task.counted, task.event_kind, task.target)
        for task in suggested_tasks(workspace, edition)
    }
    assert ("2021-04-01", "2021-04-30", "hoat-dong", "thi-truc-tuyen", 1) in named
    assert ("2021-01-01", "2021-12-31", "hoat-dong", "bau-cu", 1) in named
    # The plan of 2021 names no number and no other day: nothing else is made up.
    assert {(first, last) for first, last, *_ in named} == {
        ("2021-04-01", "2021-04-30"),
        ("2021-01-01", "2021-12-31"),
    }
    assert {target for *_, target in named} == {1}


def test_tasks_that_are_chosen_come_along_into_a_new_year(workspace: Workspace, edition: PlanEdition) -> None:
    kept = add_task(
        workspace, _may(edition, topic=4, method="III.2", point="Ý", who="A", done_on="2021-05-04")
    )
    add_task(workspace, _may(edition))
    opened = open_year(workspace, 2022, [kept.id])
    (copy,) = opened.tasks
    assert not opened.plan_known
    assert workspace.tasks.of(opened.edition.id) == [copy]
    assert (copy.day_from, copy.day_to, copy.done_on) == ("2022-05-01", "2022-05-31", "")
    assert (copy.topic, copy.method, copy.point, copy.who) == (4, "III.2", "Ý", "A")
    assert (copy.uid == kept.uid, copy.rev) == (False, 1)
    assert workspace.tasks.get(kept.id) == kept


def test_a_year_is_opened_whole_or_not_at_all(workspace: Workspace) -> None:
    for year, task_ids in ((2021, []), (1492, []), (2022, [99])):
        with pytest.raises(UserError):
            open_year(workspace, year, task_ids)
        assert workspace.editions.years() == [2021]


def test_a_task_in_the_bin_does_not_come_along_and_none_comes_twice(
    workspace: Workspace, edition: PlanEdition
) -> None:
    kept, gone = (add_task(workspace, _may(edition, what=what)) for what in ("Viết tin", "Treo băng rôn"))
    bin_task(workspace, gone.id)
    with pytest.raises(UserError, match=r"«Treo băng rôn».*thùng rác"):
        open_year(workspace, 2022, [kept.id, gone.id])
    assert workspace.editions.years() == [2021]
    assert [task.what for task in open_year(workspace, 2022, [kept.id, kept.id]).tasks] == ["Viết tin"]


def test_tasks_are_copied_into_a_year_that_is_open_and_never_twice(
    workspace: Workspace, edition: PlanEdition
) -> None:
    first = add_task(workspace, _may(edition, what="Viết tin", day_from="2021-03-01"))
    second = add_task(workspace, _may(edition, what="Viết tin"))
    other = add_task(workspace, _may(edition, what="Treo băng rôn"))
    open_year(workspace, 2022)
    every = [first.id, second.id, other.id]
    opened = open_year(workspace, 2022, [second.id])
    assert (opened.is_new, opened.there, len(opened.tasks)) == (False, 0, 1)
    opened = open_year(workspace, 2022, every)
    assert [task.day_from for task in opened.tasks] == ["2022-03-01", "2022-05-01"]
    assert opened.there == 1
    # A copy that got other days is still that task.
    edit_task(workspace, opened.tasks[1].id, {"day_to": "2022-07-01"})
    assert (open_year(workspace, 2022, every).tasks, open_year(workspace, 2022, every).there) == ((), 3)
    assert open_year(workspace, 2021, every).tasks == ()
    assert len(workspace.tasks.of(opened.edition.id)) == 3


def test_of_two_who_open_a_year_at_once_one_does(workspace_folder: Path) -> None:
    def open_it(_: int) -> str:
        with Workspace.open(workspace_folder) as own:
            try:
                open_year(own, 2022)
            except UserError as error:
                return error.message
            return ""

    with ThreadPoolExecutor(4) as threads:
        said = sorted(threads.map(open_it, range(4)))
    assert [words[:21] for words in said] == ["", *["Năm 2022 đã được mở t"] * 3]
    with Workspace.open(workspace_folder) as workspace:
        assert workspace.editions.years() == [2022, 2021]


def test_without_a_year_this_years_plan_is_meant_or_else_the_newest(workspace: Workspace) -> None:
    open_year(workspace, 2023)
    assert edition_of(workspace, today=date(2021, 3, 1)).year == 2021
    assert edition_of(workspace, today=date(2022, 3, 1)).year == 2023
    assert edition_of(workspace, 2021).year == 2021
    with pytest.raises(UserError, match="Chưa có kế hoạch năm 2022"):
        edition_of(workspace, 2022)
