"""The list that is printed: who is shown, with office and telephone."""

from collections.abc import Sequence
from html import escape

from PySide6.QtGui import QTextDocument

from ucvn_desktop.core.text.numbers import format_number
from ucvn_desktop.core.text.partial_days import format_partial_day
from ucvn_desktop.services.people import PersonLine

_HEADS = ("STT", "Họ và tên", "Chức vụ, nơi công tác", "Điện thoại", "Thư điện tử")


def people_list(unit: str, lines: Sequence[PersonLine], listed: int, day: str) -> QTextDocument:
    """The people of a list that has so many in all (`listed`); with a `day`, their offices are those of that day."""
    title = f"Chức vụ vào ngày {format_partial_day(day)}" if day else "Danh bạ"
    more = listed - len(lines)
    below = f"Còn {format_number(more)} người nữa không in ở đây." if more > 0 else ""
    head = "".join(f'<th align="left">{escape(text)}</th>' for text in _HEADS)
    body = "".join(_row(number, line) for number, line in enumerate(lines, 1))
    document = QTextDocument()
    document.setHtml(
        f"<h2>{escape(title)}</h2><p>{escape(unit)}</p>"
        '<table width="100%" border="1" cellspacing="0" cellpadding="4" style="border-collapse: collapse">'
        f"<thead><tr>{head}</tr></thead>{body}</table><p>{escape(below)}</p>"
    )
    return document


def _row(number: int, line: PersonLine) -> str:
    cells = (str(number), line.person.full_name, line.place, line.person.phone, line.person.email)
    return "<tr>" + "".join(f"<td>{escape(text)}</td>" for text in cells) + "</tr>"
