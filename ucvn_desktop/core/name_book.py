"""The names of an address book, laid out so that a few typed letters find them among ten thousand at once."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from heapq import nsmallest
from typing import NamedTuple

from ucvn_desktop.core.text.collation import name_key
from ucvn_desktop.core.text.fold import fold, marked, nfc

_EDGE = "\n"  # before each word of a key: no word has it, so what follows it begins a word


class Named(NamedTuple):
    """Somebody by name; `outlet` and `kinds` are as Person has them."""

    id: int
    full_name: str
    outlet: str = ""
    kinds: tuple[str, ...] = ()


class NameBook:
    """Made once of everybody, asked with every letter that is typed."""

    def __init__(self, people: Iterable[Named]) -> None:
        in_order = sorted(people, key=lambda one: (name_key(one.full_name), one.id))
        self._entries = [_entry_of(one) for one in in_order]

    def find(self, typed: str, most: int, kind: str = "") -> list[int]:
        """Ids of at most `most` people of whose name each typed word begins a word, marks or not.

        Those whose given name it is come first, then those that have the marks as typed, then as a Vietnamese list
        has them. With a `kind` only those of it are looked at, and words may also begin words of the outlet.
        """
        words = nfc(typed).split()
        if not words:
            return []
        keys = tuple(fold(word) for word in words)
        marks = [_EDGE + marked(word) for word in words]
        found = [one for one in self._entries if not kind or kind in one.kinds]
        for key in keys:
            begun = _EDGE + key
            found = [one for one in found if begun in (one.name_and_outlet if kind else one.name)]
        return [one.id for one in nsmallest(most, found, key=lambda one: _rank(one, keys, marks))]


class _Entry(NamedTuple):
    id: int
    kinds: tuple[str, ...]
    given: str
    name: str
    name_and_outlet: str
    name_with_marks: str


def _entry_of(one: Named) -> _Entry:
    words = nfc(one.full_name).split()
    name = "".join([_folded(word) for word in words])
    return _Entry(
        one.id,
        one.kinds,
        fold(words[-1]) if words else "",
        name,
        name + _folded(one.outlet),
        "".join([_EDGE + marked(word) for word in words]),
    )


# A register has few syllables, and few outlets.
@lru_cache(maxsize=16_384)
def _folded(text: str) -> str:
    return "".join(_EDGE + word for word in fold(text).split())


def _rank(one: _Entry, keys: tuple[str, ...], marks: Sequence[str]) -> tuple[bool, bool]:
    """The smallest comes first; those of one rank keep their order."""
    return not one.given.startswith(keys), not all(mark in one.name_with_marks for mark in marks)
