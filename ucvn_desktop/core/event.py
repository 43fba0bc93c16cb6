"""What the unit does and reports on: meetings, visits, contests, launches; who of the press came; its papers."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar

from ucvn_desktop.core.record import Record
from ucvn_desktop.core.text.dates import days_between


class EventKind(StrEnum):
    """The forms of parts III.1 and III.2 of the plan, and the election of II.3; event_kinds.py tells each."""

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
    MOVEMENT = "phong-trao"
    DRIVE = "cuoc-van-dong"
    CULTURE = "van-hoa-the-thao"
    SPEECH = "tuyen-truyen-mieng"
    COMMEMORATION = "ky-niem"
    PRESS = "bao-chi"
    COMPILING = "bien-soan"
    DISPLAY = "truc-quan"
    ONLINE = "truyen-thong-mang"
    ELECTION = "bau-cu"
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
    EventKind.MOVEMENT: "Vận động phong trào",
    EventKind.DRIVE: "Thực hiện cuộc vận động",
    EventKind.CULTURE: "Văn hóa, văn nghệ, thể thao",
    EventKind.SPEECH: "Tuyên truyền miệng",
    EventKind.COMMEMORATION: "Kỷ niệm ngày lễ lớn",
    EventKind.PRESS: "Mời báo chí đưa tin",
    EventKind.COMPILING: "Biên soạn tài liệu",
    EventKind.DISPLAY: "Pano, áp phích, băng zôn",
    EventKind.ONLINE: "Truyền thông trên mạng",
    EventKind.ELECTION: "Bầu cử",
    EventKind.OTHER: "Hoạt động khác",
}


YES, NO = "co", "khong"
"""How answers stand among the details."""


SPEAKERS = "bao-cao-vien"
"""The key under which an oral session has its speakers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Record):
    """Something that took place on `day` (ISO date), or from then to `day_to`, at `place`.

    `time` is «08:30» or ""; `participants` counts lượt, not heads, 0 where nobody counted; `programme` has an
    item a line; `topic` is the number of the plan's topic (II.1–6) or 0; `campaign` the name of the movement,
    drive or programme that it belongs to. `details` has the values of the kind's own fields under their keys as
    event_values.py writes them, and keeps those of a kind that it was before.
    """

    KIND: ClassVar[str] = "event"

    kind: str = EventKind.OTHER.value
    title: str
    day: str
    place: str = ""
    day_to: str = ""
    time: str = ""
    participants: int = 0
    programme: str = ""
    topic: int = 0
    campaign: str = ""
    note: str = ""
    details: dict[str, str] = field(default_factory=dict)

    @property
    def last_day(self) -> str:
        """The day on which it ended (ISO)."""
        return self.day_to or self.day

    def days_since(self, day: str) -> int | None:
        """How many days it is over on `day` (ISO), 0 while it lasts; None where it has not begun.

        «Begun» is also said in SQL (storage/events.py): a test holds both to the same.
        """
        return max(0, days_between(self.last_day, day)) if self.day <= day else None

    def search_title(self) -> str:
        return self.title

    def search_body(self) -> str:
        # Figures and answers are no words that anybody looks for.
        said = (v for v in self.details.values() if v not in (YES, NO) and not v.isdecimal())
        parts = (self.place, self.programme, self.campaign, self.note, *said)
        return "\n".join(part for part in parts if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPress(Record):
    """Somebody of the press at an event: was he invited, did he come, what was published (link, ISO day).

    `person_id` is the person's record in the unit's address book, where there is one.
    """

    KIND: ClassVar[str] = "event_press"

    event_id: int
    name: str = ""
    outlet: str = ""
    person_id: int | None = None
    invited: bool = True
    came: bool = False
    link: str = ""
    published: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDocument(Record):
    """A paper that belongs to an event; `sha256` names its bytes in the workspace's files, `name` is the file's."""

    KIND: ClassVar[str] = "event_document"

    event_id: int
    sha256: str
    name: str
    size: int
    title: str
