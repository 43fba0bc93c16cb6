"""What a plan names: movements, drives, programmes, contests, aims; and which of them are to be hung."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ucvn_desktop.core.plan import CampaignKind
from ucvn_desktop.core.plan_reading.marks import starts_small
from ucvn_desktop.core.plan_reading.roles import Role
from ucvn_desktop.core.text.fold import fold


@dataclass(frozen=True, slots=True)
class Named:
    """A name with its kind (None: only words to be hung) and whether it is to be hung at the offices."""

    name: str
    kind: CampaignKind | None
    is_motto: bool = False
    is_sure: bool = True


# Bounds, so that no foreign text takes long: the longest name of 2021 has 80 letters.
_LONGEST_NAME, _DEEPEST, _LONGEST_OTHER = 400, 2, 40

# Words that govern what is quoted behind them.
_GOVERNORS = {
    CampaignKind.MOVEMENT: r"phong trào(?: thi đua)?",
    CampaignKind.DRIVE: r"cuộc vận động",
    CampaignKind.PROGRAMME: r"chương trình",
    CampaignKind.CONTEST: r"(?:cuộc thi|hội thi)",
    CampaignKind.AIM: r"(?:mục tiêu|phương châm|nhằm|tinh thần)",
}
_GOVERNOR = re.compile(
    "|".join(rf"(?P<k{n}>\b{words}\b)" for n, words in enumerate(_GOVERNORS.values())), re.IGNORECASE
)
# What stands right before a quotation and makes it none of these; «chủ đề» may be that of a contest.
_OTHER = re.compile(
    r"\b(danh hiệu|hội nghị|hội thảo|tọa đàm|toạ đàm|thông điệp|khẩu hiệu|diễn đàn|ngày hội|đề án|dự án|nghị quyết"
    r"|chỉ thị|kết luận|chuyên mục|chuyên đề|tháng|giải|giải thưởng|hội diễn|tập sách|cuốn sách|chủ đề)\s*:?\s*$",
    re.IGNORECASE,
)
_HUNG = re.compile(r"\btreo\b.*\b(khẩu hiệu|pa ?nô|áp phích|băng)", re.IGNORECASE)
# The verb and what is hung: the name that is on it begins behind them.
_HANGING = re.compile(
    r"\b(?:treo|khẩu hiệu|pa ?nô|áp phích|băng(?: rôn| zôn| cờ)?|biểu ngữ|cờ|phướn)\b", re.IGNORECASE
)
_PAIRS = {"“": "”", "«": "»", '"': '"', "‘": "’"}
# Quotation marks of other keyboards, put for those above: „…“, ‹…›, 《…》, ``…'', ''…'', '…'. Straight single ones
# stand between words only: an apostrophe within a word is none.
_OTHER_PAIRS = re.compile(
    r"„([^„“”]+)[“”]|‹([^‹›]+)›|《([^《》]+)》|(?:``|''|´´)([^`'´]+)(?:''|´´)|(?<!\w)'(?=\w)([^']+)'(?!\w)"
)
# Typed with one key that always gave the same half: ”Giỏi việc nước”, “Giỏi việc nước“.
_ONE_HALF = re.compile(r"(?<!\w)[“”](?=\w)([^“”]+)[“”](?!\w)")
_LINKING = re.compile(r"\s*((và|như|là|gồm|gắn với|cùng với|kết hợp|các|\d\)|[-–])\s*)*")
_SENTENCE = re.compile(r"[.!?](?=\s+[^\W\d_])")
# A name may begin before its quotation mark: «như: Xây dựng người cán bộ … “Trung thành, …”».
_BEFORE = re.compile(
    r"^(?:\s*(?:thi đua|như|là|gồm|sau|:|,|;|và|gắn với|cùng với|“|”))*\s*(?P<name>[^\W\d_a-z].*?)\s*$"
)
_BARE = re.compile(
    r"\b(?P<head>phong trào(?: thi đua)?|cuộc vận động|chương trình|cuộc thi|hội thi)\s+(?P<name>(?:\d[\d.]*\s+(?:nghìn|ngàn|triệu|vạn|tỷ)\b)"
    r"[^,;:.()“”\"«»]*)",
    re.IGNORECASE,
)
_BARE_END = re.compile(
    r"\s+(?:của|do|trong|được|nhằm|tại|từ|giai đoạn|năm \d|và|đến|với|trên|ở|để|theo|cho|gắn)\b",
    re.IGNORECASE,
)


def named_in(pieces: Iterable[tuple[Role, str]], findings: list[str]) -> list[Named]:
    """All names in the order in which they first stand there; adds what is quoted but not understood to
    `findings`.
    """
    found: dict[str, Named] = {}
    for role, written in pieces:
        if role in _SILENT:
            continue
        words = _with_usual_quotes(written)
        is_hung = role is Role.DUTY and bool(_HUNG.search(words))
        if _is_unbalanced(words):
            findings.append(f"Dấu ngoặc kép chưa khép ở đoạn «{words[:60]}»: tên trong ngoặc có thể thiếu.")
        for one in (*_quoted(words, is_hung=is_hung), *_bare(words)):
            key = _key(one.name)
            known = found.get(key)
            found[key] = _joined(known, one) if known else one
    _tell_unknown(found.values(), findings)
    return [one for one in found.values() if one.kind or one.is_motto]


def unquoted_in(pieces: Iterable[tuple[Role, str]]) -> list[str]:
    """A finding where the plan speaks of movements or drives and has no quotation marks, by which names are known."""
    words = [_with_usual_quotes(written) for role, written in pieces if role not in _SILENT]
    speaks = any(re.search(r"phong trào|cuộc vận động", line, re.IGNORECASE) for line in words)
    if not speaks or any(mark in line for line in words for mark in _PAIRS):
        return []
    told = (
        "Văn bản không có dấu ngoặc kép nào, nên chưa nhận ra tên các phong trào, cuộc vận động, chương trình và khẩu hiệu: "
        "hãy đặt các tên ấy trong ngoặc kép ở tệp rồi nhập lại."
    )
    return [told]


_SILENT = {Role.LETTERHEAD, Role.TITLE, Role.PART, Role.RECIPIENT, Role.SIGNATURE}


def _tell_unknown(found: Iterable[Named], findings: list[str]) -> None:
    for one in found:
        if one.kind is None and not one.is_motto:
            findings.append(f"Chưa rõ «{one.name}» trong ngoặc kép là gì: hãy xem lại.")
        elif not one.is_sure:
            findings.append(f"Chưa rõ «{one.name}» là phong trào hay cuộc vận động: hãy xem lại.")


def _joined(known: Named, again: Named) -> Named:
    """One name out of two places: the surer kind, the longer form; to be hung if either says so."""
    kind, is_sure = known.kind, known.is_sure
    if kind is None or (not is_sure and again.kind and again.is_sure):
        kind, is_sure = again.kind, again.is_sure
    name = max(known.name, again.name, key=len)
    return replace(known, name=name, kind=kind, is_sure=is_sure, is_motto=known.is_motto or again.is_motto)


def _with_usual_quotes(written: str) -> str:
    words = _OTHER_PAIRS.sub(lambda found: f"“{found[found.lastindex or 0]}”", written)
    is_one_half = words.count("“") != words.count("”")
    return _ONE_HALF.sub(r"“\1”", words) if is_one_half else words


def _key(name: str) -> str:
    """Equal for a name with and without what stands before its quotation marks."""
    inner = re.search(r"“(.+)”", name)
    return " ".join(re.findall(r"\w+", fold(inner[1] if inner else name)))


def _is_unbalanced(words: str) -> bool:
    return (
        words.count("“") != words.count("”")
        or words.count('"') % 2 == 1
        or words.count("«") != words.count("»")
    )


def _quotations(words: str) -> Iterator[tuple[int, int]]:
    """The places of quotations: from the opening mark to behind the closing one, the outer ones only."""
    start = 0
    while start < len(words):
        close = _PAIRS.get(words[start])
        end = _closing_place(words, start, close) if close else None
        if end is None:
            start += 1
            continue
        yield start, end + 1
        start = end + 1


def _closing_place(words: str, start: int, close: str) -> int | None:
    depth = 0
    for place in range(start + 1, min(len(words), start + _LONGEST_NAME)):
        if words[place] == close and depth == 0:
            return place
        depth += (words[place] == words[start]) - (words[place] == close)
        if depth > _DEEPEST:
            break
    return None


@dataclass(frozen=True, slots=True)
class _Governed:
    """What governs a quotation: its kind, not sure where two stand together; `contest` where its sentence spoke of
    one before.
    """

    kind: CampaignKind | None = None
    is_sure: bool = True
    contest: bool = False


def _quoted(words: str, *, is_hung: bool) -> Iterator[Named]:
    places = list(_quotations(words))
    begins = _sentences(words, places)
    behind = 0
    governed = _Governed()
    for start, end in places:
        inner = " ".join(words[start + 1 : end - 1].split()).strip(" ,;.")
        sentence = begins[bisect_right(begins, start) - 1]
        governed = _Governed() if sentence >= behind else governed
        between = words[max(behind, sentence) : start]
        governed = _governing(between, governed, is_first=sentence >= behind)
        behind = end
        if governed.kind or len(inner.split()) > 1:  # a single word in quotation marks is no name
            before = _name_before(between, has_kind=governed.kind is not None or is_hung)
            name = f"{before} “{inner}”" if before else inner
            yield Named(name, governed.kind, is_hung, governed.is_sure)


def _sentences(words: str, quotations: list[tuple[int, int]]) -> list[int]:
    """Where sentences begin; what ends within a quotation ends none."""
    starts = [start for start, _ in quotations]
    begins = [0]
    for found in _SENTENCE.finditer(words):
        before = bisect_right(starts, found.start()) - 1
        if before < 0 or quotations[before][1] <= found.start():
            begins.append(found.end())
    return begins


def _governing(between: str, before: _Governed, *, is_first: bool) -> _Governed:
    """What governs the quotation behind these words; `before` is what governed the one before in its sentence."""
    kinds = list(_GOVERNORS)
    governors = [(found, kinds[int(str(found.lastgroup)[1:])]) for found in _GOVERNOR.finditer(between)]
    contest = before.contest or any(kind is CampaignKind.CONTEST for _, kind in governors)
    other = _OTHER.search(between[-_LONGEST_OTHER:])
    if other:
        is_of_contest = contest and fold(other[1]) == "chu de"
        return _Governed(CampaignKind.CONTEST if is_of_contest else None, contest=contest)
    if not governors:
        return _Governed(contest=contest) if is_first or _breaks_off(between) else before
    kind = governors[-1][1]
    return _Governed(kind, not _stand_together(between, governors), contest)


def _stand_together(between: str, governors: list[tuple[re.Match[str], CampaignKind]]) -> bool:
    """«các phong trào thi đua, các cuộc vận động do … như: “…”»: either of the last two."""
    if len(governors) < 2 or governors[-2][1] is governors[-1][1]:
        return False
    gap = between[governors[-2][0].end() : governors[-1][0].start()]
    return bool(re.fullmatch(r"\s*(,|và|;)?\s*(các\s+)?", gap, re.IGNORECASE))


def _breaks_off(between: str) -> bool:
    """Whether the words between two quotations begin something else («…”, học tập và làm theo “…»)."""
    last = re.split(r"[,;]", between)[-1]
    found = _LINKING.match(last)
    return starts_small(last[found.end() :] if found else last)


def _name_before(between: str, *, has_kind: bool) -> str:
    """What of the words between the governor (or the quotation before) and the quotation belongs to the name."""
    if not has_kind:
        return ""
    governors = list(_GOVERNOR.finditer(between))
    rest = between[governors[-1].end() :] if governors else between
    rest = _HANGING.split(rest.rpartition(":")[2])[-1]
    found = _BEFORE.match(rest)
    name = found["name"] if found else ""
    return name if name[:1].isupper() and not re.search(r"[;.!?]", name) else ""


def _bare(words: str) -> Iterator[Named]:
    """Names without quotation marks, known by the number they begin with: «Chương trình 75 nghìn sáng kiến»."""
    kinds = {"phong": CampaignKind.MOVEMENT, "cuộc vận": CampaignKind.DRIVE, "chương": CampaignKind.PROGRAMME}
    for found in _BARE.finditer(words):
        head = found["head"].lower()
        kind = next((k for start, k in kinds.items() if head.startswith(start)), CampaignKind.CONTEST)
        end = _BARE_END.search(found["name"])
        name = found["name"][: end.start()] if end else found["name"]
        yield Named(f"{found['head'].capitalize()} {' '.join(name.split())}", kind)
