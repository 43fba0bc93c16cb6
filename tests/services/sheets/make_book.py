"""Workbooks as other people's programs make them."""

import os
import shutil
import subprocess
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter


def make_book(path: Path, *sheets: Sequence[Sequence[Any]], top: int = 0, left: int = 0) -> Path:
    """A workbook with one sheet of cells after another, each beginning at (top, left); None is no cell."""
    with xlsxwriter.Workbook(str(path)) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        moment = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
        clock = book.add_format({"num_format": "hh:mm"})
        for rows in sheets:
            sheet = book.add_worksheet()
            for y, row in enumerate(rows, top):
                for x, cell in enumerate(row, left):
                    if isinstance(cell, datetime):
                        sheet.write_datetime(y, x, cell, moment)
                    elif isinstance(cell, date):
                        sheet.write_datetime(y, x, cell, day)
                    elif isinstance(cell, time):
                        sheet.write_datetime(y, x, cell, clock)
                    elif isinstance(cell, str):
                        sheet.write_string(y, x, cell)
                    elif cell is not None:
                        sheet.write(y, x, cell)
    return path


def saved_by_libreoffice(book: Path, ending: str, home: Path) -> Path:
    """The workbook as LibreOffice saves it in the format of `ending`; skips where there is none."""
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice is not installed")
    out = home / "libreoffice"
    subprocess.run(
        [
            soffice,
            f"-env:UserInstallation=file://{home / 'profile'}",
            "--headless",
            *("--convert-to", ending, "--outdir", str(out), str(book)),
        ],
        check=True,
        capture_output=True,
        timeout=120,
        env={**os.environ, "HOME": str(home)},
    )
    return out / f"{book.stem}.{ending}"


def cp1258(text: str) -> bytes:
    """Windows-1258 as Windows writes it: the tones apart from their letters."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    out = ""
    for letter in text:
        apart = unicodedata.normalize("NFD", letter)
        tone = "".join(c for c in apart if c in tones)
        out += unicodedata.normalize("NFC", "".join(c for c in apart if c not in tones)) + tone
    return out.encode("cp1258")
