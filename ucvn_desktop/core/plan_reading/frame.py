"""The frame of a plan: its title and year, its parts by their headings, where it ends.

Decided by words that plans of this make share and by how their headings are numbered, not by a year's
sentences.
"""

import re
from dataclasses import dataclass
from enum import Enum, auto

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.plan_reading.ends import ends_part, is_annex, is_recipients
from ucvn_desktop.core.plan_reading.marks import (
    NO_MARK,
    Mark,
    MarkKind,
    closed_up,
    first_place,
    has_words,
    is_table_head,
    is_upper,
    one_line,
    roman,
    split_mark,
)
from ucvn_desktop.core.plan_reading.roles import Role
from ucvn_desktop.core.text.fold import fold

_LONGEST_HEADING = 160
_LONGEST_BARE = 50
_LONGEST_TITLE = 300
_YEAR = re.compile(r"(?<![\d/.-])(\d{4})(?![\d/])")
_NOT_TAKEN = "Không có gì bị thay đổi."
_COMMUNICATION = ("truyen thong", "tuyen truyen", "thong tin", "tuyen giao")


class PartKind(Enum):
    """What a part of the plan is about."""

    PURPOSE = auto()
    TOPICS = auto()
    METHODS = auto()
    EXECUTION = auto()
    OTHER = auto()


# The first of these phrases in a heading says what the part is about.
_PART_WORDS = {
    PartKind.PURPOSE: ("muc dich", "yeu cau", "muc tieu"),
    PartKind.TOPICS: ("noi dung", "nhiem vu trong tam", "trong tam"),
    PartKind.METHODS: ("hinh thuc", "phuong thuc", "phuong tien", "bien phap", "giai phap", "cach thuc"),
    PartKind.EXECUTION: ("to chuc thuc hien", "trien khai thuc hien", "phan cong", "trach nhiem"),
}
# Where a heading's words say nothing, the place that the part has in plans of this make.
_BY_PLACE = {1: PartKind.PURPOSE, 2: PartKind.TOPICS, 3: PartKind.METHODS, 5: PartKind.EXECUTION}


@dataclass(frozen=True, slots=True)
class Part:
    """A part: paragraphs `start` (its heading, counted from 0) to before `end`; `label` as numbered («II»).

    `by_place` where its number and not its words said what it is about.
    """

    kind: PartKind
    label: str
    heading: str
    start: int
    end: int
    first: int
    by_place: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """Where what stands; places count paragraphs from 0, `closing` is where the last part ends."""

    title: str
    year: int
    title_places: tuple[int, ...]
    parts: tuple[Part, ...]
    closing: int


def find_frame(texts: tuple[str, ...], given: dict[int, Role]) -> Frame:
    """The frame of the plan; `given` are roles that the officer set. Raises UserError where it is no plan."""
    if not any(text.strip() for text in texts):
        raise UserError(
            f"Tệp không có chữ nào. {_NOT_TAKEN} Hãy kiểm tra lại đã chọn đúng tệp chưa; nếu đó là ảnh quét dán vào "
            "Word thì nhờ cơ quan gửi bản Word có chữ."
        )
    headings = _headings(texts, given)
    parts = _body(texts, headings, given)
    before = parts[0][0] if parts else len(texts)
    titles = _title_places(texts, given, before)
    if not titles or not parts:
        raise no_plan("no title" if not titles else "no parts")
    title = _title(texts, titles)
    year = _year(title)
    _refuse_two(texts, titles[-1] + 1, headings)
    closing = _closing(texts, given, parts[-1][3])
    return Frame(title, year, titles, _parts(parts, closing), closing)


def no_plan(detail: str) -> UserError:
    """The refusal of a text that is no plan of communications."""
    return UserError(
        "Văn bản này không phải kế hoạch truyền thông: phải có tên «KẾ HOẠCH …» với năm, và các phần như Mục "
        f"đích, Nội dung, Hình thức, Tổ chức thực hiện. {_NOT_TAKEN} Hãy kiểm tra lại đã chọn đúng tệp chưa.",
        detail,
    )


def no_topics(frame: Frame) -> UserError:
    """The refusal of a plan in which no topic is found."""
    part = next((part for part in frame.parts if part.kind is PartKind.TOPICS), None)
    if part is None:
        return no_plan("no part of topics")
    return UserError(
        f"Phần «{part.heading}» của kế hoạch không có mục nào được đánh số hay gạch đầu dòng, nên không biết đâu là "
        f"từng nội dung. {_NOT_TAKEN} Hãy đánh số các nội dung (1., 2., …) trong tệp rồi nhập lại."
    )


