"""What runs in the bounded child: a workbook on disk → the cells of one sheet as plain JSON."""

import csv
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.text.numbers import format_number
from ucvn_desktop.services.office_zip import UNCHANGED
from ucvn_desktop.services.sheets import gate
from ucvn_desktop.services.sheets.cells import MAX_TEXT
from ucvn_desktop.services.sheets.columns import heading_key
from ucvn_desktop.services.sheets.errors import Errors, Range, error_cells, merged_in_ods
from ucvn_desktop.services.sheets.text_tables import MAX_BYTES, text_rows

MAX_ROWS = 50_000
MAX_COLUMNS = 200
MAX_LETTERS = 20_000_000
"""Letters of all cells together: 50,000 people with 400 letters each."""
_HEAD = 60
"""Rows of another sheet by which is seen what it holds."""


def read_cells(request: dict[str, Any]) -> dict[str, Any]:
    """{"path", "sheet"} → {"sheet", "others", "first_row", "first_column", "rows"}: the cells from the first row and column
    that are not empty, which have the number `first_row` and the index `first_column`; `sheet` "" asks for the
    first sheet that has cells. Cells that are merged downwards all have the value of the first one. A row below the
    parser's last one that has no cells at all is an empty list.

    The file passes the gate here, through the same handle that is then parsed. Raises UserError.
    """
    with gate.open_book(Path(request["path"])) as file:
        form = gate.check(file)
        is_old = form is gate.Format.XLS
        file.seek(0)
        if form is gate.Format.CSV:
            return _of_text(file.read(MAX_BYTES), Path(request["path"]).stem, request["sheet"])
        try:
            book = CalamineWorkbook.from_filelike(file)
            sheet = _sheet(book, request["sheet"])
            _check_extent(sheet.name, sheet.height, sheet.width)
            start = sheet.start or (0, 0)
            rows: list[list[Any]] = list(sheet.to_python())
            merged = sheet.merged_cell_ranges
        except CalamineError as error:
            raise (gate.old_or_locked if is_old else gate.damaged)(repr(error)) from error
        place = book.sheet_names.index(sheet.name)
        errors = error_cells(file, form, place)
        if form is gate.Format.ODS:
            merged = merged_in_ods(file, place)
    _show_errors(rows, errors, start)
    _fill_down(rows, merged or [], start)
    return {
        "sheet": sheet.name,
        "others": [name for name in _names(book) if name != sheet.name],
        "first_row": start[0] + 1,
        "first_column": start[1],
        "rows": _plain(rows),
    }


def read_heads(request: dict[str, Any]) -> dict[str, Any]:
    """{"path", "sheets"} → {name: the first rows, plain} of those of the sheets that have cells. Raises UserError."""
    with gate.open_book(Path(request["path"])) as file:
        gate.check(file)
        file.seek(0)
        try:
            book = CalamineWorkbook.from_filelike(file)
            heads = {
                name: list(book.get_sheet_by_name(name).to_python(nrows=_HEAD)) for name in request["sheets"]
            }
        except CalamineError as error:
            raise gate.damaged(repr(error)) from error
    return {name: _plain(rows) for name, rows in heads.items() if rows}


def _of_text(data: bytes, name: str, wanted: str) -> dict[str, Any]:
    """The answer for a text, whose one sheet has the file's name."""
    if wanted and heading_key(wanted) != heading_key(name):
        raise UserError(f"Tệp văn bản (.csv) chỉ có một trang. {UNCHANGED} Hãy để trống tên trang.")
    try:
        rows = text_rows(data)
    except csv.Error as error:
        raise gate.damaged(repr(error)) from error
    _check_extent(name, len(rows), len(rows[0]))
    return {"sheet": name, "others": [], "first_row": 1, "first_column": 0, "rows": _plain(rows)}


def _names(book: CalamineWorkbook) -> list[str]:
    """The sheets with cells that the user sees."""
    return [
        sheet.name
        for sheet in book.sheets_metadata
        if sheet.typ is SheetTypeEnum.WorkSheet and sheet.visible is SheetVisibleEnum.Visible
    ]


def _sheet(book: CalamineWorkbook, wanted: str) -> CalamineSheet:
    names = _names(book)
    if wanted:
        found = [name for name in names if heading_key(name) == heading_key(wanted)]
        if not found:
            raise UserError(
                f"Tệp không có trang «{wanted}». {UNCHANGED} Các trang trong tệp: {', '.join(names[:10])}."
            )
        sheet = book.get_sheet_by_name(found[0])
        if not sheet.height:
            raise UserError(
                f"Trang «{found[0]}» không có ô nào có chữ. {UNCHANGED} Hãy kiểm tra xem đã chọn đúng trang chưa."
            )
        return sheet
    for name in names:
        sheet = book.get_sheet_by_name(name)
        if sheet.height:
            return sheet
    raise UserError(f"Tệp Excel không có ô nào có chữ. {UNCHANGED} Hãy kiểm tra xem đã chọn đúng tệp chưa.")


def _check_extent(name: str, height: int, width: int) -> None:
    if height > MAX_ROWS or width > MAX_COLUMNS:
        raise UserError(
            f"Trang «{name}» có {format_number(height)} dòng, {format_number(width)} cột; chỉ đọc "
            f"được đến {format_number(MAX_ROWS)} dòng, {MAX_COLUMNS} cột. {UNCHANGED} Hãy xóa các dòng, cột thừa ở "
            "cuối trang (kể cả ô chỉ có dấu cách), hoặc chia thành nhiều tệp."
        )


def _show_errors(rows: list[list[Any]], errors: Errors, start: tuple[int, int]) -> None:
    """Put the errors where the parser left empty cells, also below the last row that it took for one."""
    width = len(rows[0])
    for (row, column), shown in sorted(errors.items()):
        top, left = row - start[0], column - start[1]
        if 0 <= top < MAX_ROWS and 0 <= left < width:
            # One error may stand far below: what lies between takes no room.
            rows += [[] for _ in range(top + 1 - len(rows))]
            rows[top] = rows[top] or [""] * width
            rows[top][left] = {"error": shown}


def _fill_down(rows: list[list[Any]], merged: list[Range], start: tuple[int, int]) -> None:
    """Give the value of cells that are merged downwards to each of their rows."""
    for (first, column), (last, _) in merged[:MAX_ROWS]:
        top, left = first - start[0], column - start[1]
        if not (0 <= top < len(rows) and 0 <= left < len(rows[top])) or rows[top][left] == "":
            continue
        for row in rows[top + 1 : last - start[0] + 1]:
            row.extend([""] * (len(rows[top]) - len(row)))
            if row[left] != "":
                break
            row[left] = rows[top][left]


def _plain(rows: list[list[Any]]) -> list[list[Any]]:
    left = MAX_LETTERS
    answer = []
    for row in rows:
        cells = [_cell(cell) for cell in row]
        left -= sum(len(cell) for cell in cells if isinstance(cell, str))
        if left < 0:
            raise UserError(
                f"Trang có quá nhiều chữ, hơn {format_number(MAX_LETTERS)}. {UNCHANGED} Hãy chia thành nhiều tệp."
            )
        answer.append(cells)
    return answer


def _cell(cell: Any) -> Any:
    match cell:
        case str():
            return cell if len(cell) <= MAX_TEXT else {"long": len(cell)}
        case datetime() if cell.time() != time():
            return {"time": cell.isoformat()}
        case date():
            return {"day": cell.isoformat()[:10]}
        case time() | timedelta():
            return str(cell)
        case _:
            return cell
