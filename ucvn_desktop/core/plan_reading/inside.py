"""The roles of paragraphs within each part of a plan."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from ucvn_desktop.core.plan_reading.frame import Frame, Part, PartKind
from ucvn_desktop.core.plan_reading.marks import (
    Mark,
    MarkKind,
    first_place,
    is_decoration,
    is_table_head,
    one_line,
    split_mark,
    starts_small,
)
from ucvn_desktop.core.plan_reading.roles import Role

_LONGEST_HEADING = 160

# Who is spoken to. «Ban Chấp hành, Ban Thường vụ (các công đoàn …)» are anybody's: what follows decides.
_ANYBODY = re.compile(
    r"((đối với|ban chấp hành|ban thường vụ|thường trực|lãnh đạo|đề nghị|yêu cầu|và|,|:)\s*)+"
)
_UNITS = re.compile(
    r"(tất cả )?(các )?(cấp |cán bộ )?(công đoàn|cđcs|cđ|lđlđ|liên đoàn lao động)\b(?! viên chức việt nam)"
    r"|(tất cả )?(các )?(đơn vị|cấp công đoàn|cấp cơ sở|cơ sở)\b"
)
_CENTRAL = re.compile(
    r"(các )?(thường trực |cơ quan )?(công đoàn viên chức việt nam|cđvcvn|cđvc việt nam|tổng liên đoàn|đoàn chủ tịch"
    r"|ban(?! hành)|văn phòng|ủy ban|uỷ ban|tạp chí|báo|trang thông tin|trung tâm)\b"
)
# A union by its own name: «Công đoàn Bộ Tư pháp», not «công đoàn các cấp», «công đoàn trực thuộc».
_UNION = re.compile(
    r"(?:công đoàn|liên đoàn lao động) (?!các |cơ sở|trực thuộc|cấp )\S+.*?(?=\s+(?:năm|giai đoạn|nhiệm kỳ|và các)\b|\s*[,;(:.]|$)"
)
_LONGEST_UNION = 80
_FEWEST_WORDS = 3
_SUBORDINATE = ("truc thuoc", "cap duoi")


@dataclass(frozen=True, slots=True)
class Placed:
    """A paragraph's role; `goes_on` where it is the rest of the paragraph before it."""

    role: Role
    goes_on: bool = False


def issuers_of(texts: tuple[str, ...], frame: Frame) -> tuple[str, ...]:
    """Whose plan it is, in small letters: the unions that its title and letterhead name."""
    above = [one_line(text) for text in texts[: frame.title_places[0]] if len(text) <= _LONGEST_UNION]
    named = (_UNION.search(frame.title.casefold()), *(_UNION.match(line.casefold()) for line in above))
    return tuple(found[0] for found in named if found)


def roles_inside(
    part: Part, texts: tuple[str, ...], given: dict[int, Role], issuers: tuple[str, ...] = ()
) -> Iterator[tuple[int, Placed]]:
    """The role of each paragraph of the part behind its heading; `issuers` are those of issuers_of()."""
    marked = {n: split_mark(texts[n]) for n in range(part.first, part.end)}
    reader = _READERS[part.kind](marked, given, issuers)
    previous: Placed | None = None
    for n, (mark, words) in marked.items():
        if n in given:
            placed = Placed(given[n])
        elif is_decoration(words):
            placed = Placed(Role.SEEN)
        elif is_table_head(words) and part.kind is not PartKind.OTHER:
            placed = Placed(Role.LEAD)
        elif previous and mark.kind is MarkKind.NONE and _goes_on(texts[n - 1], words):
            placed = Placed(previous.role, goes_on=True)
        else:
            placed = Placed(reader.role(n, mark, words))
        reader.went_past(n, placed.role)
        previous = placed
        yield n, placed


def _goes_on(before: str, words: str) -> bool:
    """Whether the line goes on with a sentence that the line before did not end."""
    return (starts_small(words) or words.startswith("(")) and not before.rstrip().endswith(
        (".", ";", ":", "!", "?", "…")
    )


