"""What is typed into a task: what of it can be stored now, and what is wrong with the rest."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.task import Task
from ucvn_desktop.core.text.dates import format_day, parse_day, today

NO_WORK = "Chưa ghi việc phải làm, nên việc đã ghi trước đó còn được giữ."
_UNREAD = (
    "«{}» chưa phải là ngày. Hãy ghi ngày/tháng/năm, ví dụ 26/3/2021; ngày đã ghi trước đó còn được giữ."
)
_FIX = "Hãy sửa lại; ngày đã ghi trước đó còn được giữ."
DAYS = ("day_from", "day_to", "done_on")
"""Typed as people write days."""


@dataclass(frozen=True, slots=True)
class Judged:
    """`task` is the task with what can be stored, `changes` are for services.tasks.edit_task; `held` are the typed
    values that wait; `problems` are sentences under the names of fields."""

    task: Task
    changes: dict[str, Any]
    held: dict[str, Any]
    problems: dict[str, str]


def judge(stored: Task, typed: Mapping[str, Any]) -> Judged:
    """Part what was typed into the task into what can be stored and what has to wait."""
    changes, problems = dict(typed), {}
    for name in DAYS:
        if name in typed:
            try:
                changes[name] = parse_day(typed[name]) if typed[name].strip() else ""
            except UserError:
                problems[name] = _UNREAD.format(typed[name].strip())
    if not typed.get("what", stored.what).strip():
        problems["what"] = NO_WORK
    changes = {name: value for name, value in changes.items() if name not in problems}
    if changes.get("done_on", "") > today():
        problems["done_on"] = f"Ngày làm xong ({format_day(changes.pop('done_on'))}) còn ở phía trước. {_FIX}"
    # Which of two days is the wrong one? The end, where it is typed; else the beginning.
    for name in ("day_to", "day_from"):
        first, last = (changes.get(day, getattr(stored, day)) for day in DAYS[:2])
        if name in changes and first and last and last < first:
            problems[name] = (
                f"Ngày kết thúc ({format_day(last)}) đứng trước ngày bắt đầu ({format_day(first)}). {_FIX}"
            )
            del changes[name]
    held = {name: value for name, value in typed.items() if name not in changes}
    return Judged(replace(stored, **changes), changes, held, problems)