def part_kind(heading: str) -> PartKind:
    """What a part is about by the words of its heading; OTHER where they do not say."""
    places = {
        kind: place
        for kind, words in _PART_WORDS.items()
        if (place := first_place(heading, *words)) is not None
    }
    return min(places, key=lambda kind: places[kind]) if places else PartKind.OTHER


_Heading = tuple[int, Mark, str, int]
"""(place, sign, words, first paragraph of the part's own text)."""


def _headings(texts: tuple[str, ...], given: dict[int, Role]) -> list[_Heading]:
    """The headings of parts: those in the way of numbering that parts have here, and capitals without a number."""
    marked = [split_mark(text) for text in texts]
    candidates = [
        n for n in range(len(texts)) if given.get(n, Role.PART) is Role.PART and not is_table_head(texts[n])
    ]
    named = {n: _with_next(marked, n) for n in candidates}
    known = {
        n for n, (words, _) in named.items() if _is_short(words) and part_kind(words) is not PartKind.OTHER
    }
    way = _way([(marked[n][0], named[n][0]) for n in sorted(known)])
    if way is MarkKind.NUMBER and any(is_upper(named[n][0]) for n in known):
        # «1. Mục đích» within a part is no part where «1. MỤC ĐÍCH, YÊU CẦU» is one.
        known = {n for n in known if is_upper(named[n][0])}
    elif way is MarkKind.NUMBER:
        # «6. Các nội dung khác» is a topic where «2. Nội dung truyền thông» is a part.
        known = {n for n in known if marked[n][0].kind is not way or _begins_part(named[n][0])}
    found: list[_Heading] = []
    last = 0
    for n in candidates:
        mark, (words, first) = marked[n][0], named[n]
        is_name_of_last = bool(found) and n < found[-1][3]
        if is_name_of_last:
            continue
        if n in given or _is_heading(mark, words, way, is_known=n in known, last=last):
            found.append((n, mark, words, first))
            last = mark.number or last
    return found


def _way(known: list[tuple[Mark, str]]) -> MarkKind:
    """How the plan numbers its parts, judged by the headings that say what a part is about."""
    kinds = {mark.kind for mark, _ in known}
    for kind in (MarkKind.PART, MarkKind.ROMAN, MarkKind.UPPER):
        if kind in kinds:
            return kind
    # Headings without numbers, above numbered topics that happen to speak of «nội dung» too?
    bare = [words for mark, words in known if mark.kind is MarkKind.NONE and _is_bare_heading(words)]
    return MarkKind.NUMBER if MarkKind.NUMBER in kinds and len(bare) < 2 else MarkKind.NONE


def _is_bare_heading(words: str) -> bool:
    """A heading whose number was lost: capitals, or a short line that begins with what parts are about."""
    if has_words(words, "ke hoach"):
        return False
    name = words.rstrip(" .:")
    return is_upper(words) or (_begins_part(words) and len(name) <= _LONGEST_BARE and name[-1:].isalpha())


def _begins_part(words: str) -> bool:
    return any(first_place(words, *phrases) == 0 for phrases in _PART_WORDS.values())


def _with_next(marked: list[tuple[Mark, str]], n: int) -> tuple[str, int]:
    """A heading's words and where its part's text begins: «Phần I» may have its name in the next line, and a name
    in capitals may be broken over two.
    """
    mark, words = marked[n]
    sign, following = marked[n + 1] if n + 1 < len(marked) else (mark, "")
    if mark.kind in (MarkKind.PART, MarkKind.ROMAN) and not words and following and _is_short(following):
        return following, n + 2
    is_numbered = mark.kind in (MarkKind.PART, MarkKind.ROMAN)
    may_go_on = is_numbered and sign.kind is MarkKind.NONE and is_upper(words) and is_upper(following)
    if not may_go_on or is_table_head(following) or n + 2 >= len(marked):
        return words, n + 1
    # What stands above dashes is a topic whose number was lost.
    goes_on = marked[n + 2][0].kind in (MarkKind.NUMBER, MarkKind.LETTER) and _is_short(
        f"{words} {following}"
    )
    return (f"{words} {following}", n + 2) if goes_on else (words, n + 1)


