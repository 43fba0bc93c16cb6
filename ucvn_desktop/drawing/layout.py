"""Set a slogan into a box with the letters as large as they can be. Pure: it measures through a Ruler.

The order of what counts: the rules of `breaks` first, then the size of the letters, then even lines.
All lines have one size. Lengths in em are parts of the letter size, lengths in mm are real.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple, Protocol

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.drawing.breaks import Breaks, find_breaks

MARK_GAP = 0.12  # of the cap height, at least, between the ink of neighbouring lines
EASY_LEADING = 2.0  # cap heights from baseline to baseline where the box has room for it
KEEP_MOTTO_AT = 0.5  # a motto stays whole while the letters keep this part of their size
_EXACT = 1 - 1e-9
_HAIR = 1e-6  # em: no line is thinner, so that a word without ink has a width to divide by


class Box(NamedTuple):
    """A rectangle with y growing downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class WordInk:
    """A word measured in em: how far the pen moves, and its ink from pen start and baseline, y down."""

    advance: float
    ink: Box


class Ruler(Protocol):
    """What measures a face."""

    @property
    def cap_height(self) -> float:
        """The height of a capital H in em."""

    @property
    def space(self) -> float:
        """The width of the space between words in em."""

    def word(self, text: str) -> WordInk:
        """The measure of one word (no spaces in it)."""


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """A word and where its pen starts on the baseline, in mm."""

    text: str
    x: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line in its place: baseline and measured ink in mm."""

    words: tuple[PlacedWord, ...]
    baseline: float
    ink: Box

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


@dataclass(frozen=True, slots=True)
class Setting:
    """A slogan set into its box: letter size (em) and cap height in mm, lines from top to bottom."""

    size: float
    cap_height: float
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A possible line: the words start … end-1, its ink in em from the pen's start and the baseline."""

    start: int
    end: int
    ink: Box


def set_slogan(text: str, box: Box, ruler: Ruler, breaks: Breaks | None = None) -> Setting:
    """Set `text` into `box` (mm): every line's ink inside, as large as the rules for line ends allow.

    A line feed in `text` is a line end. `breaks` are rules other than those that `text` has by itself.
    A larger box never gives smaller letters, except that a motto in quotes may come to stand whole.
    Raises UserError for text without words.
    """
    rules = find_breaks(text) if breaks is None else breaks
    if not rules.words:
        raise UserError("Khẩu hiệu chưa có chữ nào. Hãy nhập nội dung khẩu hiệu.")
    inks = [ruler.word(word) for word in rules.words]
    gap = MARK_GAP * ruler.cap_height
    lines, size = _largest(rules, inks, ruler.space, gap, box)
    if rules.mottos:
        whole, whole_size = _largest(rules.keeping_mottos(), inks, ruler.space, gap, box)
        if whole_size >= KEEP_MOTTO_AT * size:
            lines, size = whole, whole_size
    return _place(lines, size, box, _Words(rules.words, inks), ruler)


def _largest(
    rules: Breaks, inks: Sequence[WordInk], space: float, gap: float, box: Box
) -> tuple[list[_Candidate], float]:
    """The lines with the largest letters, the evenest among equals, and the letter size in mm."""
    candidates = list(_candidates(rules, inks, space))
    by_start: dict[int, list[_Candidate]] = {}
    for line in candidates:
        by_start.setdefault(line.start, []).append(line)
    count = len(rules.words)
    widths = sorted({line.ink.width for line in candidates})

    def by_height(width: float) -> float:
        height = _least_height(by_start, count, width, gap)
        return box.height / height if height else 0.0

    # Wider lines make smaller letters by the box's width and larger ones by its height:
    # the largest size lies where the two cross.
    crossing = bisect_left(widths, x=True, key=lambda width: by_height(width) >= box.width / width)
    near = widths[max(crossing - 1, 0) : crossing + 1]
    size = max(min(box.width / width, by_height(width)) for width in near) * _EXACT
    return _evenest(by_start, count, box.width / size, box.height / size, gap), size


def _candidates(rules: Breaks, inks: Sequence[WordInk], space: float) -> Iterator[_Candidate]:
    ends = rules.ends
    for start in (0, *ends[:-1]):
        pen = 0.0
        left, top, right, bottom = float("inf"), float("inf"), float("-inf"), float("-inf")
        word = start
        for end in ends:
            if end <= start:
                continue
            for measured in inks[word:end]:
                ink = measured.ink
                left, right = min(left, pen + ink.left), max(right, pen + ink.right)
                top, bottom = min(top, ink.top), max(bottom, ink.bottom)
                pen += measured.advance + space
            word = end
            if rules.allows(start, end):
                yield _Candidate(start, end, Box(left, top, max(right, left + _HAIR), bottom))
            if end in rules.forced:
                break


