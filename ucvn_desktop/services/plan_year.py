"""Opening a year: its plan, and the tasks that come along."""

from collections.abc import Sequence
from dataclasses import dataclass

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.plan import PlanEdition
from ucvn_desktop.core.task import Task, moved_to_year
from ucvn_desktop.core.text.titles import shorten
from ucvn_desktop.services.plan_store import store_plan
from ucvn_desktop.services.profile import year_problem
from ucvn_desktop.services.setup import plan_at_hand, plan_is_known
from ucvn_desktop.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class NewYear:
    """What opening a year did: its edition, the tasks that were copied, whether its plan came with the program."""

    edition: PlanEdition
    tasks: tuple[Task, ...]
    plan_known: bool


def open_year(workspace: Workspace, year: int, task_ids: Sequence[int] = ()) -> NewYear:
    """Open the plan of `year`, with copies of these tasks of other years, their days moved to it.

    What was written, held and sent stays where it is. Raises UserError where the year is open already or is none, or
    a task is not there or lies in the bin; then nothing is opened.
    """
    if problem := year_problem(year):
        raise UserError(problem)
    with workspace.write():
        if workspace.editions.of_year(year):
            raise UserError(f"Năm {year} đã được mở từ trước. Không có gì bị thay đổi.")
        edition = store_plan(workspace, plan_at_hand(year)).edition
        years = {old.id: old.year for old in workspace.editions.all(with_bin=True)}
        tasks = [_not_binned(workspace.tasks.get(task_id)) for task_id in dict.fromkeys(task_ids)]
        copies = tuple(
            workspace.tasks.add(moved_to_year(task, year - years[task.edition_id], edition.id))
            for task in tasks
        )
    return NewYear(edition, copies, plan_known=plan_is_known(year))


def _not_binned(task: Task) -> Task:
    if task.deleted_at:
        raise UserError(
            f"Nhiệm vụ số {task.id} («{shorten(task.what)}») đang ở thùng rác nên không chép sang. Năm chưa được mở; "
            "hãy lấy lại nhiệm vụ đó hoặc bỏ chọn nó rồi làm lại."
        )
    return task
