"""When two entries of the address book may be one person."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ucvn_desktop.core.person import Office, Person, phone_key
from ucvn_desktop.core.text.fold import fold, marked, nfc

PHONE, EMAIL, UNIT = "điện thoại", "thư điện tử", "đơn vị"

_ADDRESS = {"ong", "ba", "d/c"}
# Degrees and posts as they are shortened. No word of a Vietnamese name is among them: none has a vowel, or its
# consonants end no syllable.
_TITLES = {
    *("gs", "pgs", "ts", "tskh", "ths", "s", "cn", "ks", "kts", "bs", "ds", "ls", "cv", "cvc", "cvcc", "ncs"),
    *("bscki", "bsckii", "bsck1", "bsck2", "cki", "ckii", "ck1", "ck2"),
}
# «TS.Nguyễn», «PGS,TS»: no space behind the sign.
_GLUED = re.compile(r"(?<=[^\W\d_][.,])(?=[^\W\d_])")
_JOINED = re.compile(r"[-/]")
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
    """What counts of a name: no marks, no case, and no title of address before it («PGS.TS.», «ThS», «Đ/c», «Bà»)."""
    return fold(" ".join(without_titles(full_name)))


def without_titles(full_name: str) -> list[str]:
    """The words of a name as they are written, without the titles of address before them."""
    words = _GLUED.sub(" ", nfc(full_name)).split()
    if len(words) > 2 and [fold(word) for word in words[:2]] == ["dong", "chi"]:
        words = words[2:]
    while len(words) > 1 and _is_title(fold(words[0])):
        words = words[1:]
    return words


def _is_title(key: str) -> bool:
    parts = _JOINED.split(key.rstrip(".,:"))
    return key in _ADDRESS or "." in key or all(part in _TITLES for part in parts)


def better_name(kept: str, told: str) -> str:
    """The better of two ways to write one name (name_traits() of both is the same): a title, capitals or marks that
    are missing in `kept` are taken from `told`, and other marks are a correction; nothing is ever lost."""
    its, others = without_titles(kept), without_titles(told)
    is_improved = _is_improved(its, others)
    title, new_title = _title_of(kept, its), _title_of(told, others)
    if not is_improved and (title or not new_title):
        return kept
    return f"{title or new_title} {' '.join(others if is_improved else its)}".strip()


def _is_improved(its: list[str], others: list[str]) -> bool:
    was, now = _quality(its), _quality(others)
    is_other = [*map(marked, its)] != [*map(marked, others)]
    return all(new >= old for old, new in zip(was, now, strict=True)) and (is_other or was != now)


def _quality(words: list[str]) -> tuple[bool, bool]:
    """Whether it has marks, and capitals where they belong."""
    name = " ".join(words)
    has_capitals = all(word[0].isupper() for word in words) and not name.isupper()
    return fold(name) != name.lower(), has_capitals


def _title_of(full_name: str, words: list[str]) -> str:
    """What stands before the words of without_titles()."""
    whole, name = " ".join(nfc(full_name).split()), " ".join(words)
    if whole.endswith(name):
        return whole.removesuffix(name).strip()
    return " ".join(_GLUED.sub(" ", whole).split()[: -len(words)])


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
