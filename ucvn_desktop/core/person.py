"""The people of the address book, the offices they hold, and the units below the officer's own."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from ucvn_desktop.core.record import Record
from ucvn_desktop.core.text.fold import fold
from ucvn_desktop.core.text.partial_days import is_within

MOST_NAME = 120
"""Letters of a name with its titles: room for the longest, and none for a text in the wrong column."""


class PersonKind(StrEnum):
    """What somebody is to the communications officer; one may be several of them."""

    LEADER = "lanh-dao"
    OFFICER = "can-bo"
    AUTHOR = "tac-gia"
    SPEAKER = "bao-cao-vien"
    PRESS = "bao-chi"
    SUB_UNIT = "don-vi"


PERSON_LABELS: Mapping[PersonKind, str] = {
    PersonKind.LEADER: "Lãnh đạo",
    PersonKind.OFFICER: "Cán bộ công đoàn",
    PersonKind.AUTHOR: "Tác giả",
    PersonKind.SPEAKER: "Báo cáo viên/tuyên truyền viên",
    PersonKind.PRESS: "Phóng viên báo chí",
    PersonKind.SUB_UNIT: "Người của đơn vị trực thuộc",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SubUnit(Record):
    """A unit below the officer's own. Ministries merge: `names` are its names one after another, each valid
    from the day in `since` at the same place (perhaps partial, "" where unknown) until the next one's.

    `ended` is the day from which it is no more, and `successor_id` the unit that it went into.
    """

    KIND: ClassVar[str] = "sub_unit"

    names: tuple[str, ...]
    since: tuple[str, ...]
    ended: str = ""
    successor_id: int | None = None
    note: str = ""

    @property
    def name(self) -> str:
        """The newest name."""
        return self.names[-1]

    def name_on(self, day: str) -> str:
        """The name that was valid on `day` (ISO date); before the first known day, the oldest one."""
        valid = [name for name, since in zip(self.names, self.since, strict=True) if since <= day]
        return valid[-1] if valid else self.names[0]

    def search_title(self) -> str:
        return self.name

    def search_body(self) -> str:
        return "\n".join([*self.names[:-1], self.note]).strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Record):
    """Somebody of the address book. `kinds` are values of PersonKind; `outlet` is where press people work.

    The name is kept as typed, with the title of address that may stand before it.
    """

    KIND: ClassVar[str] = "person"

    full_name: str
    kinds: tuple[str, ...] = ()
    outlet: str = ""
    sub_unit_id: int | None = None
    phone: str = ""
    email: str = ""
    note: str = ""

    def search_title(self) -> str:
        return self.full_name

    def search_body(self) -> str:
        return "\n".join(part for part in (self.outlet, self.phone, self.email, self.note) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Office(Record):
    """What somebody is in a unit from one day to another, both perhaps partial; "" = unknown, or still so.

    `title` is the office («Chủ tịch»), `unit` where, as it was called then; one of them is there.
    """

    KIND: ClassVar[str] = "office"

    person_id: int
    title: str
    unit: str = ""
    since: str = ""
    until: str = ""

    @property
    def label(self) -> str:
        """«Chủ tịch, Công đoàn Bộ»."""
        return ", ".join(part for part in (self.title, self.unit) if part)

    def is_held_on(self, day: str) -> bool:
        """Whether it was held on `day` (ISO date), as far as is known.

        The same is said in SQL (storage/people.py, Offices.held_on): a test holds both to the same.
        """
        return is_within(day, self.since, self.until)

    def is_same_as(self, other: "Office") -> bool:
        """Whether title and unit are the same but for marks and case."""
        return (fold(self.title), fold(self.unit)) == (fold(other.title), fold(other.unit))


def phone_key(phone: str) -> str:
    """The digits that count: «+84 912 345 678», «84912345678» and «0912.345.678» are one number."""
    digits = "".join(c for c in phone if c.isdecimal())
    return f"0{digits[2:]}" if digits.startswith("84") and len(digits) >= 11 else digits
