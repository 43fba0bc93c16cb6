"""Sheets in and out: rows of a workbook ↔ values under keys, by a description that is data.

`Column` describes, `read_rows` reads (.xlsx, .xls, .ods, .csv, in the bounded child), `write_book` writes (.xlsx).
"""

from ucvn_desktop.services.sheets.columns import Column, Kind, Value
from ucvn_desktop.services.sheets.reader import Refused, Row, Rows, in_a_row, read_rows, sheet_names
from ucvn_desktop.services.sheets.writer import Sheet, write_book

__all__ = [
    "Column",
    "Kind",
    "Refused",
    "Row",
    "Rows",
    "Sheet",
    "Value",
    "in_a_row",
    "read_rows",
    "sheet_names",
    "write_book",
]
