"""Tables of a plan → paragraphs as one reads them: row by row, the running number before what it counts, and each
further cell below that, under its column's heading.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from ucvn_desktop.core.plan_reading.marks import NO_MARK, TABLE_SIGN, is_table_head, is_upper, split_mark
from ucvn_desktop.core.text.fold import fold

Place = tuple[int, int, int] | None
"""Table, row and column, counted from 0; None outside tables."""

_Cells = dict[int, list[str]]
_NUMBER_ALONE = re.compile(r"[(\[]?(\d{1,2}(\.\d{1,2})*|[IVX]{1,5}|[a-zđ])[.)\]/:]*")
# Columns that hold what is said; what stands in others («Thời gian») is understood by its heading only.
_CONTENT = re.compile(r"\b(noi dung|nhiem vu|hoat dong|cong viec|chi tiet|cu the|y)\b")


def rows_as_lines(lines: Sequence[str], places: Sequence[Place]) -> list[str]:
    """The document's lines, those of tables as said above. No word is left out; the headings of columns come again
    in each row.
    """
    found: list[str] = []
    heads: dict[int, dict[int, str]] = {}
    for row, group in groupby(zip(places, lines, strict=True), key=lambda item: item[0] and item[0][:2]):
        if row is None:
            found += [line for _, line in group]
            continue
        cells = _cells(group)
        head = TABLE_SIGN.join(" ".join(texts) for texts in cells.values())
        if row[0] not in heads and is_table_head(head):
            heads[row[0]] = {column: " ".join(texts) for column, texts in cells.items()}
            found.append(head)
        else:
            found += _row(cells, heads.get(row[0], {}))
    return found


def _cells(group: Iterable[tuple[Place, str]]) -> _Cells:
    cells: _Cells = {}
    for place, line in group:
        if place:
            cells.setdefault(place[2], []).append(line)
    return cells


def _row(cells: _Cells, head: dict[int, str]) -> Iterator[str]:
    columns = list(cells)
    first = cells[columns[0]]
    if len(columns) > 1 and len(first) == 1 and _NUMBER_ALONE.fullmatch(first[0].strip()):
        number = first[0].strip()
        number = f"{number}." if number[-1].isalnum() else number
        columns = columns[1:]
        cells[columns[0]][0] = f"{number} {cells[columns[0]][0]}"
    yield from cells[columns[0]]
    for column in columns[1:]:
        yield from _below(cells[column], head.get(column, ""))


def _below(texts: list[str], heading: str) -> Iterator[str]:
    """A further cell of a row; without a heading over it, it may be anything and stays as it is."""
    for number, text in enumerate(texts):
        if not heading or split_mark(text)[0] != NO_MARK:
            yield text
        elif number == 0 and not _CONTENT.search(fold(heading)):
            name = heading.capitalize() if is_upper(heading) else heading
            yield f"- {name.rstrip(' :')}: {text}"
        else:
            yield f"- {text}"
