"""Vietnamese order: a ă â b c d đ e ê …; tones ngang, huyền, hỏi, ngã, sắc, nặng (domain.md §5.2).

Compared syllable by syllable, as Vietnamese dictionaries do: the letters of a syllable first, then its tone.
The key is made here and not by the system's collation, so that every machine sorts the same.
"""

import re
import unicodedata
from functools import lru_cache

from ucvn_desktop.core.text.fold import nfc

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
# Ranks below every letter of other scripts.
_RANKS = {letter: chr(rank) for rank, letter in enumerate(_ALPHABET, 1)}
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_OWN_MARKS = ("\u0302", "\u0306", "\u031b")
_SYLLABLE = re.compile(r"\d+|[^\W\d_]+")
_TAIL_IN_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")

Syllable = tuple[int, int, str, str]
SortKey = tuple[tuple[Syllable, ...], str]


def sort_key(text: str) -> SortKey:
    """A key by which texts stand in Vietnamese order; numbers count as numbers («Ban 2» before «Ban 10»).

    The order is total: texts whose keys are equal are the same in NFC. Case, signs and the place of the tone
    («hoà», «hòa») decide only between texts that are otherwise equal.
    """
    whole = nfc(text)
    return tuple(_syllable(part) for part in _SYLLABLE.findall(whole)), whole


def name_key(full_name: str) -> tuple[SortKey, SortKey]:
    """A key by which people stand in a Vietnamese list: by given name (the last word), then by the rest.

    What stands in brackets behind the name is no part of the given name.
    """
    words = _TAIL_IN_BRACKETS.sub("", nfc(full_name)).split()
    return sort_key(words[-1] if words else ""), sort_key(nfc(full_name))


# A language has few syllables, and a register few names.
@lru_cache(maxsize=16_384)
def _syllable(part: str) -> Syllable:
    if part.isdecimal():
        return 0, int(part), "", ""
    letters: list[str] = []
    tones: list[str] = []
    for character in unicodedata.normalize("NFD", part.casefold()):
        if character in _TONES:
            tones.append(_TONES[character])
        elif character in _OWN_MARKS and letters:
            # «a» and its mark are one letter of the alphabet; on other letters the mark counts for nothing.
            letters[-1] = _with_mark(letters[-1], character)
        elif not unicodedata.combining(character):
            letters.append(character)
    return 1, 0, "".join(_RANKS.get(letter, letter) for letter in letters), "".join(tones)


def _with_mark(letter: str, mark: str) -> str:
    joined = unicodedata.normalize("NFC", letter + mark)
    return joined if joined in _RANKS else letter
