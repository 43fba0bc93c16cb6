"""Where a slogan may be broken into lines, and where never. Pure: words in, rules out."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from ucvn_desktop.core.text.fold import marked
from ucvn_desktop.drawing.phrases import Phrases, known_phrases, phrase_spans

_OPENING = "(“«‘[{\"'"
_CLOSING = ")”»’]}\"'.,;:!?…%"
_QUOTES = {"“": "”", "«": "»", "‘": "’", '"': '"', "”": "”"}
_DASHES = "–—-"  # the hyphen last: these stand in a regular expression too

_COUNT = re.compile(r"\d[\d.,]*(?<=\d)")
_ROMAN = re.compile(r"[IVXLC]+(?:/\d+)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DATE = re.compile(r"\d{1,4}(?:[/-]\d{1,4}){1,2}|\d{1,2}\.\d{1,2}\.\d{4}")
_TIGHT_RANGE = re.compile(rf"\d[{_DASHES}] \d|\d [{_DASHES}]\d")

# A numeral after one of these says which one, not how many: «năm 2021», «khóa XV», «thứ XIII».
_HEADS = ("năm", "tháng", "ngày", "mùng", "khóa", "thứ", "lần", "số", "kỳ", "quý", "điều", "kỷ")
_ORDINAL_HEADS = frozenset(map(marked, _HEADS))
_MULTIPLIERS = frozenset(map(marked, ("trăm", "nghìn", "ngàn", "vạn", "triệu", "tỷ", "tỉ")))
_THROUGH = frozenset(map(marked, ("đến", "tới")))
# Words that lean on the next one: a line that ends with «và» or «vì» reads as if something had fallen off.
_LEANING = frozenset(
    map(
        marked,
        [
            "và",
            "với",
            "vì",
            "về",
            "của",
            "cho",
            "bằng",
            "trong",
            "ở",
            "tại",
            "từ",
            "do",
            "là",
            "các",
            "những",
            "mọi",
            "mỗi",
            "để",
            "theo",
            "hay",
            "hoặc",
            "như",
            "vào",
            "bởi",
            "sự",
            "nền",
        ],
    )
)
# A no-break space (U+00A0) is the user's own way to keep words together.
_SPACE = re.compile(r"[ \t\r\f\v]+")


@dataclass(frozen=True, slots=True)
class Breaks:
    """The words of a slogan and the rules for its line ends.

    `free[i]` says whether a line may end before word i; `forced` are the words before which one must;
    `mottos` are spans (first, past the last) in quotes, which stay on one line where that is sensible. A word may hold no-break spaces.
    """

    words: tuple[str, ...]
    free: tuple[bool, ...]
    forced: frozenset[int]
    mottos: tuple[tuple[int, int], ...]
    _counted: tuple[int, ...]

    @property
    def ends(self) -> tuple[int, ...]:
        """The places where a line may end, the end of the text included, ascending."""
        last = len(self.words)
        return (*(i for i in range(1, last) if self.free[i] or i in self.forced), last)

    def allows(self, start: int, end: int) -> bool:
        """Whether the words start … end-1 may be a line of their own."""
        if any(start < i < end for i in self.forced):
            return False
        if self._syllables(start, end) > 1:
            return True
        paragraph = self._paragraph(start)
        return self._syllables(*paragraph) < 2 and paragraph == (start, end)

    def keeping_mottos(self) -> "Breaks":
        """The same rules, with no line end inside a motto."""
        inside = {i for start, end in self.mottos for i in range(start + 1, end)}
        free = tuple(free and i not in inside for i, free in enumerate(self.free))
        return Breaks(self.words, free, self.forced, self.mottos, self._counted)

    def _syllables(self, start: int, end: int) -> int:
        return self._counted[end] - self._counted[start]

    def _paragraph(self, word: int) -> tuple[int, int]:
        edges = (0, *sorted(self.forced), len(self.words))
        return next((a, b) for a, b in pairwise(edges) if a <= word < b)


def find_breaks(text: str, phrases: Phrases | None = None) -> Breaks:
    """The rules for `text`, in which a line feed is a line end that the user wants.

    `phrases` are the words to keep together (those of resources/phrases.toml where None is given).
    """
    paragraphs = [row for line in text.split("\n") if (row := _words(line))]
    table = known_phrases() if phrases is None else phrases
    forced = frozenset(accumulate(len(paragraph) for paragraph in paragraphs[:-1]))
    bound = {0}
    mottos: list[tuple[int, int]] = []
    offset = 0
    for paragraph in paragraphs:
        bound |= {offset + i for i in _bound(paragraph, table)}
        mottos += [(offset + start, offset + end) for start, end in _mottos(paragraph)]
        offset += len(paragraph)
    words = tuple(word for paragraph in paragraphs for word in paragraph)
    return Breaks(
        words,
        tuple(i not in bound for i in range(len(words))),
        forced,
        tuple(mottos),
        tuple(accumulate(map(_syllables, words), initial=0)),
    )


def _words(line: str) -> list[str]:
    return [word for word in _SPACE.split(line) if word]


def _bound(words: Sequence[str], phrases: Phrases) -> set[int]:
    """The places i where no line may end between words[i-1] and words[i]."""
    bound = {i for rule in _RULES for i in rule(words)}
    for start, end in phrase_spans(words, phrases):
        bound.update(range(start + 1, end))
    return bound


def _marks(words: Sequence[str]) -> Iterator[int]:
    """An opening mark stays with the word after it, a closing mark or a dash with the one before."""
    open_quote = False
    for i, word in enumerate(words):
        if word == '"':
            open_quote = not open_quote
            yield i + 1 if open_quote else i
        elif not word.strip(_OPENING):
            yield i + 1
        elif not word.strip(_CLOSING + _DASHES):
            yield i


def _numbers(words: Sequence[str]) -> Iterator[int]:
    """A number stays with its unit («92 năm») or with the word that it follows («khóa XV»)."""
    for i, word in enumerate(words):
        core = word.strip(_OPENING + _CLOSING)
        if _is_head(words, i - 1) and (core[:1].isdigit() or _ROMAN.fullmatch(core)):
            yield i
        elif _COUNT.fullmatch(word.lstrip(_OPENING)) and not _is_date(core):
            yield i + 1
            if i + 1 < len(words) and marked(words[i + 1]) in _MULTIPLIERS:
                yield i + 2


def _ordinals(words: Sequence[str]) -> Iterator[int]:
    """«lần thứ XIII» is one."""
    for i in range(1, len(words) - 1):
        if _keys(words, i - 1, i + 1) == (marked("lần"), marked("thứ")):
            yield from (i, i + 1)


def _ranges(words: Sequence[str]) -> Iterator[int]:
    """From a date or a number to another: «28/7/1929 - 28/7/2021», «2021 -2026», «2021 đến năm 2026»."""
    for i in range(1, len(words)):
        before, link = words[i - 1], words[i]
        if _TIGHT_RANGE.search(f"{before} {link}"):
            yield i
        elif before[-1:].isdigit() and (link in _DASHES or marked(link) in _THROUGH):
            if _starts_with_digit(words, i + 1):
                yield from (i, i + 1)
            elif _is_head(words, i + 1) and _starts_with_digit(words, i + 2):
                yield from (i, i + 1, i + 2)


def _written_dates(words: Sequence[str]) -> Iterator[int]:
    """«ngày 28 tháng 7 năm 2021» is one, and so is «tháng 7 năm 2021»."""
    day, month, year = map(marked, ("ngày", "tháng", "năm"))
    for i in range(len(words) - 3):
        heads = (marked(words[i].lstrip(_OPENING)), marked(words[i + 2]))
        is_date = words[i + 1][-1:].isdigit() and _starts_with_digit(words, i + 3)
        if is_date and heads in ((day, month), (month, year)):
            yield from (i + 1, i + 2, i + 3)


def _leaning(words: Sequence[str]) -> Iterator[int]:
    """«và», «vì», «của» stay with the word that they lean on."""
    for i, word in enumerate(words):
        if marked(word.lstrip(_OPENING)) in _LEANING:
            yield i + 1


_RULES: tuple[Callable[[Sequence[str]], Iterator[int]], ...] = (
    _marks,
    _numbers,
    _ordinals,
    _ranges,
    _written_dates,
    _leaning,
)


def _mottos(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    start, closing = None, ""
    for i, word in enumerate(words):
        if start is None and word[0] in _QUOTES:
            start, closing = i, _QUOTES[word[0]]
            word = word[1:]  # noqa: PLW2901 - the same sign may close it
        if start is not None and closing in word:
            yield start, i + 1
            start = None


def _syllables(word: str) -> int:
    core = word.strip(_OPENING + _CLOSING)
    if _DATE.fullmatch(core):
        return 2  # a date is no lone syllable: «28/7/2021» stands well on a line
    return sum(any(c.isalnum() for c in part) for part in word.split("\u00a0"))


def _is_date(core: str) -> bool:
    return bool(_YEAR.fullmatch(core) or _DATE.fullmatch(core))


def _is_head(words: Sequence[str], index: int) -> bool:
    return 0 <= index < len(words) and marked(words[index].lstrip(_OPENING)) in _ORDINAL_HEADS


def _keys(words: Sequence[str], start: int, end: int) -> tuple[str, ...]:
    return tuple(marked(word.lstrip(_OPENING)) for word in words[start:end])


def _starts_with_digit(words: Sequence[str], index: int) -> bool:
    return index < len(words) and words[index].lstrip(_OPENING)[:1].isdigit()
