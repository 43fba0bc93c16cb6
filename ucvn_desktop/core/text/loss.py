"""How much of a text is gone in the one that takes its place."""

from collections import Counter
from itertools import takewhile
from operator import eq

_MUCH = 60  # letters: what a held Backspace takes away between two saves


def lost_much(old: str, new: str) -> bool:
    """Whether so much of `old` is gone in `new` that somebody may want it back.

    What is deleted or written over at one place is lost, and so are words that stand nowhere any more.
    """
    return len(old) - max(_around(old, new), _words(old, new)) >= _MUCH


def _around(old: str, new: str) -> int:
    """The letters before and behind the one place at which the texts differ."""
    before = _same(old, new)
    return before + _same(old[before:][::-1], new[before:][::-1])


def _same(one: str, other: str) -> int:
    """How many letters are the same from the beginning."""
    return sum(takewhile(bool, map(eq, one, other)))


def _words(old: str, new: str) -> int:
    """The letters of the words that stand in both, each with the gap behind it."""
    both = Counter(old.split()) & Counter(new.split())
    return sum((len(word) + 1) * count for word, count in both.items())