def _least_height(
    by_start: dict[int, list[_Candidate]], count: int, width: float, gap: float
) -> float | None:
    """The least height in em of lines no wider than `width`, or None where there are no such lines."""
    least: dict[int, float] = {count: 0.0}
    for start in sorted(by_start, reverse=True):
        heights = [
            line.ink.height + gap + least[line.end]
            for line in by_start[start]
            if line.ink.width <= width and line.end in least
        ]
        if heights:
            least[start] = min(heights)
    return least[0] - gap if 0 in least else None


class _Partial(NamedTuple):
    """Lines from some word to the end: how uneven, how high; the lines' order decides between equals."""

    uneven: float
    height: float
    lines: tuple[_Candidate, ...]


def _evenest(
    by_start: dict[int, list[_Candidate]], count: int, width: float, height: float, gap: float
) -> list[_Candidate]:
    """Of all lines that fit into width and height (em), those that leave the least uneven ends."""
    best: dict[int, list[_Partial]] = {count: [_Partial(0.0, -gap, ())]}
    for start in sorted(by_start, reverse=True):
        partials = [
            _Partial(
                rest.uneven + (1 - line.ink.width / width) ** 2,
                rest.height + gap + line.ink.height,
                (line, *rest.lines),
            )
            for line in by_start[start]
            if line.ink.width <= width
            for rest in best.get(line.end, ())
        ]
        best[start] = _undominated([p for p in partials if p.height <= height])
    return list(best[0][0].lines)


def _undominated(partials: list[_Partial]) -> list[_Partial]:
    """Those that no other beats in both evenness and height, the evenest first."""
    kept: list[_Partial] = []
    for partial in sorted(partials, key=lambda p: (p.uneven, p.height, [-line.end for line in p.lines])):
        if not kept or partial.height < kept[-1].height:
            kept.append(partial)
    return kept


@dataclass(frozen=True, slots=True)
class _Words:
    texts: Sequence[str]
    inks: Sequence[WordInk]


def _place(lines: Sequence[_Candidate], size: float, box: Box, words: _Words, ruler: Ruler) -> Setting:
    cap_height = ruler.cap_height * size
    baselines = _baselines([line.ink for line in lines], size, cap_height, box)
    placed = [
        _placed(line, baseline, size, box, words, ruler.space)
        for line, baseline in zip(lines, baselines, strict=True)
    ]
    return Setting(size, cap_height, tuple(placed))


def _placed(line: _Candidate, baseline: float, size: float, box: Box, words: _Words, space: float) -> Line:
    start = (box.left + box.right - (line.ink.left + line.ink.right) * size) / 2
    pen = start
    placed = []
    for index in range(line.start, line.end):
        placed.append(PlacedWord(words.texts[index], pen))
        pen += (words.inks[index].advance + space) * size
    ink = Box(
        start + line.ink.left * size,
        baseline + line.ink.top * size,
        start + line.ink.right * size,
        baseline + line.ink.bottom * size,
    )
    return Line(tuple(placed), baseline, ink)


def _baselines(inks: Sequence[Box], size: float, cap_height: float, box: Box) -> list[float]:
    """Baselines as even as the marks allow, easy where there is room; the capitals stand in the middle."""
    needed = [(above.bottom - below.top) * size + MARK_GAP * cap_height for above, below in pairwise(inks)]
    room = box.height + (inks[0].top - inks[-1].bottom) * size
    leadings = _level(needed, room, max([EASY_LEADING * cap_height, *needed]))
    height = cap_height + sum(leadings)
    first = (box.top + box.bottom - height) / 2 + cap_height
    # The ink has the last word: what stands out above or below must stay in the box.
    highest = box.top - inks[0].top * size
    lowest = box.bottom - inks[-1].bottom * size - sum(leadings)
    first = max(min(first, lowest), highest)
    return [first + sum(leadings[:i]) for i in range(len(inks))]


def _level(needed: Sequence[float], room: float, wanted: float) -> list[float]:
    """Raise the least of `needed` towards one level, `wanted` at most, with no more than `room` in all."""
    ordered = sorted(needed, reverse=True)
    for held, need in enumerate(ordered):
        # The `held` greatest stand above the level, the others share what is left.
        level = min(wanted, (room - sum(ordered[:held])) / (len(needed) - held))
        if need <= level:
            return [max(need, level) for need in needed]
    return list(needed)
