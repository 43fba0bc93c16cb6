"""The values of events' own fields: read as they are typed, kept as text, shown as people write them.

Kept are: numbers and đồng as digits («5000000»), days as ISO dates, yes and no as «co» and «khong», choices as
their words, links whole; "" where nothing is known.
"""

import re
from collections.abc import Callable

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.event import NO, YES
from ucvn_desktop.core.event_kinds import EventField, FieldType
from ucvn_desktop.core.text.dates import format_day, parse_day
from ucvn_desktop.core.text.fold import fold, lines, one_line
from ucvn_desktop.core.text.links import web_link
from ucvn_desktop.core.text.numbers import format_number

MOST = 1_000_000_000
"""The greatest number of anything: more is a slip of the finger."""
MOST_MONEY = 1_000_000_000_000
"""The greatest sum in đồng: a thousand billion."""
LONGEST_LINK = 1_000
"""Letters of a link: what a QR code of a poster still carries legibly, and more than any contest's has."""

_DIGITS = re.compile(r"\d{1,18}|\d{1,3}(?:[. ]\d{3}){1,5}", re.ASCII)
_LONGEST_NUMBER = 18
_CURRENCY = re.compile(r"\s*(?:đồng|vnđ|vnd|đ|₫)\s*$", re.IGNORECASE)
_YES_WORDS = {"co", "dung", "roi", "x", "yes", "true", "1"}
_NO_WORDS = {"khong", "chua", "no", "false", "0"}


def read_number(text: str, name: str, most: int = MOST) -> int:
    """The number of «1.200» or «1200». Raises UserError, which calls it by `name`."""
    typed = one_line(text)
    if typed.startswith(("-", "−")) and _DIGITS.fullmatch(typed[1:].strip()):
        raise UserError(f"{name} không thể là số âm ({typed}). Hãy ghi lại.")
    if typed.isascii() and typed.isdigit() and len(typed) > _LONGEST_NUMBER:
        raise UserError(
            f"{name}: {typed[:_LONGEST_NUMBER]}… lớn quá, có lẽ ghi nhầm. Nhiều nhất là {format_number(most)}."
        )
    if not _DIGITS.fullmatch(typed):
        sample = "25 hoặc 1.200" if most <= MOST else "5.000.000"
        raise UserError(f"{name}: «{typed}» không phải là một số. Hãy ghi bằng chữ số, ví dụ {sample}.")
    number = int(re.sub(r"[. ]", "", typed))
    if number > most:
        raise UserError(f"{name}: {typed} lớn quá, có lẽ ghi nhầm. Nhiều nhất là {format_number(most)}.")
    return number


def read_link(text: str, name: str) -> str:
    """The link as web_link() gives it, short enough for a code. Raises UserError, which calls it by `name`."""
    try:
        link = web_link(one_line(text))
    except UserError as error:
        raise UserError(f"{name}: {error.message}") from error
    if not link:
        raise UserError(f"{name} còn trống. Hãy chép cả đường dẫn từ trình duyệt.")
    if len(link) > LONGEST_LINK:
        raise UserError(
            f"{name} dài {len(link)} ký tự, nhiều nhất là {LONGEST_LINK}. Hãy dùng đường dẫn ngắn hơn."
        )
    return link


def read_value(field: EventField, text: str) -> str:
    """What is kept of a typed value; "" for one without a word. Raises UserError where it is none of its type."""
    if not one_line(text):
        return ""
    return _READERS[field.type](field, text)


def show_value(field: EventField, value: str) -> str:
    """A kept value as people write it: «5.000.000», «16/4/2021», «có»."""
    if not value:
        return ""
    match field.type:
        case FieldType.NUMBER | FieldType.MONEY:
            return format_number(int(value))
        case FieldType.DAY:
            return format_day(value)
        case FieldType.YES_NO:
            return "có" if value == YES else "không"
        case _:
            return value


def _read_money(field: EventField, text: str) -> str:
    return str(read_number(_CURRENCY.sub("", one_line(text)), field.label, MOST_MONEY))


def _read_day(field: EventField, text: str) -> str:
    try:
        return parse_day(text)
    except UserError as error:
        raise UserError(f"{field.label}: {error.message}") from error


def _read_yes_no(field: EventField, text: str) -> str:
    typed = fold(one_line(text))
    if typed in _YES_WORDS:
        return YES
    if typed in _NO_WORDS:
        return NO
    raise UserError(f"{field.label}: không hiểu «{one_line(text)}». Hãy ghi có hoặc không.")


def _read_choice(field: EventField, text: str) -> str:
    typed = fold(one_line(text))
    found = [choice for choice in field.choices if fold(choice).startswith(typed)]
    if len(found) == 1:
        return found[0]
    raise UserError(
        f"{field.label}: không có «{one_line(text)}». Hãy chọn một trong: {', '.join(field.choices)}."
    )


_READERS: dict[FieldType, Callable[[EventField, str], str]] = {
    FieldType.TEXT: lambda _, text: one_line(text),
    FieldType.LONG: lambda _, text: lines(text),
    FieldType.NUMBER: lambda field, text: str(read_number(text, field.label)),
    FieldType.MONEY: _read_money,
    FieldType.DAY: _read_day,
    FieldType.YES_NO: _read_yes_no,
    FieldType.LINK: lambda field, text: read_link(text, field.label),
    FieldType.CHOICE: _read_choice,
}
