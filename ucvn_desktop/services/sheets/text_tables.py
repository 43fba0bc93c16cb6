"""A list in a text file (.csv, or columns parted by tabs) → rows of cells."""

import csv
import re
from io import StringIO
from typing import Any

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.services.texts import decode

MAX_BYTES = 8_000_000
"""50,000 people with 160 bytes each."""

_SIGNS = ",;\t|"
_LOOKED_AT = 30
"""Rows from the top by which the sign between the cells is known."""
# A web page or rich text under another name, and others that begin with letters.
_OTHERS = (b"<", b"{", b"%PDF")
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1f]")
# What Excel would take for a number: text with a zero before it is a telephone.
_WHOLE = re.compile(r"[1-9]\d{0,14}")


def is_text_table(data: bytes) -> bool:
    """Whether the bytes are a text with cells. Raises UserError where it is a text in an old encoding."""
    if data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(_OTHERS):
        return False
    try:
        return bool(_sign(decode(data)))
    except UserError:
        if _BINARY.search(data):
            return False
        raise


def text_rows(data: bytes) -> list[list[Any]]:
    """The rows of a text for which is_text_table() holds, all of one length; whole numbers are numbers.

    Raises csv.Error where a cell has no end.
    """
    text = decode(data)
    found = list(csv.reader(StringIO(text, newline=""), delimiter=_sign(text)))
    width = max(map(len, found), default=0)
    return [[_cell(text) for text in row] + [""] * (width - len(row)) for row in found]


def _cell(text: str) -> int | str:
    return int(text) if _WHOLE.fullmatch(text) else text


def _sign(text: str) -> str:
    """What stands between the cells: the sign that is found in the most of the first rows; "" where none is."""
    lines = [line for line in text.splitlines() if line.strip()][:_LOOKED_AT]
    counts = {sign: sum(sign in line for line in lines) for sign in _SIGNS}
    most = max(counts.values(), default=0)
    # Semicolons and tabs before commas, which stand within cells as well.
    found = [sign for sign in "\t;|," if counts[sign] == most]
    return found[0] if most and 2 * most > len(lines) else ""
