"""What a sheet holds, as data: its columns and how their headings are recognised."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from ucvn_desktop.core.text.fold import fold

Value = str | int | float | bool
"""A cell's value: text, a day as ISO date, a number, yes or no. An empty cell is "" in columns of text and
days, 0 in columns of numbers, False in columns of yes and no."""

_NOT_A_WORD = re.compile(r"[^a-z0-9]+")
_IN_BRACKETS = re.compile(r"\([^()]*\)")


class Kind(Enum):
    """How a column's cells are read and written."""

    TEXT = auto()
    PHONE = auto()
    """Text; a number that lost its leading zero gets it back."""
    DAY = auto()
    """A day: «2021-04-16»."""
    ABOUT = auto()
    """A day of which the day, or day and month, may be unknown: «2021-04-16», «2021-04», «2021»."""
    NUMBER = auto()
    YES_NO = auto()


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the `key` of its values, its Vietnamese heading, and other headings it is known under.

    `width` is in letters; `choices` become a drop-down list; `help` explains it in a file to fill in.
    """

    key: str
    heading: str
    aliases: tuple[str, ...] = ()
    kind: Kind = Kind.TEXT
    required: bool = False
    width: int = 20
    choices: tuple[str, ...] = ()
    help: str = ""

    @property
    def blank(self) -> Value:
        """The value of an empty cell."""
        return {Kind.NUMBER: 0, Kind.YES_NO: False}.get(self.kind, "")


def heading_key(text: str) -> str:
    """What counts of a heading: no marks, case or signs, and nothing in brackets («Họ và tên (*)»)."""
    folded = fold(text)
    return _words(_IN_BRACKETS.sub(" ", folded)) or _words(folded)


def _words(folded: str) -> str:
    return _NOT_A_WORD.sub(" ", folded).strip()


def places(columns: Sequence[Column], headings: Sequence[str]) -> dict[str, int]:
    """Which of `headings` stands over which column: {key: index}. The first one counts where two would do."""
    keys = [heading_key(heading) for heading in headings]
    found: dict[str, int] = {}
    for column in columns:
        for name in (column.heading, *column.aliases):
            index = next(
                (i for i, key in enumerate(keys) if key == heading_key(name) and i not in found.values()),
                None,
            )
            if index is not None:
                found[column.key] = index
                break
    return found
