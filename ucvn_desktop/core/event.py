"""What the unit does and reports on: meetings, visits, contests, launches."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from ucvn_desktop.core.record import Record


class EventKind(StrEnum):
    """The forms of parts III.1 and III.2 of the plan that are events."""

    CONFERENCE = "hoi-nghi"
    SEMINAR = "hoi-thao"
    CONTEST = "hoi-thi"
    ROUND_TABLE = "toa-dam"
    ONLINE_CONTEST = "thi-truc-tuyen"
    ENCOUNTER = "gap-mat"
    HERITAGE = "ve-nguon"
    VISIT = "tham-hoi"
    HONOURS = "bieu-duong"
    LAUNCH = "phat-dong"
    CULTURE = "van-hoa-the-thao"
    SPEECH = "tuyen-truyen-mieng"
    OTHER = "khac"


EVENT_LABELS = {
    EventKind.CONFERENCE: "Hội nghị",
    EventKind.SEMINAR: "Hội thảo",
    EventKind.CONTEST: "Hội thi",
    EventKind.ROUND_TABLE: "Tọa đàm",
    EventKind.ONLINE_CONTEST: "Thi trực tuyến",
    EventKind.ENCOUNTER: "Gặp mặt, giao lưu",
    EventKind.HERITAGE: "Về nguồn, thăm di tích",
    EventKind.VISIT: "Thăm hỏi, giúp đỡ",
    EventKind.HONOURS: "Biểu dương điển hình",
    EventKind.LAUNCH: "Phát động thi đua",
    EventKind.CULTURE: "Văn hóa, văn nghệ, thể thao",
    EventKind.SPEECH: "Tuyên truyền miệng",
    EventKind.OTHER: "Hoạt động khác",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Record):
    """Something that took place on `day` (ISO date) at `place`."""

    KIND: ClassVar[str] = "event"

    kind: str = EventKind.OTHER.value
    title: str
    day: str
    place: str = ""

    def search_title(self) -> str:
        return self.title

    def search_body(self) -> str:
        return self.place
