"""A cell as its column understands it. A cell comes as plain JSON: text, number, true or false, or
{"day": ISO date}, {"time": ISO date and time}, {"error": what is shown, or a formula without a value}, {"long": letters} for
what the child does not hand on whole."""

import re
from datetime import date, timedelta
from typing import Any

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.text.dates import format_day, parse_day
from ucvn_desktop.core.text.fold import clean, fold
from ucvn_desktop.core.text.numbers import format_number
from ucvn_desktop.core.text.partial_days import parse_partial_day
from ucvn_desktop.services.sheets.columns import Column, Kind, Value

MAX_TEXT = 10_000
"""Letters of a cell; Excel itself ends at 32,767."""

# What Excel shows where a formula has no answer.
_MEANINGS = {
    "#DIV/0!": " (chia cho 0)",
    "#N/A": " (không tìm thấy)",
    "#REF!": " (ô được trỏ tới đã bị xóa)",
    "#NAME?": " (tên không có)",
    "#VALUE!": " (sai kiểu dữ liệu)",
    "#NUM!": " (số không tính được)",
    "#NULL!": " (vùng không giao nhau)",
    "#SPILL!": " (không đủ chỗ)",
    "#CALC!": " (không tính được)",
}
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_GROUPED = re.compile(r"-?\d{1,3}(\.\d{3})+(,\d+)?")
_PLAIN = re.compile(r"-?\d+([.,]\d+)?")
_EXCEL_BEGINS = date(1899, 12, 30)
_SERIALS = tuple((day - _EXCEL_BEGINS).days for day in (date(1990, 1, 1), date(2101, 1, 1)))
_YES = {"x", "v", "co", "yes", "y", "true", "dung", "1"}
_NO = {"", "khong", "no", "n", "false", "sai", "0", "-"}
# 091…, 024…: nine or ten digits behind the zero. 1800… and 1900… have none.
_WITHOUT_ZERO = re.compile(r"(?!18|19)[1-9]\d{8,9}|19\d{7}|18\d{7}")


def value_of(column: Column, cell: Any) -> Value:
    """The cell's value in `column`. Raises UserError with the reason, as it follows «cột …:»."""
    if shown := error_of(cell):
        if shown.startswith("="):
            raise UserError(_not_calculated(shown))
        raise UserError(f"ô báo lỗi {shown}{_MEANINGS.get(shown, '')}, hãy sửa hoặc ghi thẳng giá trị")
    if isinstance(cell, dict) and "long" in cell:
        raise UserError(f"dài {format_number(cell['long'])} chữ, quá {format_number(MAX_TEXT)}")
    match column.kind:
        case Kind.NUMBER:
            return _number(cell)
        case Kind.YES_NO:
            return _yes_no(cell)
        case Kind.DAY:
            return _day(cell, partial=False)
        case Kind.ABOUT:
            return _day(cell, partial=True)
        case Kind.PHONE:
            return _phone(cell)
        case Kind.TEXT:
            return text_of(cell)


def error_of(cell: Any) -> str:
    """The error that the cell shows («#DIV/0!»), also where it was pasted as text, or the formula without a value; ""
    for other cells."""
    if isinstance(cell, dict):
        return str(cell.get("error", ""))
    return cell.strip() if isinstance(cell, str) and cell.strip() in _MEANINGS else ""


def text_of(cell: Any) -> str:
    """The cell as text: NFC, numbers without «.0», days as «16/4/2021»."""
    match cell:
        case bool():
            return "có" if cell else "không"
        case int():
            return str(cell)
        case float():
            return str(int(cell)) if cell.is_integer() else repr(cell).replace(".", ",")
        case {"day": day}:
            return format_day(day)
        case {"error": shown}:
            return str(shown)
        case {"time": time}:
            return f"{format_day(time)} {time[11:16]}"
        case _:
            return _CONTROL.sub(" ", clean(str(cell)).replace("\r\n", "\n")).strip()


def _not_calculated(formula: str) -> str:
    told = f" {formula[:40]}{'…' if len(formula) > 40 else ''}" if formula != "=" else ""
    return f"công thức{told} chưa được tính, hãy mở tệp bằng Excel, lưu lại rồi nhập lần nữa, hoặc ghi thẳng giá trị"


def _phone(cell: Any) -> str:
    text = text_of(cell)
    is_number = isinstance(cell, int | float) and not isinstance(cell, bool)
    return f"0{text}" if is_number and _WITHOUT_ZERO.fullmatch(text) else text


def _day(cell: Any, *, partial: bool) -> str:
    if isinstance(cell, dict):
        day = str(cell.get("day", cell.get("time", "")))[:10]
        return parse_day(day)
    text = text_of(cell)
    if serial := _serial(cell):
        raise UserError(
            f"«{text}» là số ngày của Excel, có lẽ là ngày {format_day(serial)}; hãy đặt định dạng Ngày (Date) cho cả "
            "cột rồi nhập lần nữa, hoặc ghi thẳng ngày"
        )
    if not text:
        return ""
    return parse_partial_day(text) if partial else parse_day(text)


def _serial(cell: Any) -> str:
    """The ISO day between 1990 and 2100 that a plain number may mean to Excel; "" for other cells. It is not read as
    one: workbooks count from 1900 or, made on old Macs, from 1904."""
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return ""
    return (
        (_EXCEL_BEGINS + timedelta(days=int(cell))).isoformat() if _SERIALS[0] <= cell < _SERIALS[1] else ""
    )


def _number(cell: Any) -> int | float:
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return int(cell) if float(cell).is_integer() else cell
    text = text_of(cell).replace(" ", "")
    if not text:
        return 0
    if _GROUPED.fullmatch(text):
        text = text.replace(".", "")
    elif not _PLAIN.fullmatch(text):
        raise UserError(f"«{text_of(cell)[:40]}» không phải là số")
    number = float(text.replace(",", "."))
    return int(number) if number.is_integer() else number


def _yes_no(cell: Any) -> bool:
    if isinstance(cell, bool):
        return cell
    word = text_of(cell)
    if fold(word) in _YES:
        return True
    if fold(word) in _NO:
        return False
    raise UserError(f"«{word[:40]}» không phải là có hoặc không")
