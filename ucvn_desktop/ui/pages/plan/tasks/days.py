"""The days of a task as they are typed."""

from dataclasses import dataclass
from typing import Self

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.text.dates import format_day, parse_day

_UNREAD = (
    "«{}» chưa phải là ngày. Hãy ghi ngày/tháng/năm, ví dụ 26/3/2021; ngày đã ghi trước đó còn được giữ."
)


@dataclass(frozen=True, slots=True)
class DaysFault:
    """Why the days cannot be stored."""

    sentence: str


@dataclass(frozen=True, slots=True)
class Days:
    """ISO days, "" where there is none."""

    first: str
    last: str
    done: str

    @classmethod
    def read(cls, first: str, last: str, done: str, today: str) -> Self | DaysFault:
        """The days that are typed, or what is wrong with them."""
        read = []
        for text in (first, last, done):
            try:
                read.append(parse_day(text) if text.strip() else "")
            except UserError:
                return DaysFault(_UNREAD.format(text.strip()))
        days = cls(*read)
        if days.first and days.last and days.last < days.first:
            return DaysFault(
                f"Ngày kết thúc ({format_day(days.last)}) đứng trước ngày bắt đầu ({format_day(days.first)}). "
                "Hãy sửa lại; ngày đã ghi trước đó còn được giữ."
            )
        if days.done > today:
            return DaysFault(
                f"Ngày làm xong ({format_day(days.done)}) còn ở phía trước. "
                "Hãy sửa lại; ngày đã ghi trước đó còn được giữ."
            )
        return days