_Marked = dict[int, tuple[Mark, str]]
_Level = tuple[MarkKind, int, str]


class _Reader:
    """Roles of one part's paragraphs, in order; what came before tells what a paragraph belongs to."""

    def __init__(self, marked: _Marked, given: dict[int, Role], issuers: tuple[str, ...]) -> None:
        self._issuers = issuers
        self._marked = marked
        own = {
            n: found
            for n, found in marked.items()
            if (n not in given or self._is_bare_head(given[n], found[0]))
            and not is_table_head(found[1])
            and not is_decoration(found[1])
        }
        self._level = list_level(own)
        self._has_lists = any(mark.kind is not MarkKind.NONE for mark, _ in own.values())

    def role(self, n: int, mark: Mark, words: str) -> Role:
        """What the paragraph is."""
        return Role.UNREAD

    def went_past(self, n: int, role: Role) -> None:
        """Paragraph `n` has this role, perhaps by the officer's hand."""

    @staticmethod
    def _is_bare_head(given: Role, mark: Mark) -> bool:
        """Whether the officer said of a paragraph without a sign that it is a head: numbers are lost here still."""
        return mark.kind is MarkKind.NONE and given in (Role.TOPIC, Role.METHOD, Role.DUTY_HEADING)

    def _is_head(self, mark: Mark) -> bool:
        """Whether the sign is of the part's first level."""
        if self._level is None:
            # Numbers were lost: what has no sign stands above what has one.
            return mark.kind is MarkKind.NONE and self._has_lists
        return _same_level(mark, self._level)


class _Purpose(_Reader):
    def role(self, n: int, mark: Mark, words: str) -> Role:
        return Role.PURPOSE


class _Listed(_Reader):
    """A part of numbered heads with points under each."""

    head: Role
    point: Role
    _has_head = False

    def role(self, n: int, mark: Mark, words: str) -> Role:
        below = self._marked.get(n + 1)
        is_head = self._level is None and below is not None and below[0].kind is not MarkKind.NONE
        if not self._has_head and mark.kind is MarkKind.NONE and words.endswith(":") and not is_head:
            return Role.LEAD
        if self._is_head(mark):
            return self.head
        return self.point if self._has_head else Role.UNREAD

    def went_past(self, n: int, role: Role) -> None:
        self._has_head |= role is self.head


class _Topics(_Listed):
    head, point = Role.TOPIC, Role.POINT


class _Methods(_Listed):
    head, point = Role.METHOD, Role.FORM

    def role(self, n: int, mark: Mark, words: str) -> Role:
        found = super().role(n, mark, words)
        # A part of one sentence or of bare paragraphs: each is a form of communication.
        is_bare = mark.kind is MarkKind.NONE and not self._has_lists
        return Role.METHOD if found is Role.UNREAD and is_bare else found


class _Execution(_Reader):
    """Who does what: heads that name somebody, duties under each; or duties that name somebody themselves."""

    def __init__(self, marked: _Marked, given: dict[int, Role], issuers: tuple[str, ...]) -> None:
        super().__init__(marked, given, issuers)
        self._under: Role | None = None

    def role(self, n: int, mark: Mark, words: str) -> Role:
        if self._is_head(mark):
            return self._head(n, mark, words)
        if self._under is None:
            return (
                Role.LEAD
                if mark.kind is MarkKind.NONE and words.endswith(":")
                else addressee(words, self._issuers)
            )
        return self._under

    def went_past(self, n: int, role: Role) -> None:
        if role is Role.DUTY_HEADING:
            self._under = Role.DUTY
        elif self._is_head(self._marked[n][0]):
            self._under = role

    def _head(self, n: int, mark: Mark, words: str) -> Role:
        who = addressee(words, self._issuers)
        if who is Role.UNREAD and mark.kind is MarkKind.NONE and self._under:
            # Where numbers are lost, a point that lost its dash looks like a head.
            return self._under
        below = self._marked.get(n + 1)
        has_points = below is not None and not self._is_head(below[0])
        is_heading = has_points and (len(words) <= _LONGEST_HEADING or words.endswith(":"))
        return Role.DUTY_HEADING if who is Role.DUTY and is_heading else who


