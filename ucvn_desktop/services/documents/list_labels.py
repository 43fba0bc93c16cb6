"""The numbers and bullets that Word puts before paragraphs by itself (ISO/IEC 29500-1 §17.9): they stand nowhere
in the text, yet the reader of the paper sees them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from ucvn_desktop.services.documents.styles import child, value, whole

_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9  # Word has nine
_BULLET = "•"


@dataclass(frozen=True, slots=True)
class _Level:
    format: str = "bullet"
    text: str = ""
    start: int = 1
    style: str = ""


class ListLabels:
    """The labels of a document's lists, asked for in reading order, from the root of its numbering part (None: a
    document without one).
    """

    def __init__(self, root: BaseOxmlElement | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._list_of: dict[str, str] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        if root is not None:
            self._read(root)

    def next(self, number: str, level: int, style: str) -> str:
        """The label of the next paragraph of list `number` at `level` (from 0), or at the level that belongs to
        its style: «II.», «a)», «•»; "" where none is shown.
        """
        if number in ("", "0"):
            return ""
        of_list = self._list_of.get(number, number)
        levels = self._levels.get(of_list, {})
        level = next((n for n, found in levels.items() if style and found.style == style), level)
        counts = self._counts.setdefault(of_list, {})
        counts.update(self._restarts.pop(number, {}))
        own = levels.get(level, _Level())
        counts[level] = counts.get(level, own.start - 1) + 1
        for deeper in range(level + 1, _LEVELS):
            counts.pop(deeper, None)
        return _shown(levels, counts, own)

    def _read(self, root: BaseOxmlElement) -> None:
        for element in root.iterchildren(qn("w:abstractNum")):
            self._levels[element.get(qn("w:abstractNumId")) or ""] = dict(_levels(element))
        for number in root.iterchildren(qn("w:num")):
            key, shared = number.get(qn("w:numId")) or "", value(number, "w:abstractNumId")
            self._list_of[key] = shared
            for override in number.iterchildren(qn("w:lvlOverride")):
                level = whole(override.get(qn("w:ilvl")) or "") or 0
                start = whole(value(override, "w:startOverride"))
                if start is not None:
                    self._restarts.setdefault(key, {})[level] = start - 1
                if child(override, "w:lvl") is not None:
                    # A list of its own from here on: it looks different.
                    self._list_of[key] = f"{shared}/{key}"
                    own = self._levels.setdefault(f"{shared}/{key}", dict(self._levels.get(shared, {})))
                    own.update(_levels(override))


def _levels(parent: BaseOxmlElement) -> Iterator[tuple[int, _Level]]:
    for element in parent.iterchildren(qn("w:lvl")):
        start = whole(value(element, "w:start"))
        yield (
            whole(element.get(qn("w:ilvl")) or "") or 0,
            _Level(
                value(element, "w:numFmt") or "decimal",
                value(element, "w:lvlText"),
                1 if start is None else start,
                value(element, "w:pStyle"),
            ),
        )


def _shown(levels: dict[int, _Level], counts: dict[int, int], own: _Level) -> str:
    if own.format == "none":
        return ""
    if own.format == "bullet":
        # Letters of symbol fonts, and Courier's «o», are drawn as bullets.
        is_plain = own.text and own.text != "o" and not "\ue000" <= own.text[0] <= "\uf8ff"
        return own.text.strip() if is_plain else _BULLET

    def number(found: re.Match[str]) -> str:
        level = int(found[1]) - 1
        its = levels.get(level, _Level("decimal"))
        return _written(counts.get(level, its.start), its.format)

    label = _PLACE.sub(number, own.text).strip()
    # What closes it may be only the distance to the text.
    return f"{label}." if label[-1:].isalnum() else label


def _written(number: int, form: str) -> str:
    if form in ("upperRoman", "lowerRoman") and number < 40:
        written, left = "", number
        for worth, sign in _ROMAN:
            written += sign * (left // worth)
            left %= worth
        return written if form == "upperRoman" else written.lower()
    if form in ("upperLetter", "lowerLetter") and 0 < number <= 26:
        return chr((64 if form == "upperLetter" else 96) + number)
    return str(number)
