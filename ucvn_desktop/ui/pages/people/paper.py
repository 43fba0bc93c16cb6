"""The list that is printed: who is shown, with office and telephone."""

from collections.abc import Sequence

from PySide6.QtGui import QTextDocument

from ucvn_desktop.core.text.numbers import format_number
from ucvn_desktop.core.text.partial_days import format_partial_day
from ucvn_desktop.services.people import PersonLine
from ucvn_desktop.ui.printed_list import printed_list

_HEADS = ("Họ và tên", "Chức vụ, nơi công tác", "Điện thoại", "Thư điện tử")


def people_list(unit: str, lines: Sequence[PersonLine], listed: int, day: str) -> QTextDocument:
    """The people of a list that has so many in all (`listed`); with a `day`, their offices are those of that day."""
    title = f"Chức vụ vào ngày {format_partial_day(day)}" if day else "Danh bạ"
    more = listed - len(lines)
    below = f"Còn {format_number(more)} người nữa không in ở đây." if more > 0 else ""
    return printed_list(title, (unit,), _HEADS, map(_cells, lines), below)


def _cells(line: PersonLine) -> tuple[str, ...]:
    return line.person.full_name, line.place, line.person.phone, line.person.email
