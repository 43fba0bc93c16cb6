"""Which of a plan's topics (or methods) stand under another number in the edition that takes its place."""

import re
from collections.abc import Callable, Mapping
from typing import TypeVar

from ucvn_desktop.core.plan_wording import short_name
from ucvn_desktop.core.text.fold import fold

N = TypeVar("N", int, str)

_FEW = 0.5
"""Two titles that share less than this part of their words are two subjects."""
_WORD, _LETTERS = re.compile(r"\w+"), re.compile(r"[^\W\d_]+")


def moved_numbers(old: Mapping[N, str], new: Mapping[N, str]) -> dict[N, N]:
    """Old number → new number, for the words (by their numbers) that stand unambiguously under another number now.

    The same words count first, then those that differ only in figures, then those with the same short name. What
    kept its number, stands there twice or was put in other words is left out; no two move to one number.
    """
    left, free = dict(old), dict(new)
    moved: dict[N, N] = {}
    for key in (_words, without_figures, _short):
        for number in [n for n in left if n in free and _is_one(left[n], free[n], key)]:
            del left[number], free[number]
        places = _by(key, free)
        for words, numbers in _by(key, left).items():
            there = places.get(words, [])
            if len(numbers) == len(there) == 1 and _is_one(left[numbers[0]], free[there[0]], key):
                moved[numbers[0]] = there[0]
                del left[numbers[0]], free[there[0]]
    return moved


def same_subject(one: str, other: str) -> bool:
    """Whether two titles of topics are about the same, by the words they share."""
    return likeness(one, other) >= _FEW


def likeness(one: str, other: str) -> float:
    """How many of their words two titles share, 0 to 1."""
    words, others = set(fold(one).split()), set(fold(other).split())
    return len(words & others) / max(len(words), len(others), 1)


def without_figures(text: str) -> str:
    """The words by which texts are the same that differ only in figures: numbers, years, dates, signs."""
    return " ".join(_LETTERS.findall(fold(text)))


def _words(text: str) -> str:
    return " ".join(_WORD.findall(fold(text)))


def _short(text: str) -> str:
    return _words(short_name(text))


def _is_one(one: str, other: str, key: Callable[[str], str]) -> bool:
    """A short name alone is cut too early to tell two subjects apart."""
    return key(one) == key(other) != "" and (key is not _short or same_subject(one, other))


def _by(key: Callable[[str], str], titles: Mapping[N, str]) -> dict[str, list[N]]:
    found: dict[str, list[N]] = {}
    for number, title in titles.items():
        found.setdefault(key(title), []).append(number)
    return found
