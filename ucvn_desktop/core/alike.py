"""When two entries of the address book may be one person."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ucvn_desktop.core.person import Office, Person, phone_key
from ucvn_desktop.core.text.fold import fold

PHONE, EMAIL, UNIT = "điện thoại", "thư điện tử", "đơn vị"

_ADDRESS = {"ong", "ba", "d/c"}
_SEVERAL = re.compile(r"[,;/\n]")


@dataclass(frozen=True, slots=True)
class Traits:
    """What tells people of one name apart, without regard to marks, case and ways of writing."""

    name: str
    phones: frozenset[str]
    email: str
    units: frozenset[str]

    @property
    def is_bare(self) -> bool:
        """Whether nothing is known but the name."""
        return not (self.phones or self.email or self.units)

    def shared(self, other: "Traits") -> tuple[str, ...]:
        """What people of one name have in common besides it («điện thoại», …); none for two names."""
        if self.name != other.name:
            return ()
        pairs = (
            (PHONE, self.phones & other.phones),
            (EMAIL, self.email and self.email == other.email),
            (UNIT, self.units & other.units),
        )
        return tuple(what for what, is_common in pairs if is_common)

    def may_be(self, other: "Traits") -> bool:
        """Whether both may be one person: they share something, or nothing tells them apart."""
        return self.name == other.name and bool(self.shared(other) or self.is_bare or other.is_bare)


def name_traits(full_name: str) -> str:
    """What counts of a name: no marks, no case, and no title of address («PGS.TS.», «Đ/c», «Bà») before it."""
    words = fold(full_name).split()
    if words[:2] == ["dong", "chi"] and len(words) > 2:
        words = words[2:]
    while len(words) > 1 and (words[0] in _ADDRESS or "." in words[0]):
        words = words[1:]
    return " ".join(words)


def traits_of(person: Person, offices: Iterable[Office] = ()) -> Traits:
    """What is known of a person."""
    units = {fold(unit) for unit in (person.outlet, *(office.unit for office in offices)) if unit}
    if person.sub_unit_id:
        units.add(f"#{person.sub_unit_id}")
    return Traits(
        name_traits(person.full_name),
        frozenset(key for part in _SEVERAL.split(person.phone) if (key := phone_key(part))),
        person.email.casefold(),
        frozenset(units),
    )
