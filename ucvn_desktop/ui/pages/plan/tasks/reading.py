"""What the page shows of a year, read at once."""

from dataclasses import dataclass
from datetime import date

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.plan import Method, PlanEdition, Topic, in_plan_order
from ucvn_desktop.core.text.dates import today
from ucvn_desktop.services.editions import edition_of
from ucvn_desktop.services.tasks import Behind, TaskFilter, TaskRow, records_behind, task_rows
from ucvn_desktop.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class YearRead:
    """A year's tasks, and what they can belong to; `edition` is None where no year is open."""

    years: tuple[int, ...]
    edition: PlanEdition | None = None
    topics: tuple[Topic, ...] = ()
    methods: tuple[Method, ...] = ()
    rows: tuple[TaskRow, ...] = ()


def read_year(workspace: Workspace, year: int, task_id: int = 0) -> YearRead:
    """The tasks of `year` (0, or one that is not open: this year or the newest), or of the year of a task."""
    with workspace.reading():
        years = tuple(workspace.editions.years())
        if not years:
            return YearRead(years)
        if task_id:
            year = workspace.editions.get(workspace.tasks.get(task_id).edition_id).year
        edition = edition_of(workspace, year if year in years else None)
        return YearRead(
            years,
            edition,
            tuple(sorted(workspace.topics.of_edition(edition.id), key=lambda topic: topic.number)),
            tuple(
                sorted(workspace.methods.of_edition(edition.id), key=lambda one: in_plan_order(one.number))
            ),
            tuple(task_rows(workspace, edition, TaskFilter(), this_day())),
        )


def read_behind(workspace: Workspace, task_id: int) -> tuple[TaskRow, list[Behind]] | None:
    """A task with the records that count for it; None where the task is gone."""
    try:
        return records_behind(workspace, task_id, this_day())
    except UserError:
        return None


def this_day() -> date:
    """Today."""
    return date.fromisoformat(today())
