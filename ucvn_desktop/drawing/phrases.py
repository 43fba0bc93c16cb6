"""Words that belong together: the table of resources/phrases.toml, looked up in a slogan."""

import tomllib
from collections.abc import Sequence
from functools import cache

from ucvn_desktop.core.text.fold import marked
from ucvn_desktop.paths import RESOURCES

Phrases = frozenset[tuple[str, ...]]


def phrases_from(lines: Sequence[str]) -> Phrases:
    """The phrases in the form in which they are looked up."""
    return frozenset(tuple(map(marked, line.split())) for line in lines)


@cache
def known_phrases() -> Phrases:
    """The phrases of resources/phrases.toml."""
    groups = tomllib.loads((RESOURCES / "phrases.toml").read_text(encoding="utf-8"))
    return phrases_from([line for lines in groups.values() for line in lines])


def phrase_spans(words: Sequence[str], phrases: Phrases) -> list[tuple[int, int]]:
    """Where phrases stand in `words`, as (first, past the last); the longest first, none overlapping."""
    longest = max(map(len, phrases), default=0)
    spans = []
    start = 0
    while start < len(words):
        length = next(
            (
                n
                for n in range(min(longest, len(words) - start), 1, -1)
                if _key(words[start : start + n]) in phrases
            ),
            1,
        )
        if length > 1:
            spans.append((start, start + length))
        start += length
    return spans


def _key(words: Sequence[str]) -> tuple[str, ...]:
    # Marks may open the first word and close the last; inside they part the words.
    first = words[0].lstrip("(“”«\"'‘[")
    return tuple(map(marked, (first, *words[1:-1], words[-1].rstrip(")”“»\"'’].,;:!?…"))))