class _Other(_Reader):
    pass


_READERS: dict[PartKind, type[_Reader]] = {
    PartKind.PURPOSE: _Purpose,
    PartKind.TOPICS: _Topics,
    PartKind.METHODS: _Methods,
    PartKind.EXECUTION: _Execution,
    PartKind.OTHER: _Other,
}


def addressee(words: str, issuers: tuple[str, ...] = ()) -> Role:
    """Whom the words speak to, by how they begin: DUTY for the affiliated unions, CENTRAL (also for the `issuers`, in
    small letters), or UNREAD."""
    key = words.casefold()
    after = key[found.end() :] if (found := _ANYBODY.match(key)) else key
    if any(_names(after, issuer) for issuer in issuers):
        return Role.CENTRAL
    if _UNITS.match(after):
        return Role.DUTY
    if _CENTRAL.match(key) or _CENTRAL.match(after):
        return Role.CENTRAL
    return Role.DUTY if first_place(words[:80], *_SUBORDINATE) is not None else Role.UNREAD


def _names(words: str, union: str) -> bool:
    """Whether the words begin with the union's name, or are the beginning of it («Công đoàn Bộ»)."""
    name = words.rstrip(" .:;")
    is_short_name = union.startswith(f"{name} ") and len(name.split()) >= _FEWEST_WORDS
    return is_short_name or bool(re.match(rf"{re.escape(union)}\b", words))


def list_level(marked: _Marked) -> _Level | None:
    """The sign of the part's first level; None where its numbers were lost."""
    signs = [mark for mark, _ in marked.values() if mark.kind is not MarkKind.NONE]
    if not signs:
        return None
    first = signs[0]
    if first.kind is MarkKind.DASH and _numbers_are_heads(signs):
        return (MarkKind.NUMBER, 1, "")
    own = [mark for mark in signs if mark.kind is first.kind and mark.depth == first.depth]
    counts = [mark.number for mark in own]
    begins_bare, words = next(iter(marked.values()))
    same_sign = [mark.number for mark in own if mark.level == first.level]
    runs_through = counts.count(1) < 2 or (len(same_sign) > 1 and _counts_up(same_sign))
    is_opening = words.endswith(":") and not _are_heads(marked)
    if begins_bare.kind is MarkKind.NONE and not is_opening and not (first.number and runs_through):
        return None
    if first.number and _counts_up(counts):
        # «1.» and «2)» by a careless hand are one list all the same.
        return (first.kind, first.depth, "")
    return first.level


def _are_heads(marked: _Marked) -> bool:
    """Whether lines without a sign that end in a colon stand above lists of one and the same sign: one such line
    above one list opens the part."""
    levels = {mark.level for mark, _ in marked.values() if mark.kind is not MarkKind.NONE}
    places = list(marked)
    above = [
        n
        for n, below in pairwise(places)
        if marked[n][0].kind is MarkKind.NONE
        and marked[n][1].endswith(":")
        and marked[below][0].kind is not MarkKind.NONE
    ]
    return len(levels) == 1 and len(above) > 1


def _counts_up(numbers: list[int]) -> bool:
    return numbers == list(range(1, len(numbers) + 1))


def _numbers_are_heads(signs: list[Mark]) -> bool:
    """Whether numbers that run through the part have dashes between them: then a dash before them is no head."""
    places = [n for n, mark in enumerate(signs) if mark.kind is MarkKind.NUMBER and mark.depth == 1]
    counts = [signs[n].number for n in places]
    is_one_list = len(counts) > 1 and _counts_up(counts)
    return is_one_list and any(mark.kind is MarkKind.DASH for mark in signs[places[0] : places[-1]])


def _same_level(mark: Mark, level: _Level) -> bool:
    kind, depth, sign = level
    return mark.kind is kind and mark.depth == depth and sign in ("", mark.level[2])
