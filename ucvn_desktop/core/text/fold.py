"""The search key of Vietnamese text: what is left when marks, case and tone style do not count."""

import re
import unicodedata
from functools import lru_cache

# Control characters that part no lines or words, and those that turn the direction of writing.
_STEERING = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def nfc(text: str) -> str:
    """The text in Unicode NFC: what every text is brought to at the border of the program."""
    return unicodedata.normalize("NFC", text)


def clean(text: str) -> str:
    """NFC, and valid Unicode: bytes that the system could not decode (surrogates) are read as UTF-8 or marked. What
    steers a terminal or the direction of writing is left out."""
    return _STEERING.sub("", nfc(text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")))


def one_line(text: str) -> str:
    """Typed text as it is stored: cleaned, without spaces at the ends or doubled, on one line."""
    return " ".join(clean(text).split())


def lines(text: str) -> str:
    """The same for text of several lines: each line on its own, empty ones left out."""
    return "\n".join(line for row in clean(text).splitlines() if (line := " ".join(row.split())))


class _BaseLetters(dict[int, str]):
    """str.translate table that learns each character's key on first sight."""

    def __missing__(self, code: int) -> str:
        decomposed = unicodedata.normalize("NFKD", chr(code))
        base = "".join(c for c in decomposed if not unicodedata.combining(c))
        key = base.casefold().replace("đ", "d")
        self[code] = key
        return key


_BASE_LETTERS = _BaseLetters()


def fold(text: str) -> str:
    """The key under which `text` is found: no marks, no case, đ as d; "Hoà" and "HÒA" both give "hoa".

    SQLite's unicode61 tokenizer never folds đ (tested), so keys are made here and not there.
    """
    return nfc(text).translate(_BASE_LETTERS)


_TONES = "\u0300\u0301\u0303\u0309\u0323"


# A language has few syllables: almost every word of a text was seen before.
@lru_cache(maxsize=16_384)
def marked(word: str) -> str:
    """The key of one word with its marks: case and the place of the tone do not count ("Hoà" = "hòa" ≠ "hoa")."""
    letters = unicodedata.normalize("NFD", word.casefold())
    return "".join(c for c in letters if c not in _TONES) + "".join(c for c in letters if c in _TONES)
