"""What presses today: tasks that are late or nearly so, occasions of which one wanted to be reminded."""

from dataclasses import dataclass
from datetime import date

from ucvn_desktop.core.calendar import Occurrence
from ucvn_desktop.core.task import TaskState
from ucvn_desktop.core.text.dates import format_day
from ucvn_desktop.core.text.numbers import format_number
from ucvn_desktop.services.calendar import coming
from ucvn_desktop.services.tasks import TaskRow, reminders
from ucvn_desktop.storage.workspace import Workspace

_MOST_OCCASIONS = 2


@dataclass(frozen=True, slots=True)
class Pressing:
    """The tasks, the most pressing first; the occasions ahead of which one is to be reminded, by day."""

    tasks: tuple[TaskRow, ...] = ()
    occasions: tuple[Occurrence, ...] = ()


def pressing(workspace: Workspace, today: date) -> Pressing:
    """What presses `today`. Tasks are of this year's plan and of last year's: what was left undone longer ago
    presses nobody any more."""
    with workspace.reading():
        editions = [
            one for one in workspace.editions.newest_first() if today.year - 1 <= one.year <= today.year
        ]
        tasks = [row for edition in editions for row in reminders(workspace, edition, today)]
        found = [one.entry.occurrence for one in coming(workspace, today) if one.is_due]
    return Pressing(
        tuple(sorted(tasks, key=lambda row: (row.task.day_to, row.task.id))),
        tuple(one for one in found if one),
    )


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