def _is_heading(mark: Mark, words: str, way: MarkKind, *, is_known: bool, last: int) -> bool:
    if not _is_short(words):
        return False
    if mark.kind is MarkKind.NONE:
        return is_known and _is_bare_heading(words) and (is_upper(words) or way is MarkKind.NONE)
    if mark.kind is not way:
        return False
    if way in (MarkKind.NUMBER, MarkKind.UPPER):
        return is_known and mark.depth == 1
    return is_known or is_upper(words) or mark.number > last


def _is_short(words: str) -> bool:
    return len(words) <= _LONGEST_HEADING


def _parts(headings: list[_Heading], closing: int) -> tuple[Part, ...]:
    ends = [heading[0] for heading in headings[1:]] + [closing]
    kinds = [part_kind(words) for _, _, words, _ in headings]
    labels = {mark.label for _, mark, _, _ in headings}
    parts = []
    for (start, mark, words, first), end, kind in zip(headings, ends, kinds, strict=True):
        guess = _BY_PLACE.get(mark.number, PartKind.OTHER)
        by_place = kind is PartKind.OTHER and guess is not kind and guess not in kinds
        # A number that was lost is the one that the part has every year.
        usual = next((roman(n) for n, usually in _BY_PLACE.items() if usually is kind), "")
        label = mark.label or (usual if usual not in labels else "")
        parts.append(Part(guess if by_place else kind, label, words, start, end, min(first, end), by_place))
    return tuple(parts)


def _is_title_start(text: str) -> bool:
    """«KẾ HOẠCH» alone, or «Kế hoạch truyền thông … năm 2021» as a heading."""
    words = closed_up(one_line(text).strip(" *_-–.:"))
    if not fold(words).startswith("ke hoach") or len(words) > _LONGEST_TITLE:
        return False
    is_alone = len(words) == len("kế hoạch")
    return (
        is_alone
        or is_upper(words)
        or (
            bool(_YEAR.search(words))
            and not words.endswith((".", ";", ","))
            and has_words(words, *_COMMUNICATION)
        )
    )


def _title_places(texts: tuple[str, ...], given: dict[int, Role], before: int) -> tuple[int, ...]:
    """Where the title stands: its first line, and those that go on with it up to the year."""
    by_hand = tuple(n for n, role in given.items() if role is Role.TITLE)
    if by_hand:
        return tuple(sorted(by_hand))
    start = next((n for n in range(before) if n not in given and _is_title_start(texts[n])), None)
    if start is None:
        return ()
    places = [start]
    while not _YEAR.search(_title(texts, tuple(places))) and len(places) < 4:
        following = places[-1] + 1
        if following >= before or following in given or not _may_be_title(texts[following], len(places)):
            break
        places.append(following)
    return tuple(places)


def _may_be_title(text: str, lines: int) -> bool:
    words = one_line(text)
    if not words.endswith((".", ":", ";", ",")):
        return len(words) <= _LONGEST_TITLE
    # The line below «KẾ HOẠCH» may be closed by a full stop or a comma.
    is_name = lines == 1 and words.endswith((".", ",")) and len(words) <= _LONGEST_HEADING
    return is_name and bool(_YEAR.search(words)) and has_words(words, *_COMMUNICATION)


def _title(texts: tuple[str, ...], places: tuple[int, ...]) -> str:
    """The title on one line: «Kế hoạch truyền thông …» from «KẾ HOẠCH» and «Truyền thông …»."""
    lines = [closed_up(one_line(texts[n]).strip(" *_")) for n in places]
    lines[-1] = lines[-1].rstrip(" .,")
    first, rest = lines[0], " ".join(lines[1:])
    if rest and not is_upper(rest):
        first = first.capitalize() if is_upper(first) else first
        head = rest.split(" ", 1)[0]
        rest = rest if is_upper(head) else rest[0].lower() + rest[1:]
    return f"{first} {rest}".strip()


def _year(title: str) -> int:
    if not has_words(title, *_COMMUNICATION):
        raise no_plan(f"title: {title}")
    years = sorted({int(year) for year in _YEAR.findall(title)})
    if not years:
        raise UserError(
            f"Tên kế hoạch «{title}» không ghi năm, nên chưa biết đó là kế hoạch năm nào. {_NOT_TAKEN} Hãy ghi "
            "năm vào tên trong tệp (ví dụ «năm 2021») rồi nhập lại."
        )
    if len(years) > 1:
        raise UserError(
            f"Tên kế hoạch «{title}» ghi nhiều năm. Chương trình chỉ nhập kế hoạch của từng năm. {_NOT_TAKEN} Hãy "
            "chép phần của một năm sang tệp riêng, tên chỉ ghi năm ấy, rồi nhập tệp đó."
        )
    return years[0]


