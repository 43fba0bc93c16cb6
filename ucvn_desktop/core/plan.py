"""The central union's communications plan of a year, as the unit follows it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from ucvn_desktop.core.record import Record


class CampaignKind(StrEnum):
    """How the plan calls what it names in quotation marks."""

    MOVEMENT = "phong-trao"
    DRIVE = "cuoc-van-dong"
    PROGRAMME = "chuong-trinh"
    CONTEST = "cuoc-thi"
    AIM = "muc-tieu"


CAMPAIGN_LABELS = {
    CampaignKind.MOVEMENT: "Phong trào",
    CampaignKind.DRIVE: "Cuộc vận động",
    CampaignKind.PROGRAMME: "Chương trình",
    CampaignKind.CONTEST: "Cuộc thi",
    CampaignKind.AIM: "Mục tiêu",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanEdition(Record):
    """One year's plan. `source` names the paper it was taken from."""

    KIND: ClassVar[str] = "plan_edition"

    year: int
    title: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic(Record):
    """A content topic (part II) with its dash points; `short` is our name for it («Bầu cử»)."""

    KIND: ClassVar[str] = "topic"

    edition_id: int
    number: int
    short: str
    title: str
    points: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Method(Record):
    """A group of forms of communication (part III) with each form; `number` as the plan counts («III.1»)."""

    KIND: ClassVar[str] = "method"

    edition_id: int
    number: str
    title: str
    points: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty(Record):
    """What the plan asks of every affiliated union (part V.2)."""

    KIND: ClassVar[str] = "duty"

    edition_id: int
    number: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign(Record):
    """A movement, drive, programme, contest or aim that the plan names."""

    KIND: ClassVar[str] = "campaign"

    edition_id: int
    kind: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Motto(Record):
    """Words of the plan to be hung at the offices, as they stand there (V.2)."""

    KIND: ClassVar[str] = "motto"

    edition_id: int
    text: str
