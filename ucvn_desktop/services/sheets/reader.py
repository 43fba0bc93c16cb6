"""Rows of a workbook under the keys of a description: what is there, what is missing, what is refused."""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.services.bounded import Child
from ucvn_desktop.services.office_zip import UNCHANGED
from ucvn_desktop.services.sheets.cells import text_of, value_of
from ucvn_desktop.services.sheets.columns import Column, Value, places

_READ = "ucvn_desktop.services.sheets.child:read_cells"
_HEADS = "ucvn_desktop.services.sheets.child:read_heads"
_SECONDS = 60
_MOST_SHEETS = 20
_HEADER_WITHIN = 30
"""Rows from the top among which the headings are looked for: titles and letterheads stand above them."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its number as Excel shows it, and the value of every column of the description by its key."""

    number: int
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that was not taken, and why, in Vietnamese: every fault that it has, in the order of the sheet's columns.

    `values` are those of the row, empty where they could not be read; none where nothing of it is known.
    """

    number: int
    reason: str
    values: Mapping[str, Value] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Rows:
    """A sheet as it was understood. `missing` are headings of the description that the sheet lacks, `extra`
    headings of the sheet that nothing reads; empty rows are in neither list. `others` are sheets that have such rows
    as well, where nobody said which one is meant."""

    sheet: str
    rows: tuple[Row, ...]
    refused: tuple[Refused, ...]
    missing: tuple[str, ...]
    extra: tuple[str, ...]
    others: tuple[str, ...] = ()


Judge = Callable[[Mapping[str, Value], Set[str]], Iterable[tuple[str, str]]]
"""The values of a row and the keys of those that could not be read → what else is wrong: (key of the column, reason)."""


def _no_faults(values: Mapping[str, Value], unread: Set[str]) -> Iterable[tuple[str, str]]:
    return ()


def sheet_names(path: Path) -> list[str]:
    """The sheets of a workbook that the user sees, that which read_rows() reads by itself first.

    Raises UserError where the file is no workbook that can be read, or every sheet is empty.
    """
    with Child() as child:
        answer = child.call(_READ, {"path": str(path.absolute()), "sheet": ""}, _SECONDS).data
    return [answer["sheet"], *answer["others"]]


def read_rows(path: Path, columns: Sequence[Column], sheet: str = "", judge: Judge = _no_faults) -> Rows:
    """The rows of the sheet named so, or of the first sheet that is not empty, below its headings, which may take
    two rows; a row that only counts the columns is passed over. Rows that `judge` finds faults in are refused.

    Raises UserError where the file is no workbook that can be read (see gate.py), or the sheet has no row
    with the headings of all required columns.
    """
    with Child() as child:
        answer = child.call(_READ, {"path": str(path.absolute()), "sheet": sheet}, _SECONDS).data
        others = () if sheet else _alike(child, path, answer["others"][:_MOST_SHEETS], columns)
    first, cells = answer["first_row"], answer["rows"]
    header, headings = _header(cells, columns)
    place = places(columns, headings)
    _check_required(answer["sheet"], answer["others"], columns, place)
    rows: list[Row] = []
    refused: list[Refused] = []
    for number, row in enumerate(cells[header + 1 :], first + header + 1):
        if not _is_empty(row):
            found = _taken(number, row, columns, place, judge)
            refused.append(found) if isinstance(found, Refused) else rows.append(found)
    return Rows(
        answer["sheet"],
        tuple(rows),
        tuple(refused),
        missing=tuple(column.heading for column in columns if column.key not in place),
        extra=_extra(headings, cells[header + 1 :], place, answer["first_column"]),
        others=others,
    )


def _alike(child: Child, path: Path, names: list[str], columns: Sequence[Column]) -> tuple[str, ...]:
    """Which of the sheets have rows under headings of the description: all required ones, or else two."""
    if not names:
        return ()
    try:
        heads = child.call(_HEADS, {"path": str(path.absolute()), "sheets": names}, _SECONDS).data
    except UserError:
        return ()  # The sheet that is read stands, whatever lies behind it.
    needed = {column.key for column in columns if column.required}
    found = []
    for name, cells in heads.items():
        header, headings = _header(cells, columns)
        place = places(columns, headings)
        is_such = needed.issubset(place) if needed else len(place) > 1
        if is_such and not all(_is_empty(row) for row in cells[header + 1 :]):
            found.append(name)
    return tuple(found)


def _header(cells: list[list[Any]], columns: Sequence[Column]) -> tuple[int, list[str]]:
    """The index of the last row of the headings, and the headings: those of the row that has the most, the first of
    several, or of two rows where they have more together («Thời gian» over «Từ», «Đến»).
    """
    texts = [[text_of(cell) for cell in row or [""] * len(cells[0])] for row in cells[:_HEADER_WITHIN]]
    pairs = [(n, _joined(columns, *texts[n - 1 : n + 1])) for n in range(1, len(texts))]
    found = max(
        [*enumerate(texts), *pairs], key=lambda one: len(places(columns, one[1])), default=(0, list[str]())
    )
    last, headings = found
    if last + 1 < len(cells) and _counts_columns(cells[last + 1]):
        last += 1
    return last, headings


def _joined(columns: Sequence[Column], above: list[str], below: list[str]) -> list[str]:
    """Two rows of headings as one: of two in a column the known one, else the lower."""
    return [
        upper if not lower or (upper and not places(columns, [lower]) and places(columns, [upper])) else lower
        for upper, lower in zip(above, below, strict=True)
    ]


def _counts_columns(row: list[Any]) -> bool:
    """Whether the row only numbers the columns, as in printed forms: «(1)», «(2)», «(3)», or «A», «B», «1», «2», «3»."""
    texts = [text.strip("()") for cell in row if (text := text_of(cell))]
    counts = texts[next((n for n, text in enumerate(texts) if text not in "AB"), 0) :]
    return len(counts) > 2 and counts == [str(n) for n in range(1, len(counts) + 1)]


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


def _taken(
    number: int, row: list[Any], columns: Sequence[Column], place: Mapping[str, int], judge: Judge
) -> Row | Refused:
    values: dict[str, Value] = {}
    faults: list[tuple[str, str]] = []
    for column in columns:
        index = place.get(column.key)
        values[column.key] = column.blank
        try:
            if index is not None:
                values[column.key] = value_of(column, row[index])
        except UserError as error:
            faults.append((column.key, f"cột «{column.heading}»: {in_a_row(error.message)}"))
            continue
        if column.required and values[column.key] == "":
            faults.append((column.key, f"thiếu «{column.heading}»"))
    faults += judge(values, {key for key, _ in faults})
    if not faults:
        return Row(number, values)
    faults.sort(key=lambda fault: place.get(fault[0], len(row)))
    return Refused(number, "; ".join(reason for _, reason in faults), values)


def in_a_row(sentence: str) -> str:
    """The sentence as one of several reasons in a line: with a small letter, without its full stop."""
    return f"{sentence[:1].lower()}{sentence[1:]}".removesuffix(".")


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
        elif any(row and row[index] != "" for row in body):
            extra.append(f"cột {_letters(first + index)} (không có tên)")
    return tuple(extra)


def _letters(index: int) -> str:
    """«A», «Z», «AA»: what Excel calls the column."""
    before, last = divmod(index, 26)
    return f"{_letters(before - 1) if before else ''}{chr(ord('A') + last)}"


def _quoted(names: list[str]) -> str:
    return ", ".join(f"«{name}»" for name in names)
