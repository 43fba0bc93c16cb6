"""What a plan says of its dates: the sentence in which each stands, and the days on which it falls."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from ucvn_desktop.core.plan import Duty, Method, PlanDate, Topic
from ucvn_desktop.core.text.fold import fold

_LONGEST_DAYS = 184
"""Half a year: what lasts longer («năm 2021», «nhiệm kỳ 2021 - 2026») says nothing of any day."""
_SENTENCE_END = re.compile(r"(?<=[;.!?…])\s+")
# «Nghị quyết số 02-NQ/TW ngày 12/6/2021»: the day of a paper is none of the plan's.
_OF_A_PAPER = re.compile(
    r"\b(nghị quyết|nghị định|chỉ thị|kết luận|quyết định|quy định|công văn|hướng dẫn|kế hoạch|chương trình|đề án"
    r"|thông tri|thông tư|thông báo|luật|văn bản)\b[^.;,]*?\bsố\b[^.;,]*$",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\s*\([^)]*\d[^)]*\)\s*$")
_SAME = 0.7
"""Two names that share this part of the words of one are the same."""
_EMPTY_WORDS = {"ngay", "thang", "nam", "cua", "va", "cac", "ve"}


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph of the plan's parts II, III and V.2; `name` is that of its place («nội dung 2», «nhiệm vụ V.2-1»),
    `key` is its own («II.2-1»)."""

    key: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Dated:
    """A date of the plan where it stands in words: `sentence` is what is to be then."""

    record: PlanDate
    first: date
    last: date
    sentence: str
    place: Place


def places_of(topics: Iterable[Topic], methods: Iterable[Method], duties: Iterable[Duty]) -> list[Place]:
    """The paragraphs that say what is to be done, in the plan's order."""
    return [
        *(
            Place(f"II.{topic.number}-{n}", f"nội dung {topic.number}", text)
            for topic in topics
            for n, text in enumerate((topic.title, *topic.points))
        ),
        *(
            Place(f"{method.number}-{n}", f"hình thức {method.number}", text)
            for method in methods
            for n, text in enumerate(method.points, 1)
        ),
        *(Place(duty.number, f"nhiệm vụ {duty.number}", duty.text) for duty in duties),
    ]


def days_of(one: PlanDate, year: int) -> tuple[date, date] | None:
    """The days in a plan of `year` that the date means; None where it says no day, an age long past, or more
    than half a year. An anniversary is kept on the day on which it comes round."""
    if not one.first_day:
        return None
    first, last = date.fromisoformat(one.first_day), date.fromisoformat(one.last_day or one.first_day)
    if one.years:
        # «92 năm Ngày … (28/7/1929 - 28/7/2021)», or only the day of 1929.
        is_said = last.year - first.year == one.years
        first = last = last if is_said else _later(first, one.years)
    if (last - first).days > _LONGEST_DAYS or not year <= first.year <= year + 1:
        return None
    return first, last


def _later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date.min


def dated(dates: Iterable[PlanDate], places: Iterable[Place], year: int) -> Iterator[Dated]:
    """Each of the dates in each paragraph in which it stands; dates of other papers, and what stands in no such
    paragraph, are left out."""
    paragraphs = [(place, " ".join(place.text.split())) for place in places]
    for one in dates:
        days = days_of(one, year)
        if days is None:
            continue
        words = re.compile(rf"(?<![\w/]){re.escape(one.text)}(?![\w/])")
        for place, line in paragraphs:
            starts = (found.start() for found in words.finditer(line))
            at = next((start for start in starts if not _OF_A_PAPER.search(line[:start])), None)
            if at is not None:
                yield Dated(one, *days, _sentence(one, line, at), place)


def speaks_of(paragraph: str, name: str) -> bool:
    """Whether the paragraph names, in whatever order and case, what is called so."""
    words = set(_words(name))
    return bool(words) and len(words & set(_words(paragraph))) >= _SAME * len(words)


def _sentence(one: PlanDate, line: str, at: int) -> str:
    if one.years:
        return _BRACKETS.sub("", one.text)
    start = 0
    for end in _SENTENCE_END.finditer(line):
        if end.start() > at:
            return line[start : end.start()].rstrip(";. ")
        start = end.end()
    return line[start:].rstrip(";. ")


def _words(text: str) -> list[str]:
    return [word for word in re.findall(r"\w+", fold(text)) if word not in _EMPTY_WORDS]
