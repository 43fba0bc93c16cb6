"""The central union's communications plan of a year, as the unit follows it."""

import re
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


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDate(Record):
    """A date that the plan speaks of, in its own words. `first_day` and `last_day` are ISO, "" where the plan
    does not say them; `years` is the n of «92 năm Ngày thành lập …», 0 where it says none.
    """

    KIND: ClassVar[str] = "plan_date"

    edition_id: int
    text: str
    first_day: str = ""
    last_day: str = ""
    years: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanText(Record):
    """The text from which an edition was read: `file` names it, `paragraphs` are all of it, `corrections` what
    the officer said of single paragraphs (as plan_reading.Correction stores them).
    """

    KIND: ClassVar[str] = "plan_text"

    edition_id: int
    file: str
    paragraphs: tuple[str, ...]
    corrections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanContent:
    """All that a plan of one year asks for, as records that have no edition yet."""

    year: int
    title: str
    source: str = ""
    topics: tuple[Topic, ...] = ()
    methods: tuple[Method, ...] = ()
    duties: tuple[Duty, ...] = ()
    campaigns: tuple[Campaign, ...] = ()
    mottoes: tuple[Motto, ...] = ()
    dates: tuple[PlanDate, ...] = ()


_STEP = re.compile(r"[IVX]+|\d+|[^\W\d_]+")
_ROMANS = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10}


def in_plan_order(number: str) -> tuple[tuple[int, str], ...]:
    """Sort key of the plan's own numbers: «III.2» before «III.10» before «IV.1», «V.2-9» before «V.2-10»."""
    return tuple(
        (int(step), "") if step.isdigit() else (_ROMANS.get(step, 0), step) for step in _STEP.findall(number)
    )
