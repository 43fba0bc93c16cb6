"""What the tasks' view says in figures and sentences."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ucvn_desktop.core.task import (
    FINISHED,
    Counted,
    Task,
    TaskState,
    aim_in_words,
    counting_in_words,
    unfiled_in_words,
    unfinished_in_words,
)
from ucvn_desktop.core.text.numbers import format_number
from ucvn_desktop.core.text.titles import shorten
from ucvn_desktop.services.tasks import TaskFilter, TaskRow

if TYPE_CHECKING:
    from ucvn_desktop.services.plan_year import NewYear

_NAME = 60


def summary(rows: Sequence[TaskRow]) -> str:
    """«2 quá hạn · 3 sắp hết hạn · 12 xong»."""
    states = [row.standing.state for row in rows]
    figures = (
        (states.count(TaskState.OVERDUE), "quá hạn"),
        (states.count(TaskState.SOON), "sắp hết hạn"),
        (sum(state in FINISHED for state in states), "xong"),
    )
    told = [f"{format_number(count)} {what}" for count, what in figures if count]
    return " · ".join(told) or (f"{format_number(len(rows))} nhiệm vụ" if rows else "Chưa có nhiệm vụ nào")


def name(task: Task) -> str:
    """The task as notices name it."""
    return shorten(task.what, _NAME)


def origin(task: Task) -> str:
    """From where in the plan a suggestion comes, what it proposes beside the usual, and what it is."""
    place = f"Nội dung {task.topic}" if task.topic else "Nhiệm vụ của đơn vị"
    return f"{' · '.join(filter(None, (place, aim_in_words(task))))}: {task.what}"


def nothing(wanted: TaskFilter) -> str:
    """Why no task is listed."""
    if wanted.text.strip():
        return f"Không có nhiệm vụ nào có «{wanted.text.strip()}» trong những gì đang lọc."
    return "Không có nhiệm vụ nào như đang lọc."


def behind_said(row: TaskRow, count: int, shown: int) -> str:
    """What stands under the records that count: what counts and why, and what of it is not to be seen."""
    if row.task.counted == Counted.BY_HAND:
        return ""
    told = [
        counting_in_words(row.task),
        unfiled_in_words(row.unfiled),
        unfinished_in_words(row.unfinished),
    ]
    if count > shown:
        told.append(f"Còn {format_number(count - shown)} mục cũ hơn không hiện ở đây.")
    if not count:
        told.append("Chưa có gì được tính cho nhiệm vụ này.")
    return " ".join(filter(None, told))


def nothing_to_suggest(year: int, *, has_plan: bool) -> str:
    """Why the plan of that year suggests no task."""
    if has_plan:
        return f"Kế hoạch năm {year} không còn ý nào chưa có nhiệm vụ, nên không có gì để gợi ý."
    return (
        f"Chương trình chưa có kế hoạch năm {year}, nên chưa có ý nào để gợi ý. Hãy nhập tệp kế hoạch, hoặc thêm từng "
        "nhiệm vụ bằng «Thêm nhiệm vụ»."
    )


def opened(year: "NewYear") -> str:
    """What opening a year did."""
    if not year.is_new:
        there = (
            f" {format_number(year.there)} nhiệm vụ năm ấy đã có nên không chép lần nữa."
            if year.there
            else ""
        )
        return f"Đã chép {format_number(len(year.tasks))} nhiệm vụ sang năm {year.edition.year}.{there}"
    copied = f", chép sang {format_number(len(year.tasks))} nhiệm vụ" if year.tasks else ""
    told = f"Đã mở năm {year.edition.year}{copied}."
    if year.plan_known:
        return told
    return f"{told} Chưa có kế hoạch của năm này, nên nhiệm vụ chưa chọn được nội dung và hình thức."
