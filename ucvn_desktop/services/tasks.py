"""The unit's tasks: stored, shown by how they stand, with the records behind each figure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ucvn_desktop.core.article import NO_TITLE
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.event import EventKind
from ucvn_desktop.core.plan import PlanEdition
from ucvn_desktop.core.task import (
    FINISHED,
    LEAD_DAYS,
    Counted,
    Standing,
    Task,
    TaskState,
    check_task,
    standing,
)
from ucvn_desktop.core.text.dates import format_day, this_day
from ucvn_desktop.core.text.fold import fold, one_line
from ucvn_desktop.storage.tasks import Counting, YearOfRecords
from ucvn_desktop.storage.workspace import Workspace

_ENDLESS = "9999-12-31"


@dataclass(frozen=True, slots=True)
class TaskFilter:
    """Which of a year's tasks are asked for; `topic` is a number of the plan, 0 for none, None for all."""

    state: TaskState | None = None
    topic: int | None = None
    who: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task as lists show it, and how it stands; `unfiled` is how many events would count by now if they named
    the task's topic instead of none, `unfinished` how many articles if they lacked nothing."""

    task: Task
    standing: Standing
    unfiled: int = 0
    unfinished: int = 0


@dataclass(frozen=True, slots=True)
class Behind:
    """A record that counts for a task, on an ISO day."""

    kind: str
    id: int
    day: str
    title: str


def add_task(workspace: Workspace, task: Task) -> Task:
    """Store a task. Raises UserError where it cannot be (core/task.py) or names what is not in its plan."""
    return workspace.tasks.add(_checked(workspace, task))


def edit_task(workspace: Workspace, task_id: int, changes: dict[str, Any], over: int = 0) -> Task:
    """Store `changes` (fields of Task) of a task; `over` is Repository.save()'s. Raises as add_task does; then
    nothing changed."""
    with workspace.write():
        changed = _checked(workspace, replace(workspace.tasks.get(task_id), **changes))
        return workspace.tasks.save(changed, over)


def outside_year(task: Task, edition: PlanEdition) -> str:
    """That days of the task lie outside the year of its plan, as a sentence with both; "" where they do not."""
    days = [day for day in (task.day_from, task.day_to) if day and day[:4] != f"{edition.year:04d}"]
    if not days:
        return ""
    named = " và ".join(format_day(day) for day in days)
    return (
        f"Lưu ý: nhiệm vụ của kế hoạch năm {edition.year} có ngày {named} nằm ngoài năm ấy. Nếu ghi nhầm, hãy sửa "
        "lại ngày."
    )


def mark_done(workspace: Workspace, task_id: int, day: str) -> Task:
    """Note that a task was done on `day` (ISO), or with "" that it was not.

    Raises UserError for a task whose state follows from records: it is done when they are there; and for a day that
    is still to come, on which nothing can be done yet.
    """
    if day > this_day().isoformat():
        raise UserError(
            f"Ngày {format_day(day)} chưa đến nên chưa đánh dấu xong được. Hãy ghi ngày đã làm xong; không có gì bị "
            "thay đổi."
        )
    task = workspace.tasks.get(task_id)
    if task.counted != Counted.BY_HAND:
        raise UserError(
            f"Nhiệm vụ số {task_id} được tính từ các bản ghi nên không đánh dấu bằng tay. Khi đủ số bản ghi, "
            "nhiệm vụ tự xong; muốn tự đánh dấu, hãy đổi cách tính thành «tự đánh dấu»."
        )
    return edit_task(workspace, task_id, {"done_on": day})


def bin_task(workspace: Workspace, task_id: int) -> Task:
    """Put the task into the bin: it is neither listed nor reminded of."""
    with workspace.write():
        return workspace.tasks.to_bin(workspace.tasks.get(task_id))


def restore_task(workspace: Workspace, task_id: int) -> Task:
    """Take the task out of the bin."""
    with workspace.write():
        return workspace.tasks.from_bin(workspace.tasks.get(task_id))


def task_rows(workspace: Workspace, edition: PlanEdition, wanted: TaskFilter, today: date) -> list[TaskRow]:
    """The tasks of a plan that pass the filter: what is open first, by the day on which it ends."""
    with workspace.reading():
        records = workspace.tasks.records_of(edition.year)
        rows = [_row(task, records, today) for task in workspace.tasks.of(edition.id)]
    return sorted((row for row in rows if passes(row, wanted)), key=_open_first)


