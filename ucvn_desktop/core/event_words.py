"""What an event is called and when it was, in the words of news and papers."""

from ucvn_desktop.core.event import Event
from ucvn_desktop.core.event_kinds import form_of
from ucvn_desktop.core.text.clock import format_time, part_of_day
from ucvn_desktop.core.text.dates import format_day, official_day, weekday
from ucvn_desktop.core.text.fold import fold

# What a gathering is called: on a backdrop these words stand on a line of their own.
_GATHERINGS = (
    "Hội nghị",
    "Hội thảo",
    "Hội thi",
    "Hội diễn",
    "Hội thao",
    "Tọa đàm",
    "Cuộc thi",
    "Lễ phát động",
    "Lễ kỷ niệm",
    "Lễ",
    "Chương trình",
    "Diễn đàn",
    "Ngày hội",
    "Liên hoan",
)
# What else names of events begin with: nouns and verbs. Inside a sentence such a word is written small.
_NOUNS = ("Buổi", "Chuyến", "Cuộc", "Đêm", "Đợt", "Giải", "Hành trình", "Triển lãm", "Tuần lễ")
_VERBS = (
    "Biên soạn",
    "Biểu dương",
    "Gặp mặt",
    "Giao lưu",
    "Hành hương",
    "Họp",
    "Hưởng ứng",
    "Khen thưởng",
    "Kỷ niệm",
    "Mời",
    "Nói chuyện",
    "Phát động",
    "Quán triệt",
    "Ra quân",
    "Sinh hoạt",
    "Tặng",
    "Tập huấn",
    "Tham quan",
    "Thăm",
    "Thi",
    "Thực hiện",
    "Trao",
    "Treo",
    "Truyền thông",
    "Tuyên dương",
    "Tuyên truyền",
    "Vận động",
    "Về nguồn",
    "Viếng",
)
_ALL = (*_GATHERINGS, *_NOUNS, *_VERBS)


def in_a_sentence(event: Event) -> str:
    """The event as the object of «tổ chức»: «hội nghị triển khai kế hoạch»; a name that says no form of itself
    stands in quotation marks behind the kind's noun."""
    if _beginning(event.title, _ALL) and not event.title.isupper():
        return event.title[0].lower() + event.title[1:]
    name = event.title.strip("“”\"'")
    return f"{form_of(event.kind).noun} “{name}”"


def to_attend(event: Event) -> str:
    """The event as the object of «dự»: «hội nghị triển khai kế hoạch», «buổi gặp mặt nhân chứng lịch sử»."""
    what = in_a_sentence(event)
    return f"buổi {what}" if _beginning(event.title, _VERBS) and not event.title.isupper() else what


def banner_lines(event: Event) -> list[str]:
    """The event's name on a backdrop, in capitals: what it is, then what of. A name that says no form of
    itself gets its kind's, where that has a name of its own."""
    form = form_of(event.kind)
    beginning = _beginning(event.title, _GATHERINGS)
    if beginning:
        rest = event.title[len(beginning) :].strip(" :-–")
        return [line for line in (beginning.upper(), rest.upper()) if line]
    says_itself = _beginning(event.title, _ALL) or form.is_general
    return [event.title.upper()] if says_itself else [form.noun.upper(), event.title.upper()]


def when_in_news(event: Event) -> str:
    """«Sáng 16/4/2021», «Ngày 16/4/2021», «Từ ngày 12/4/2021 đến ngày 16/4/2021»."""
    if event.day_to and event.day_to != event.day:
        return f"Từ ngày {format_day(event.day)} đến ngày {format_day(event.day_to)}"
    return f"{part_of_day(event.time) or 'Ngày'} {format_day(event.day)}"


def when_on_paper(event: Event) -> str:
    """«8 giờ 30, thứ Sáu, ngày 16 tháng 4 năm 2021», with the last day where there are several."""
    first = f"{weekday(event.day)}, {official_day(event.day)}"
    if event.time:
        first = f"{format_time(event.time)}, {first}"
    if event.day_to and event.day_to != event.day:
        return f"{first} đến hết {official_day(event.day_to)}"
    return first


def _beginning(title: str, words: tuple[str, ...]) -> str:
    """The first of the words (longest first) that the title begins with, as it stands there; "" for none."""
    folded = fold(title)
    for word in sorted(words, key=len, reverse=True):
        key = fold(word)
        # Folding keeps the number of letters of Vietnamese text in NFC.
        if folded == key or folded.startswith((f"{key} ", f"{key},", f"{key}:")):
            return title[: len(word)]
    return ""
