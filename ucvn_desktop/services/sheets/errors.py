"""What the parser does not hand on: which cells of a sheet hold an error («#DIV/0!»; they come as empty ones) or a
formula that no program has calculated yet, and which are merged in an .ods.

Read beside it from the same bytes, and only where the file says that there are any. What cannot be made out is left
out: such cells are empty then.
"""

import html
import posixpath
import re
from collections.abc import Iterator
from io import BytesIO
from typing import IO
from xml.etree import ElementTree as ET

from ucvn_desktop.services.office_zip import open_package
from ucvn_desktop.services.sheets import gate
from ucvn_desktop.services.sheets.xls_errors import xls_errors
from ucvn_desktop.services.zips import ZipReader

Errors = dict[tuple[int, int], str]
"""(row, column), counted from 0 → what the cell shows, or the formula («=1/0») that has no value yet."""
Range = tuple[tuple[int, int], tuple[int, int]]

_ATTRIBUTE = re.compile(rb"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^>]*>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")
# ISO/IEC 29500-1 §18.18.11: the type «e» of a cell is an error, its value what is shown.
_CELL = re.compile(
    rb"""<(?:\w+:)?c\s([^>]*\bt=["']e["'][^>]*)>(?:(?!</?(?:\w+:)?c[\s>/]).)*?<(?:\w+:)?v>([^<]{1,20})</""",
    re.DOTALL,
)
# A cell with a formula (§18.3.1.40) and no value; one of the type «str» has an empty text.
_FORMULA = re.compile(
    rb"""<(?:\w+:)?c\s([^<>]*)>\s*<(?:\w+:)?f\b(?:[^<>]*/>|[^<>]*>([^<]*)</(?:\w+:)?f>)\s*"""
    rb"""(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"""
)
_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def error_cells(file: IO[bytes], form: gate.Format, sheet: int) -> Errors:
    """The error cells of the `sheet`-th sheet (from 0) of a workbook that has passed the gate."""
    if form is gate.Format.XLS:
        file.seek(0)
        return xls_errors(file.read(gate.LIMITS.file), sheet)
    package = open_package(file, gate.LIMITS)
    try:
        return _of_xlsx(package, sheet) if form is gate.Format.XLSX else _of_ods(package, sheet)
    except (ValueError, ET.ParseError):
        return {}


def _of_xlsx(package: ZipReader, sheet: int) -> Errors:
    sheets = _SHEET.findall(_part(package, "xl/workbook.xml"))
    if sheet >= len(sheets):
        return {}
    key = next((value for name, value in _attributes(sheets[sheet]).items() if name.endswith(":id")), "")
    relations = map(_attributes, _RELATION.findall(_part(package, "xl/_rels/workbook.xml.rels")))
    target = next((found.get("Target", "") for found in relations if found.get("Id") == key), "")
    cells = _part(package, posixpath.normpath(posixpath.join("/xl", target)).lstrip("/"))
    shown: list[tuple[bytes, str]] = []
    if b't="e"' in cells or b"t='e'" in cells:
        shown += [
            (attributes, value.decode("utf-8", "replace")) for attributes, value in _CELL.findall(cells)
        ]
    if b"<f" in cells or b":f" in cells:
        shown += [(attributes, _formula(text)) for attributes, text in _FORMULA.findall(cells)]
    found: Errors = {}
    for attributes, text in shown:
        own = _attributes(attributes)
        place = _PLACE.fullmatch(own.get("r", ""))
        if place and own.get("t") != "str":
            found[int(place[2]) - 1, _column(place[1])] = text
    return found


def _formula(text: bytes) -> str:
    """«=1/0»; «=» where it only says that it is another cell's."""
    return f"={html.unescape(text.decode('utf-8', 'replace')).strip()}"


def _of_ods(package: ZipReader, sheet: int) -> Errors:
    found: Errors = {}
    for row, column, cell in _cells_of_ods(package, sheet, b'value-type="error"'):
        shown = cell.find(f"{_TEXT}p")
        is_error = any(name.endswith("}value-type") and kind == "error" for name, kind in cell.items())
        if is_error and shown is not None:
            found[row, column] = "".join(shown.itertext())
    return found


def merged_in_ods(file: IO[bytes], sheet: int) -> list[Range]:
    """The cells of the sheet that are merged downwards, each with the first and the last place that it takes."""
    try:
        spans = [
            (row, column, int(cell.get(f"{_TABLE}number-rows-spanned", "1")))
            for row, column, cell in _cells_of_ods(
                open_package(file, gate.LIMITS), sheet, b"number-rows-spanned"
            )
        ]
    except (ValueError, ET.ParseError):
        return []
    return [((row, column), (row + span - 1, column)) for row, column, span in spans if span > 1]


def _cells_of_ods(package: ZipReader, sheet: int, sign: bytes) -> Iterator[tuple[int, int, ET.Element]]:
    """The cells of a sheet with row and column; none where `sign` stands nowhere in the content."""
    content = _part(package, "content.xml")
    if sign not in content:
        return
    table, row = -1, 0
    # Expat itself stops entities that grow, and the child has its limits.
    for event, element in ET.iterparse(BytesIO(content), ("start", "end")):  # noqa: S314
        if event == "start":
            table += element.tag == f"{_TABLE}table"
        elif element.tag == f"{_TABLE}table" and table == sheet:
            return
        elif element.tag == f"{_TABLE}table-row":
            if table == sheet:
                column = 0
                for cell in element:
                    yield row, column, cell
                    column += _repeated(cell, "columns")
                row += _repeated(element, "rows")
            element.clear()


def _repeated(element: ET.Element, what: str) -> int:
    """How many rows or columns the element stands for."""
    return int(element.get(f"{_TABLE}number-{what}-repeated", "1"))


def _part(package: ZipReader, path: str) -> bytes:
    """The bytes of a part; none where there is no such one."""
    entry = next((entry for entry in package.entries if entry.path.lower() == path.lower()), None)
    return b"".join(package.chunks(entry)) if entry else b""


def _attributes(tag: bytes) -> dict[str, str]:
    return {
        name.decode(): (one or other).decode("utf-8", "replace")
        for name, one, other in _ATTRIBUTE.findall(tag)
    }


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
