"""Rows under keys → a workbook to look at, to print, or to fill in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from ucvn_desktop.core.text.partial_days import format_partial_day
from ucvn_desktop.services.sheets.columns import Column, Kind, Value
from ucvn_desktop.services.targets import with_ending, write_file

ENDING = ".xlsx"
_A4 = 9
_ROW_HEIGHT = 16
_HEADING_HEIGHT = 32
_MOST_LINES = 12
_PORTRAIT_LETTERS = 90
_LIST_ROWS = 1_000
"""Rows below the headings in which a drop-down list is offered."""
# What Excel takes for a formula when a cell is typed or comes from a text file.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet to be written: its name (at most 31 letters, none of []:*?/\\), a title above the headings
    ("" for none), its columns and rows; rows give values by the columns' keys, absent ones are empty."""

    name: str
    columns: Sequence[Column]
    rows: Sequence[Mapping[str, Value]]
    title: str = ""


def write_book(target: Path, sheets: Sequence[Sheet]) -> Path:
    """Write a workbook; returns its path, with «.xlsx» added where `target` has no ending.

    Texts stay texts, also those that begin like formulas. Raises UserError where it cannot be written.
    """
    import xlsxwriter

    target = with_ending(target, ENDING)
    made = BytesIO()
    # In memory: temporary files of XlsxWriter's own would lie elsewhere, perhaps on a full disk.
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        formats = _formats(book)
        for sheet in sheets:
            _write_sheet(book.add_worksheet(sheet.name), sheet, formats)
    write_file(target, made.getvalue())
    return target


def _formats(book: Any) -> dict[str, Any]:
    top = {"valign": "top", "text_wrap": True}
    return {
        "title": book.add_format({"bold": True, "font_size": 14}),
        "heading": book.add_format(
            {"bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": "#DDE7F0", "border": 1}
        ),
        "text": book.add_format({**top, "num_format": "@"}),
        "literal": book.add_format({**top, "num_format": "@", "quote_prefix": True}),
        "day": book.add_format({"valign": "top", "align": "left", "num_format": "dd/mm/yyyy"}),
        "plain": book.add_format({"valign": "top"}),
    }


def _write_sheet(worksheet: Any, sheet: Sheet, formats: dict[str, Any]) -> None:
    top = 0
    if sheet.title:
        worksheet.write_string(0, 0, sheet.title, formats["title"])
        top = 1
    for index, column in enumerate(sheet.columns):
        whole = formats["text"] if column.kind in (Kind.TEXT, Kind.PHONE, Kind.ABOUT) else None
        worksheet.set_column(index, index, column.width, whole)
        worksheet.write_string(top, index, column.heading, formats["heading"])
        if column.choices:
            # Offered, not forced: one cell may hold several, and the reader says what it does not know.
            worksheet.data_validation(
                top + 1,
                index,
                top + _LIST_ROWS,
                index,
                {"validate": "list", "source": list(column.choices), "show_error": False},
            )
    _set_page(worksheet, sheet, top)
    if sheet.rows:
        worksheet.autofilter(top, 0, top + len(sheet.rows), len(sheet.columns) - 1)
    for number, row in enumerate(sheet.rows, top + 1):
        # LibreOffice does not fit the height of wrapped rows by itself.
        worksheet.set_row(number, _ROW_HEIGHT * max(_lines(column, row) for column in sheet.columns))
        for index, column in enumerate(sheet.columns):
            _write_cell(worksheet, (number, index), column, row.get(column.key, column.blank), formats)


def _lines(column: Column, row: Mapping[str, Value]) -> int:
    """How many lines a cell takes in its column, as far as letters tell."""
    text = str(row.get(column.key, ""))
    return min(_MOST_LINES, sum(1 + len(line) // (column.width + 1) for line in text.split("\n")))


def _set_page(worksheet: Any, sheet: Sheet, top: int) -> None:
    """A4 that holds all columns, with the headings on every page and on the screen."""
    worksheet.set_row(top, _HEADING_HEIGHT)
    worksheet.freeze_panes(top + 1, 0)
    worksheet.repeat_rows(top)
    worksheet.hide_gridlines(0)
    worksheet.set_paper(_A4)
    worksheet.fit_to_pages(1, 0)
    if sum(column.width for column in sheet.columns) > _PORTRAIT_LETTERS:
        worksheet.set_landscape()


def _write_cell(
    worksheet: Any, place: tuple[int, int], column: Column, value: Value, formats: dict[str, Any]
) -> None:
    if value in ("", None):
        return
    if column.kind is Kind.YES_NO:
        worksheet.write_string(*place, "có" if value else "", formats["text"])
    elif column.kind is Kind.NUMBER:
        worksheet.write_number(*place, value, formats["plain"])
    elif column.kind in (Kind.DAY, Kind.ABOUT) and len(str(value)) == 10:
        worksheet.write_datetime(*place, date.fromisoformat(str(value)), formats["day"])
    else:
        text = format_partial_day(str(value)) if column.kind is Kind.ABOUT else str(value)
        worksheet.write_string(*place, text, formats["literal" if text.startswith(_FORMULA) else "text"])
