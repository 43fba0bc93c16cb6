"""Rows of a workbook under the keys of a description: what is there, what is missing, what is refused."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.services.bounded import Child
from ucvn_desktop.services.office_zip import UNCHANGED
from ucvn_desktop.services.sheets.cells import text_of, value_of
from ucvn_desktop.services.sheets.columns import Column, Value, places

_READ = "ucvn_desktop.services.sheets.child:read_cells"
_SECONDS = 60
_HEADER_WITHIN = 30
"""Rows from the top among which the headings are looked for: titles and letterheads stand above them."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its number as Excel shows it, and the value of every column of the description by its key."""

    number: int
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that was not taken, and why, in Vietnamese."""

    number: int
    reason: str


@dataclass(frozen=True, slots=True)
class Rows:
    """A sheet as it was understood. `missing` are headings of the description that the sheet lacks, `extra`
    headings of the sheet that nothing reads; empty rows are in neither list."""

    sheet: str
    rows: tuple[Row, ...]
    refused: tuple[Refused, ...]
    missing: tuple[str, ...]
    extra: tuple[str, ...]


def sheet_names(path: Path) -> list[str]:
    """The sheets of a workbook that the user sees, that which read_rows() reads by itself first.

    Raises UserError where the file is no workbook that can be read, or every sheet is empty.
    """
    with Child() as child:
        answer = child.call(_READ, {"path": str(path.absolute()), "sheet": ""}, _SECONDS).data
    return [answer["sheet"], *answer["others"]]


def read_rows(path: Path, columns: Sequence[Column], sheet: str = "") -> Rows:
    """The rows of the sheet named so, or of the first sheet that is not empty, below its headings.

    Raises UserError where the file is no workbook that can be read (see gate.py), or the sheet has no row
    with the headings of all required columns.
    """
    with Child() as child:
        answer = child.call(_READ, {"path": str(path.absolute()), "sheet": sheet}, _SECONDS).data
    first, cells = answer["first_row"], answer["rows"]
    header = _header(cells, columns)
    headings = [text_of(cell) for cell in cells[header]] if cells else []
    place = places(columns, headings)
    _check_required(answer["sheet"], answer["others"], columns, place)
    rows: list[Row] = []
    refused: list[Refused] = []
    for number, row in enumerate(cells[header + 1 :], first + header + 1):
        if not _is_empty(row):
            _take(number, row, columns, place, rows, refused)
    return Rows(
        answer["sheet"],
        tuple(rows),
        tuple(refused),
        missing=tuple(column.heading for column in columns if column.key not in place),
        extra=_extra(headings, cells[header + 1 :], place, answer["first_column"]),
    )


def _header(cells: list[list[Any]], columns: Sequence[Column]) -> int:
    """The index of the row that has the most headings, the first one of several."""
    counts = [len(places(columns, [text_of(cell) for cell in row])) for row in cells[:_HEADER_WITHIN]]
    return counts.index(max(counts)) if counts else 0


def _check_required(
    sheet: str, others: list[str], columns: Sequence[Column], place: Mapping[str, int]
) -> None:
    lacking = [column.heading for column in columns if column.required and column.key not in place]
    if lacking:
        elsewhere = (
            f" Nếu bảng nằm ở trang khác ({_quoted(others[:5])}) thì hãy chọn trang ấy." if others else ""
        )
        raise UserError(
            f"Trang «{sheet}» không có cột {_quoted(lacking)}. {UNCHANGED} Hãy ghi tên cột vào dòng đầu của bảng, "
            f"hoặc lấy tệp mẫu rồi chép dữ liệu sang.{elsewhere}"
        )


def _is_empty(row: list[Any]) -> bool:
    return all(cell == "" or (isinstance(cell, str) and not cell.strip()) for cell in row)


def _take(
    number: int,
    row: list[Any],
    columns: Sequence[Column],
    place: Mapping[str, int],
    rows: list[Row],
    refused: list[Refused],
) -> None:
    values: dict[str, Value] = {}
    reasons = []
    for column in columns:
        index = place.get(column.key)
        try:
            values[column.key] = column.blank if index is None else value_of(column, row[index])
            if column.required and values[column.key] == "":
                reasons.append(f"thiếu «{column.heading}»")
        except UserError as error:
            reasons.append(f"cột «{column.heading}»: {error.message}")
    if reasons:
        refused.append(Refused(number, "; ".join(reasons)))
    else:
        rows.append(Row(number, values))


def _extra(
    headings: list[str], body: list[list[Any]], place: Mapping[str, int], first: int
) -> tuple[str, ...]:
    """The headings that nothing reads; a column without one is told by its letter if it has cells."""
    known = set(place.values())
    extra = []
    for index, heading in enumerate(headings):
        if index in known:
            continue
        if heading:
            extra.append(heading)
        elif any(row[index] != "" for row in body):
            extra.append(f"cột {_letters(first + index)} (không có tên)")
    return tuple(extra)


def _letters(index: int) -> str:
    """«A», «Z», «AA»: what Excel calls the column."""
    before, last = divmod(index, 26)
    return f"{_letters(before - 1) if before else ''}{chr(ord('A') + last)}"


def _quoted(names: list[str]) -> str:
    return ", ".join(f"«{name}»" for name in names)
