"""Opening a year: its plan, and the tasks that come along."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.plan import PlanEdition
from ucvn_desktop.core.plan_moves import moved_numbers, same_subject
from ucvn_desktop.core.task import Task, moved_to_year
from ucvn_desktop.core.text.numbers import format_number
from ucvn_desktop.core.text.titles import shorten
from ucvn_desktop.services.editions import plans_of
from ucvn_desktop.services.plan_store import store_plan
from ucvn_desktop.services.profile import year_problem
from ucvn_desktop.services.setup import plan_at_hand, plan_is_known
from ucvn_desktop.services.task_copies import outdated_copies, words_of_task
from ucvn_desktop.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class NewYear:
    """What opening a year did: its edition, the tasks that were copied, whether its plan came with the program;
    whether the year was opened now or before, and how many of the chosen tasks it had already. `warnings` are
    sentences on copies whose topic has another number now or is none of the plan's, or whose words speak of another year."""

    edition: PlanEdition
    tasks: tuple[Task, ...]
    plan_known: bool
    is_new: bool = True
    there: int = 0
    warnings: tuple[str, ...] = ()


def open_year(workspace: Workspace, year: int, task_ids: Sequence[int] = ()) -> NewYear:
    """Open the plan of `year`, with copies of these tasks of other years, their days moved to it; into a year that is
    open already they are copied too, those that it has left out.

    What was written, held and sent stays where it is. Raises UserError where the year is none or is open already and
    no task is to be copied, or a task is not there or lies in the bin; then nothing is opened or copied.
    """
    if problem := year_problem(year):
        raise UserError(problem)
    with workspace.write():
        known = workspace.editions.of_year(year)
        if known and not task_ids:
            raise UserError(f"Năm {year} đã được mở từ trước. Không có gì bị thay đổi.")
        tasks = [_not_binned(workspace.tasks.get(task_id)) for task_id in dict.fromkeys(task_ids)]
        edition = known or store_plan(workspace, plan_at_hand(year)).edition
        new = _lacking(workspace, edition, tasks)
        copied = [task for task in tasks if task.id in new]
        numbers, told = _followed(workspace, edition, copied)
        copies = tuple(
            workspace.tasks.add(replace(copy, topic=numbers.get(task_id, copy.topic)))
            for task_id, copy in new.items()
        )
        foreign = _foreign(workspace, edition, [task for task in copied if task.id not in numbers])
        warnings = (*told, *foreign, *outdated_copies(workspace, edition, copies))
    return NewYear(edition, copies, plan_is_known(year), known is None, len(tasks) - len(copies), warnings)


def _followed(
    workspace: Workspace, edition: PlanEdition, copied: Sequence[Task]
) -> tuple[dict[int, int], tuple[str, ...]]:
    """The numbers that topics of these tasks have in the edition's own plan where they are others (under the tasks'
    ids), and a sentence for each such topic."""
    plans = plans_of(workspace)
    now = plans.of(edition.year)
    if now is None or now.year != edition.year:
        return {}, ()
    years = {old.id: old.year for old in workspace.editions.all(with_bin=True)}
    moves = {plan.year: moved_numbers(plan.titles, now.titles) for plan in plans.plans}
    numbers: dict[int, int] = {}
    counts: Counter[tuple[int, int]] = Counter()
    for task in copied:
        then = plans.of(years[task.edition_id])
        if then and task.topic in moves[then.year]:
            numbers[task.id] = moves[then.year][task.topic]
            counts[then.year, task.topic] += 1
    return numbers, tuple(
        f"Nội dung {number} của kế hoạch năm {of} nay là nội dung {moves[of][number]} của kế hoạch năm {edition.year}: "
        f"{format_number(count)} nhiệm vụ chép sang đã ghi theo số mới."
        for (of, number), count in sorted(counts.items())
    )


def _foreign(workspace: Workspace, edition: PlanEdition, copied: Sequence[Task]) -> tuple[str, ...]:
    """A sentence for each plan with topics of whose numbers the copies of these tasks speak, where the numbers are
    not yet or no longer those of `edition`."""
    plans = plans_of(workspace)
    now = plans.of(edition.year)
    is_own = now is not None and now.year == edition.year
    years = {old.id: old.year for old in workspace.editions.all(with_bin=True)}
    numbers: dict[int, list[int]] = {}
    for task in copied:
        then = plans.of(years[task.edition_id])
        topic = then.topic(task.topic) if then else None
        means = now.topic(task.topic) if now and is_own else None
        if then and topic and not (means and same_subject(topic.title, means.title)):
            numbers.setdefault(then.year, []).append(task.topic)
    if is_own:
        return tuple(_changed(of, edition.year, named) for of, named in sorted(numbers.items()))
    return tuple(
        f"{format_number(len(named))} nhiệm vụ chép sang còn ghi nội dung theo kế hoạch năm {of}: khi có kế hoạch "
        f"năm {edition.year}, hãy xem lại."
        for of, named in sorted(numbers.items())
    )


def _changed(of: int, year: int, named: Sequence[int]) -> str:
    return (
        f"{format_number(len(named))} nhiệm vụ chép sang ghi nội dung {', '.join(map(str, sorted(set(named))))} của kế "
        f"hoạch năm {of}; ở kế hoạch năm {year}, số ấy không còn là nội dung đó: hãy xem lại."
    )


def _lacking(workspace: Workspace, edition: PlanEdition, tasks: Sequence[Task]) -> dict[int, Task]:
    """Copies for `edition` of those of the tasks that it does not have yet, by the tasks' ids. It has a task with the same words; of
    several such, each stands for the one with its days, and then for any other of them."""
    years = {old.id: old.year for old in workspace.editions.all(with_bin=True)}
    siblings = [one for of in {task.edition_id for task in tasks} for one in workspace.tasks.of(of)]
    moved = {one.id: moved_to_year(one, edition.year - years[one.edition_id], edition.id) for one in siblings}
    there = workspace.tasks.of(edition.id)
    for by in (_words_and_days, words_of_task):
        for task_id, copy in list(moved.items()):
            same = next((one for one in there if by(one) == by(copy)), None)
            if same:
                there.remove(same)
                del moved[task_id]
    return {task.id: moved[task.id] for task in tasks if task.id in moved}


def _words_and_days(task: Task) -> tuple[str, ...]:
    return *words_of_task(task), task.day_from, task.day_to


def _not_binned(task: Task) -> Task:
    if task.deleted_at:
        raise UserError(
            f"Nhiệm vụ số {task.id} («{shorten(task.what)}») đang ở thùng rác nên không chép sang được. Chưa có gì được "
            "mở hay chép; hãy lấy lại nhiệm vụ đó hoặc bỏ chọn nó rồi làm lại."
        )
    return task