def _refuse_two(texts: tuple[str, ...], start: int, headings: list[_Heading]) -> None:
    first = headings[0][1]
    begins = (PartKind.PURPOSE, PartKind.TOPICS)
    last_begin = max((n for n, _, words, _ in headings if part_kind(words) in begins), default=-1)
    # A title in an annex, with no parts below it, begins no plan.
    titles = [n for n in range(start, last_begin) if _is_title_start(texts[n])]
    # «1. Mục đích» right below «1. Mục đích, yêu cầu» is within it.
    past = [n for n, _, words, _ in headings if part_kind(words) is not PartKind.PURPOSE]
    restarts = [
        n
        for n, mark, words, _ in headings[1:]
        if past
        and n > past[0]
        and mark.number == first.number == 1
        and mark.kind is first.kind
        and part_kind(words) is PartKind.PURPOSE
        and not any(is_annex(text) for text in texts[:n])
    ]
    if not titles and not restarts:
        return
    place = titles[0] if titles else restarts[0]
    raise UserError(
        f"Tệp có hơn một kế hoạch: từ đoạn {place + 1} «{one_line(texts[place])[:60]}» là một kế hoạch nữa. "
        f"{_NOT_TAKEN} Hãy chép mỗi kế hoạch sang một tệp riêng rồi nhập từng tệp.",
    )


_REQUEST = re.compile(
    r"(ban thuong vu |doan chu tich )?(cong doan vien chuc viet nam |cdvcvn )?(de nghi|yeu cau)\b"
)


def _body(texts: tuple[str, ...], headings: list[_Heading], given: dict[int, Role]) -> list[_Heading]:
    """The headings of the plan's own parts: what looks like one behind the recipients or in an annex is none.

    An annex that stands before a later part does not end the plan; it is a heading without words, over what is
    not read. Nor does anything end it that stands before a heading given by hand.
    """
    body: list[_Heading] = []
    behind, start = headings, 0
    while True:
        ends = (n for n, text in enumerate(texts) if n >= start and (is_recipients(text) or is_annex(text)))
        end = next((n for n in ends if given.get(n) is not Role.PART), len(texts))
        body += [heading for heading in behind if heading[0] < end]
        behind = [heading for heading in behind if heading[0] > end]
        goes_on = [n for n, heading in enumerate(behind) if heading[0] in given]
        is_open = bool(body) and not any(map(ends_part, texts[body[-1][3] : end]))
        if behind and not goes_on and is_open and is_annex(texts[end]):
            goes_on = [
                n for n, heading in enumerate(behind) if _follows(body, texts[end : heading[0]], heading)
            ]
        if not goes_on:
            return body
        body += [(end, NO_MARK, "", end)] if body else []
        behind = behind[goes_on[0] :]
        start = behind[0][0]


def _follows(body: list[_Heading], annex: tuple[str, ...], heading: _Heading) -> bool:
    """Whether the heading behind an annex is the next of the body's, and not of the annex's own."""
    _, mark, words, _ = heading
    last = max(sign.number for _, sign, _, _ in body)
    kind = part_kind(words)
    is_missing = kind is not PartKind.OTHER and kind not in {part_kind(own) for _, _, own, _ in body}
    has_own = any(split_mark(text)[0].kind is mark.kind for text in annex)
    return (is_missing or not has_own) and (mark.number > last or (not mark.number and is_missing))


def _closing(texts: tuple[str, ...], given: dict[int, Role], start: int) -> int:
    """Where the last part ends: at the closing words, the recipients, the signature or an annex."""
    ends = (Role.CLOSING, Role.RECIPIENT, Role.SIGNATURE)
    end = len(texts)
    for n in range(start, len(texts)):
        if given[n] in ends if n in given else ends_part(texts[n]):
            end = n
            break
    return end - 1 if _is_request(texts, given, start, end - 1) else end


def _is_request(texts: tuple[str, ...], given: dict[int, Role], start: int, n: int) -> bool:
    """Whether the last paragraph of the last part closes the plan in other words («Đề nghị các công đoàn …»)."""
    if n <= start or n in given:
        return False
    mark, words = split_mark(texts[n])
    is_marked_list = split_mark(texts[n - 1])[0].kind is not MarkKind.NONE
    return mark.kind is MarkKind.NONE and is_marked_list and bool(_REQUEST.match(fold(words)))
