"""Marks for what is still to be written in a text that the program began: «[cần ghi: ai phát biểu]».

The index article_with_gaps (migration m0005) looks for the same beginning.
"""

import re

_BEGINNING = "[cần ghi:"
_GAP = re.compile(re.escape(_BEGINNING) + r"\s*([^\[\]]*)\]?")


def gap(what: str) -> str:
    """The mark that stands for `what` until somebody writes it."""
    return f"{_BEGINNING} {what}]"


def gaps_in(text: str) -> list[str]:
    """What is still to be written in the text, in its order."""
    return [found[1].strip() for found in _GAP.finditer(text)]


def first_gap(text: str) -> str:
    """The first mark as it stands in the text; "" where nothing is still to be written."""
    found = _GAP.search(text)
    return found[0] if found else ""
