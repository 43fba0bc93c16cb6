"""What presses today: tasks that are late or nearly so, occasions of which one wanted to be reminded."""

from dataclasses import dataclass
from datetime import date

from ucvn_desktop.core.calendar import Occurrence
from ucvn_desktop.core.task import LEAD_DAYS, TaskState
from ucvn_desktop.core.text.dates import format_day
from ucvn_desktop.core.text.numbers import format_number
from ucvn_desktop.services.calendar import coming
from ucvn_desktop.services.editions import edition_of
from ucvn_desktop.services.tasks import TaskRow, reminders
from ucvn_desktop.storage.workspace import Workspace

_MOST_OCCASIONS = 2


@dataclass(frozen=True, slots=True)
class Pressing:
    """The tasks, the most pressing first; the occasions ahead of which one is to be reminded, by day."""

    tasks: tuple[TaskRow, ...] = ()
    occasions: tuple[Occurrence, ...] = ()


def pressing(workspace: Workspace, today: date) -> Pressing:
    """What presses `today`."""
    with workspace.reading():
        tasks = tuple(row for row, _ in pressing_tasks(workspace, today))
        found = [one.entry.occurrence for one in coming(workspace, today) if one.is_due]
    return Pressing(tasks, tuple(one for one in found if one))


def pressing_tasks(
    workspace: Workspace, today: date, year: int | None = None, days: int = LEAD_DAYS
) -> list[tuple[TaskRow, int]]:
    """The tasks that are overdue or end within `days` days, the most pressing first, each with the year of its plan.

    They are of `year`; without one of this year and the last: what was left undone longer ago presses nobody any
    more. Raises UserError where `year` is not open.
    """
    with workspace.reading():
        if year is None:
            near = (today.year - 1, today.year)
            editions = [one for one in workspace.editions.newest_first() if one.year in near]
        else:
            editions = [edition_of(workspace, year)]
        found = [
            (row, edition.year) for edition in editions for row in reminders(workspace, edition, today, days)
        ]
    return sorted(found, key=lambda one: (one[0].task.day_to, one[0].task.id))


def in_words(what: Pressing) -> str:
    """«2 nhiệm vụ quá hạn, 1 nhiệm vụ sắp hết hạn; sắp đến 92 năm Ngày thành lập Công đoàn Việt Nam (28/7/2021)»;
    "" where nothing presses."""
    overdue = sum(row.standing.state is TaskState.OVERDUE for row in what.tasks)
    counts = ((overdue, "quá hạn"), (len(what.tasks) - overdue, "sắp hết hạn"))
    tasks = ", ".join(f"{format_number(count)} nhiệm vụ {how}" for count, how in counts if count)
    days = [f"{one.title} ({format_day(one.first.isoformat())})" for one in what.occasions[:_MOST_OCCASIONS]]
    more = len(what.occasions) - len(days)
    days += [f"{format_number(more)} ngày kỷ niệm nữa"] if more else []
    return "; ".join(part for part in (tasks, f"sắp đến {', '.join(days)}" if days else "") if part)
