"""What the unit set itself to do for the plan: what is counted for it, how it stands on a day."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import ClassVar

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.event import EVENT_LABELS, EventKind
from ucvn_desktop.core.record import Record
from ucvn_desktop.core.text.dates import format_day
from ucvn_desktop.core.text.numbers import format_number

LEAD_DAYS = 7  # how long before its end a task is called near; a default of ours


class Counted(StrEnum):
    """What is counted towards a task's target."""

    WRITTEN = "tin-bai"
    SENT = "da-gui"
    EVENTS = "hoat-dong"
    POSTERS = "thiet-ke"
    BY_HAND = "tu-danh-dau"


COUNTED_LABELS = {
    Counted.WRITTEN: "Tin, bài đã viết",
    Counted.SENT: "Tin, bài đã gửi",
    Counted.EVENTS: "Hoạt động",
    Counted.POSTERS: "Thiết kế khẩu hiệu",
    Counted.BY_HAND: "Tự đánh dấu",
}


class TaskState(StrEnum):
    """How a task stands, the most pressing first."""

    OVERDUE = "qua-han"
    SOON = "sap-het-han"
    UNDER_WAY = "dang-lam"
    NOT_YET = "chua-den"
    DONE = "xong"
    DONE_LATE = "xong-muon"


STATE_LABELS = {
    TaskState.OVERDUE: "Quá hạn",
    TaskState.SOON: "Sắp hết hạn",
    TaskState.UNDER_WAY: "Đang làm",
    TaskState.NOT_YET: "Chưa đến ngày",
    TaskState.DONE: "Xong",
    TaskState.DONE_LATE: "Xong muộn",
}
FINISHED = frozenset((TaskState.DONE, TaskState.DONE_LATE))


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(Record):
    """A task of a plan edition. `day_from` and `day_to` are ISO days, "" where there is none.

    `topic` and `method` are numbers of the plan (4 for II.4, «III.1»; 0 and "" for none), so that they hold
    when the plan comes in later or again; `point` is the dash point in the plan's words.
    `target` is how many of what is `counted` shall be there at the end; a `topic` narrows articles and events to
    those that name it, `event_kind` events to one kind. `done_on` (ISO day) is the officer's own word, for tasks that no record shows.
    """

    KIND: ClassVar[str] = "task"

    edition_id: int
    what: str
    topic: int = 0
    point: str = ""
    method: str = ""
    who: str = ""
    day_from: str = ""
    day_to: str = ""
    counted: str = Counted.BY_HAND.value
    event_kind: str = ""
    target: int = 1
    done_on: str = ""
    note: str = ""

    def search_title(self) -> str:
        return self.what

    def search_body(self) -> str:
        return "\n".join(part for part in (self.who, self.note, self.point) if part)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a task stands: `done` were there in time, `late` after its end; `days_left` to the end, negative
    behind it, None for a task without an end. `reached_on` is the ISO day on which the target was reached."""

    state: TaskState
    done: int
    late: int
    target: int
    reached_on: str = ""
    days_left: int | None = None

    @property
    def is_finished(self) -> bool:
        """Whether the target was reached, in time or late."""
        return self.state in FINISHED


def standing(task: Task, days: Sequence[str], today: date, lead_days: int = LEAD_DAYS) -> Standing:
    """How `task` stands `today`, when what counts for it lies on `days` (ISO, any order).

    What lies before the task's first day or after today does not count.
    """
    if task.counted == Counted.BY_HAND:
        counting = [task.done_on] * task.target if task.done_on else []
    else:
        counting = [day for day in sorted(days) if task.day_from <= day]
    now = today.isoformat()
    counting = [day for day in counting if day <= now]
    in_time = [day for day in counting if not task.day_to or day <= task.day_to]
    left = (date.fromisoformat(task.day_to) - today).days if task.day_to else None
    reached = counting[task.target - 1] if len(counting) >= task.target else ""
    return Standing(
        state=_state(task, reached, left, today, lead_days),
        done=len(in_time),
        late=len(counting) - len(in_time),
        target=task.target,
        reached_on=reached,
        days_left=left,
    )


def _state(task: Task, reached: str, left: int | None, today: date, lead_days: int) -> TaskState:
    if reached:
        return TaskState.DONE_LATE if task.day_to and reached > task.day_to else TaskState.DONE
    if left is not None and left < 0:
        return TaskState.OVERDUE
    if left is not None and left <= lead_days:
        return TaskState.SOON
    if task.day_from and today.isoformat() < task.day_from:
        return TaskState.NOT_YET
    return TaskState.UNDER_WAY


def in_words(how: Standing) -> str:
    """«Quá hạn 12 ngày (1/3)», «Còn 3 ngày», «Xong ngày 16/4/2021», «Đang làm (1/3)»: of a target of one, as every
    task has that is marked by hand, its state says all."""
    count = f" ({format_number(how.done)}/{format_number(how.target)})" if how.target > 1 else ""
    left = how.days_left
    if how.is_finished:
        return f"{STATE_LABELS[how.state]} ngày {format_day(how.reached_on)}"
    if left is not None and left < 0:
        return f"Quá hạn {format_number(-left)} ngày{count}"
    if how.state is TaskState.SOON:
        return f"Hạn hôm nay{count}" if left == 0 else f"Còn {left} ngày{count}"
    return f"{STATE_LABELS[how.state]}{count}"


def counted_in_words(task: Task) -> str:
    """What counts, without the days: «hoạt động «Bầu cử» của nội dung 3»; "" for what is marked by hand."""
    topic = f" của nội dung {task.topic}" if task.topic else ""
    match Counted(task.counted):
        case Counted.BY_HAND:
            return ""
        case Counted.EVENTS if task.event_kind:
            return f"hoạt động «{EVENT_LABELS[EventKind(task.event_kind)]}»{topic}"
        case Counted.EVENTS:
            return f"mọi hoạt động{topic}"
        case Counted.POSTERS:
            return "mọi thiết kế khẩu hiệu"
        case _:
            return f"{COUNTED_LABELS[Counted(task.counted)].lower()}{topic}"


def counting_in_words(task: Task) -> str:
    """What counts for the task, and from when to when: «Tính hoạt động «Bầu cử» của nội dung 3, từ 1/5/2021 đến
    22/5/2021.»; "" for one that is marked by hand."""
    counted, span = counted_in_words(task), span_in_words(task)
    return f"Tính {counted}{f', {span}' if span else ''}." if counted else ""


def span_in_words(task: Task) -> str:
    """«từ 1/5/2021 đến 22/5/2021», or what there is of it."""
    since = f"từ {format_day(task.day_from)}" if task.day_from else ""
    until = f"đến {format_day(task.day_to)}" if task.day_to else ""
    return " ".join(filter(None, (since, until)))


def aim_in_words(task: Task) -> str:
    """What of days, kind of events and target is not the usual (a whole year, one of it): «từ 1/4/2021 đến
    30/4/2021, hoạt động «Thi trực tuyến», chỉ tiêu 2»; "" where all is."""
    year = task.day_to[:4]
    is_whole_year = (task.day_from, task.day_to) == (f"{year}-01-01", f"{year}-12-31")
    parts = (
        "" if is_whole_year else span_in_words(task),
        f"hoạt động «{EVENT_LABELS[EventKind(task.event_kind)]}»" if task.event_kind else "",
        f"chỉ tiêu {format_number(task.target)}" if task.target > 1 else "",
    )
    return ", ".join(filter(None, parts))


def unfiled_in_words(count: int) -> str:
    """That so many events would count if they named a topic; "" for 0."""
    if not count:
        return ""
    return (
        f"Còn {format_number(count)} hoạt động như vậy chưa ghi nội dung của kế hoạch nên chưa được tính: hãy "
        "chọn nội dung cho hoạt động."
    )


def unfinished_in_words(count: int) -> str:
    """That so many articles would count if they lacked nothing; "" for 0."""
    if not count:
        return ""
    return (
        f"Còn {format_number(count)} tin, bài chưa viết xong (thiếu tít, nội dung, tác giả, chú thích ảnh hoặc còn "
        "chỗ cần ghi) nên chưa được tính: hãy viết nốt."
    )


MOST_TARGET = 100_000


def check_task(task: Task) -> None:
    """Raise UserError where the task cannot be: nothing said, an end before the start, a target below 1."""
    if not task.what:
        raise UserError("Chưa ghi việc phải làm. Hãy ghi nội dung nhiệm vụ rồi làm lại.")
    if task.day_from and task.day_to and task.day_to < task.day_from:
        raise UserError(
            f"Ngày kết thúc ({format_day(task.day_to)}) đứng trước ngày bắt đầu "
            f"({format_day(task.day_from)}). Nhiệm vụ chưa được lưu; hãy sửa lại ngày."
        )
    if task.event_kind and task.counted != Counted.EVENTS:
        raise UserError(
            "Hình thức hoạt động chỉ dùng cho nhiệm vụ tính theo hoạt động. Nhiệm vụ chưa được lưu; hãy chọn cách "
            "tính «Hoạt động» hoặc bỏ hình thức."
        )
    if not 1 <= task.target <= MOST_TARGET:
        most = format_number(MOST_TARGET)
        raise UserError(
            f"Chỉ tiêu phải là một số từ 1 đến {most}. Nhiệm vụ chưa được lưu; hãy sửa lại chỉ tiêu."
        )


def moved_to_year(task: Task, years: int, edition_id: int) -> Task:
    """A copy for `years` later and another edition, to be stored anew, not done; 29/2 becomes 28/2 where there
    is none."""
    blank = Task(edition_id=edition_id, what=task.what)
    return replace(
        task,
        id=blank.id,
        uid=blank.uid,
        rev=blank.rev,
        created=blank.created,
        updated=blank.updated,
        deleted_at=blank.deleted_at,
        edition_id=edition_id,
        day_from=_moved(task.day_from, years),
        day_to=_moved(task.day_to, years),
        done_on="",
    )


def _moved(day: str, years: int) -> str:
    if not day:
        return ""
    old = date.fromisoformat(day)
    try:
        return old.replace(year=old.year + years).isoformat()
    except ValueError:
        return (old - timedelta(days=1)).replace(year=old.year + years).isoformat()