def passes(row: TaskRow, wanted: TaskFilter) -> bool:
    """Whether the filter asks for the row."""
    task = row.task
    text = fold(f"{task.what} {task.point} {task.note}")
    return (
        wanted.state in (None, row.standing.state)
        and wanted.topic in (None, task.topic)
        and fold(wanted.who) in fold(task.who)
        and all(word in text for word in fold(wanted.text).split())
    )


def board(rows: Sequence[TaskRow]) -> dict[TaskState, list[TaskRow]]:
    """The rows under their states, each state there, in the order of TaskState."""
    return {state: [row for row in rows if row.standing.state is state] for state in TaskState}


def reminders(
    workspace: Workspace, edition: PlanEdition, today: date, days: int = LEAD_DAYS
) -> list[TaskRow]:
    """The tasks that are overdue or end within `days` days."""
    rows = task_rows(workspace, edition, TaskFilter(), today)
    return [
        row
        for row in rows
        if not row.standing.is_finished
        and row.standing.days_left is not None
        and row.standing.days_left <= days
    ]


def records_behind(workspace: Workspace, task_id: int, today: date) -> tuple[TaskRow, list[Behind]]:
    """A task, and the records that count for it until `today`, oldest first."""
    with workspace.reading():
        task = workspace.tasks.get(task_id)
        records = workspace.tasks.records_of(workspace.editions.get(task.edition_id).year)
        counting = _by_now(task, records.counting(task), today)
        counting.sort(key=lambda one: (one.day, one.id))
        titles = _titles(workspace, counting)
    behind = [Behind(one.kind, one.id, one.day, titles[one.kind, one.id]) for one in counting]
    return _row(task, records, today), behind


def tasks_between(workspace: Workspace, first_day: str, last_day: str, today: date) -> list[TaskRow]:
    """The tasks that last on any day from one ISO day to another, of whatever plan, by their last day; how they
    stand `today`."""
    with workspace.reading():
        tasks = workspace.tasks.touching(first_day, last_day)
        editions = workspace.editions.some(sorted({task.edition_id for task in tasks}))
        records = {edition.id: workspace.tasks.records_of(edition.year) for edition in editions}
    return [_row(task, records[task.edition_id], today) for task in tasks]


def _row(task: Task, records: YearOfRecords, today: date) -> TaskRow:
    how = standing(task, [one.day for one in records.counting(task)], today)
    unfiled, unfinished = (
        len(_by_now(task, found, today)) for found in (records.unfiled(task), records.unfinished(task))
    )
    return TaskRow(task, how, unfiled, unfinished)


def _by_now(task: Task, found: Sequence[Counting], today: date) -> list[Counting]:
    now = today.isoformat()
    return [one for one in found if task.day_from <= one.day <= now]


def _open_first(row: TaskRow) -> tuple[bool, str, int]:
    return row.standing.state in FINISHED, row.task.day_to or _ENDLESS, row.task.id


def _titles(workspace: Workspace, counting: Sequence[Counting]) -> dict[tuple[str, int], str]:
    ids = {kind: [one.id for one in counting if one.kind == kind] for kind in ("article", "event", "poster")}
    articles = workspace.articles.some(ids["article"])
    return {
        **{("article", article.id): article.title or NO_TITLE for article in articles},
        **{("event", event.id): event.title for event in workspace.events.some(ids["event"])},
        **{("poster", poster.id): one_line(poster.text) for poster in workspace.posters.some(ids["poster"])},
    }


def _checked(workspace: Workspace, task: Task) -> Task:
    task = replace(
        task,
        what=one_line(task.what),
        point=one_line(task.point),
        who=one_line(task.who),
        note=one_line(task.note),
    )
    if task.counted not in set(Counted):
        raise UserError(f"Không có cách tính «{task.counted}». Nhiệm vụ chưa được lưu.")
    if task.event_kind and task.event_kind not in set(EventKind):
        raise UserError(f"Không có hình thức hoạt động «{task.event_kind}». Nhiệm vụ chưa được lưu.")
    check_task(task)
    _check_place(workspace, task)
    return task


def _check_place(workspace: Workspace, task: Task) -> None:
    """Topic and method are the plan's; a plan that is not there yet may have any."""
    edition = workspace.editions.get(task.edition_id)
    topics = [topic.number for topic in workspace.topics.all() if topic.edition_id == edition.id]
    methods = [method.number for method in workspace.methods.all() if method.edition_id == edition.id]
    for part, known, noun in ((task.topic, topics, "nội dung"), (task.method, methods, "hình thức")):
        if part and known and part not in known:
            there = ", ".join(map(str, sorted(known)))
            raise UserError(
                f"Kế hoạch năm {edition.year} không có {noun} {part}; có: {there}. Nhiệm vụ chưa được lưu."
            )
