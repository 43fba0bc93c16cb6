"""Opening a year: its plan, and the tasks that come along."""

from collections.abc import Sequence
from dataclasses import dataclass

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.plan import PlanEdition
from ucvn_desktop.core.task import Task, moved_to_year
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

    What was written, held and sent stays where it is. Raises UserError where the year is open already or is none.
    """
    if problem := year_problem(year):
        raise UserError(problem)
    if workspace.editions.of_year(year):
        raise UserError(f"Năm {year} đã được mở từ trước. Không có gì bị thay đổi.")
    with workspace.write():
        edition = store_plan(workspace, plan_at_hand(year)).edition
        years = {old.id: old.year for old in workspace.editions.all(with_bin=True)}
        tasks = [workspace.tasks.get(task_id) for task_id in task_ids]
        copies = tuple(
            workspace.tasks.add(moved_to_year(task, year - years[task.edition_id], edition.id))
            for task in tasks
        )
    return NewYear(edition, copies, plan_known=plan_is_known(year))
