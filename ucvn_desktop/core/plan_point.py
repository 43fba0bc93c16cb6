"""What a point or a duty of a plan says of days, of what is to be counted and how many; nothing where it is silent."""

import re
from dataclasses import dataclass, replace

from ucvn_desktop.core.event import EventKind
from ucvn_desktop.core.plan_days import Place, dated
from ucvn_desktop.core.plan_reading.dates import dates_in
from ucvn_desktop.core.task import Counted, Task

_KINDS = {
    kind: re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for kind, words in (
        (EventKind.ONLINE_CONTEST, r"thi trực tuyến"),
        (EventKind.CONTEST, r"hội thi|cuộc thi(?! đua)"),
        (EventKind.ELECTION, r"(?<!luật )bầu cử"),
        (EventKind.CONFERENCE, r"(?<!nghị quyết )(?<!kết luận )hội nghị"),
        (EventKind.SEMINAR, r"hội thảo"),
        (EventKind.ROUND_TABLE, r"tọa đàm|toạ đàm"),
        (EventKind.ENCOUNTER, r"gặp mặt|giao lưu"),
        (EventKind.HERITAGE, r"về nguồn|thăm (?:quan )?(?:các )?di tích"),
        (EventKind.VISIT, r"thăm hỏi"),
        (EventKind.HONOURS, r"biểu dương|tuyên dương"),
        # «do Tổng Liên đoàn phát động» is another's launch.
        (EventKind.LAUNCH, r"phát động (?:các |đợt |phong trào |thi đua)"),
        (EventKind.CULTURE, r"văn nghệ|thể thao|hội thao|hội diễn"),
        (EventKind.SPEECH, r"tuyên truyền miệng|nói chuyện chuyên đề"),
        (EventKind.COMPILING, r"biên soạn"),
        (EventKind.DISPLAY, r"pa ?nô|áp phích|băng rôn|băng zôn|treo khẩu hiệu"),
    )
}
_NEWS = r"tin|bài|bài viết|tin bài|phóng sự|gương"
_IS_NEWS = re.compile(
    rf"(?<!thông )\btin(?=,? (?:và )?(?:bài|ảnh))|\b(?:viết|gửi|đăng)(?: các)? (?:{_NEWS})\b|\bbài viết\b|\bnêu gương\b",
    re.IGNORECASE,
)
_IS_SENT = re.compile(r"\b(?:gửi|cung cấp)\b[^.;]*\b(?:tin|bài)\b", re.IGNORECASE)
_WORDS = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
_HELD = r"cuộc|buổi|hội nghị|hội thảo|hội thi|tọa đàm|toạ đàm|đợt|chuyến"
_TARGET = re.compile(
    rf"\b(?:ít nhất|tối thiểu|tổ chức|viết|gửi|đăng)\s+(?P<n>\d{{1,3}}|{'|'.join(_WORDS)})\s+"
    rf"(?:(?P<news>{_NEWS})|(?P<held>{_HELD})|lần)\b(?P<rest>[^.;]*)",
    re.IGNORECASE,
)
_OFTEN = re.compile(
    r"\b(?:mỗi|một|hằng|hàng|trong|/)\s*(tháng|quý)\b(?! \d| [IVX]+\b| công nhân| hành động| thanh niên)",
    re.IGNORECASE,
)
_TIMES_A_YEAR = {"tháng": 12, "quý": 4}
_SINCE = re.compile(r"\b(?:từ|sau)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Target:
    number: int
    is_news: bool
    is_held: bool


def as_the_point_says(task: Task, year: int) -> Task:
    """The task (for the whole `year`) with the days, the kind of events and the target that its point names.

    A single day is the last one; several kinds are none: the point speaks of more than one thing.
    """
    line = " ".join(task.point.split())
    days = _with_days(task, line, year)
    target = _target(line, is_whole_year=days == task)
    kinds = _kinds(line)
    is_news = bool(_IS_NEWS.search(line)) or (target is not None and target.is_news)
    if len(kinds) == 1 and not is_news:
        days = replace(days, counted=Counted.EVENTS.value, event_kind=kinds[0].value)
    elif is_news and (target or task.counted != Counted.BY_HAND):
        sent = task.counted == Counted.BY_HAND and _IS_SENT.search(line)
        days = replace(days, counted=(Counted.SENT if sent else Counted.WRITTEN).value)
    if target and _fits(target, days):
        days = replace(days, target=target.number)
    return days


def _fits(target: _Target, task: Task) -> bool:
    match Counted(task.counted):
        case Counted.EVENTS:
            return not target.is_news
        case Counted.WRITTEN | Counted.SENT:
            return not target.is_held
        case _:
            return False


def _kinds(line: str) -> list[EventKind]:
    found = [kind for kind, words in _KINDS.items() if words.search(line)]
    # «cuộc thi trực tuyến … Cuộc thi …» is one contest.
    if EventKind.ONLINE_CONTEST in found and EventKind.CONTEST in found:
        found.remove(EventKind.CONTEST)
    return found


def _target(line: str, *, is_whole_year: bool) -> _Target | None:
    found = _TARGET.search(line)
    if found is None:
        return None
    typed = found["n"].lower()
    number = int(typed) if typed.isdecimal() else _WORDS.index(typed) + 1
    often = _OFTEN.search(found["rest"]) or _OFTEN.search(line[: found.start()])
    if often and not is_whole_year:
        return None
    number *= _TIMES_A_YEAR[often[1].lower()] if often else 1
    return _Target(number, bool(found["news"]), bool(found["held"])) if number else None


def _with_days(task: Task, line: str, year: int) -> Task:
    found = list(dated(dates_in([line], year, []), [Place("", "", line)], year))
    if not found:
        return task
    first, last = min(one.first for one in found), max(one.last for one in found)
    if any(one.last > one.first for one in found):
        return replace(task, day_from=first.isoformat(), day_to=last.isoformat())
    is_beginning = first == last and _SINCE.search(line[: line.index(found[0].record.text)])
    if is_beginning:
        return replace(task, day_from=first.isoformat(), day_to=max(task.day_to, first.isoformat()))
    return replace(task, day_from=min(task.day_from, first.isoformat()), day_to=last.isoformat())
