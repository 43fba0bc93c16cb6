"""Row by row into the address book: new, known already, one more office, or refused with the reason."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ucvn_desktop.core.alike import Traits, better_name, traits_of
from ucvn_desktop.core.person import Office, Person, SubUnit
from ucvn_desktop.core.text.dates import today
from ucvn_desktop.core.text.fold import fold, one_line
from ucvn_desktop.core.text.partial_days import is_over
from ucvn_desktop.core.text.titles import shorten
from ucvn_desktop.services.people import checked_office, tidy
from ucvn_desktop.services.people_columns import (
    EMAIL,
    KINDS,
    NAME,
    NOTE,
    NUMBER,
    OUTLET,
    PHONE,
    SUB_UNIT,
    office_of,
    person_of,
)
from ucvn_desktop.services.sheets import Refused, Row, Value
from ucvn_desktop.services.sub_units import add_unit, units_by_name
from ucvn_desktop.storage.workspace import Workspace


class _NotTaken(Exception):  # noqa: N818 - a row's verdict; errors of the disk must pass it by
    """Why a row is not taken, in Vietnamese."""


@dataclass(slots=True)
class _Known:
    """Somebody in the book, the row of this file that entered or renewed them (0: none yet), and the offices that
    the file told of them."""

    person: Person
    offices: list[Office]
    row: int = 0
    told: list[Office] = field(default_factory=list)

    @property
    def traits(self) -> Traits:
        return traits_of(self.person, self.offices)


@dataclass(frozen=True, slots=True)
class _Told:
    """What a row tells."""

    row: int
    person: Person
    office: Office | None
    unit: str


@dataclass(slots=True)
class _First:
    """The first row with a running number and a name, and whom it entered, if it did."""

    row: int
    told: _Told | None = None
    known: _Known | None = None


class Entry:
    """The rows of one import on their way into the book. Make and use it inside Workspace.write()."""

    def __init__(self, workspace: Workspace, *, update: bool) -> None:
        self._workspace = workspace
        self._update = update
        self._known = _register(workspace)
        self._units = units_by_name(workspace)
        self._groups: dict[tuple[str, str], _First] = {}
        self._is_numbered = False
        self.added: list[int] = []
        self.updated: list[int] = []
        self.unchanged: set[int] = set()
        self.offices = 0
        self.new_units: list[str] = []
        self.unlinked: dict[str, None] = {}
        self.refused: list[Refused] = []

    def pass_by(self, row: Refused) -> None:
        """Put a row among the refused ones that was refused before; further rows of its person are refused, too."""
        number, group = _group(row.values)
        self._is_numbered = self._is_numbered or bool(number)
        self._groups.setdefault(group, _First(row.number))
        self.refused.append(row)

    def take(self, row: Row) -> None:
        """Enter a row, or put it among the refused ones."""
        number, group = _group(row.values)
        first = self._groups.get(group) if number else None
        self._is_numbered = self._is_numbered or bool(number)
        try:
            _check_is_somebody(row, number, is_numbered=self._is_numbered)
            if first:
                self._further(_told(row), first)
                return
            # Until it is entered, further rows of this person have nobody to go to.
            first = self._groups[group] = _First(row.number)
            first.told = _told(row)
            first.known = self._enter(first.told)
        except _NotTaken as error:
            self.refused.append(Refused(row.number, str(error)))

    def _enter(self, told: _Told) -> _Known:
        unit = self._units.get(fold(told.unit)) if told.unit else self._unit_of_office(told)
        person = replace(told.person, sub_unit_id=unit.id if unit else None)
        traits = traits_of(person, [told.office] if told.office else [])
        alike = [known for known in self._known[traits.name] if traits.may_be(known.traits)]
        if not alike:
            return self._add(told, person)
        if not self._update:
            raise _NotTaken(_known_sentence(alike))
        if len(alike) > 1:
            raise _NotTaken(f"{_known_sentence(alike)}; chưa rõ cập nhật cho ai, hãy gộp họ trước")
        if alike[0].row and not _tells_more(told, alike[0]):
            raise _NotTaken(_known_sentence(alike))
        self._bring_up_to_date(alike[0], told, person)
        return alike[0]

    def _add(self, told: _Told, person: Person) -> _Known:
        stored = self._workspace.people.add(
            replace(person, sub_unit_id=self._unit_id(told.unit) or person.sub_unit_id)
        )
        known = _Known(stored, [], told.row)
        self._known[known.traits.name].append(known)
        self.added.append(stored.id)
        self._add_office(known, told.office)
        return known

    def _bring_up_to_date(self, known: _Known, told: _Told, person: Person) -> None:
        old = known.person
        fields = ("outlet", "phone", "email", "note")
        texts = {name: getattr(person, name) or getattr(old, name) for name in fields}
        unit_id = self._unit_id(told.unit) or old.sub_unit_id or person.sub_unit_id
        kinds = (*old.kinds, *person.kinds)
        name = better_name(old.full_name, person.full_name)
        known.person = self._workspace.people.save(
            tidy(replace(old, full_name=name, kinds=kinds, sub_unit_id=unit_id, **texts))
        )
        known.row = known.row or told.row
        changed = self._add_office(known, told.office) or known.person.rev != old.rev
        self._count(known, changed=changed)

    def _further(self, told: _Told, first: _First) -> None:
        """One more office of the person of an earlier row."""
        if first.known is None or first.told is None:
            raise _NotTaken(f"dòng {first.row} của người này không được nhập")
        if told.office is None:
            raise _NotTaken(f"lặp lại dòng {first.row} mà không có chức vụ nào khác")
        _check_repeated(told, first.told)
        self._link(first.known, told)
        if self._add_office(first.known, told.office):
            self._count(first.known, changed=True)
        elif not self._update:
            raise _NotTaken(f"lặp lại chức vụ đã có của người ở dòng {first.row}")

    def _add_office(self, known: _Known, office: Office | None) -> bool:
        """Enter the office, or what is new of one that is known; returns whether anything is."""
        if office is None:
            return False
        known.told.append(office)
        place = self._place_of(office, known.offices)
        if place is not None:
            old = known.offices[place]
            since, until = office.since or old.since, office.until or old.until
            known.offices[place] = self._workspace.offices.save(replace(old, since=since, until=until))
            return known.offices[place].rev != old.rev
        known.offices.append(self._workspace.offices.add(replace(office, person_id=known.person.id)))
        self.offices += 1
        is_free = bool(office.unit) and _is_held(office) and not known.person.sub_unit_id
        if is_free and fold(office.unit) not in (fold(self._workspace.profile.unit_name), *self._units):
            self.unlinked[office.unit] = None
        return True

    def _place_of(self, office: Office, offices: list[Office]) -> int | None:
        """Which of the known offices this one is: the same term, or when updating one that may be."""
        same = [(place, old) for place, old in enumerate(offices) if old.is_same_as(office)]
        for place, old in same:
            if (old.since, old.until) == (office.since, office.until):
                return place
        by_beginning = sorted(same, key=lambda one: one[1].since != office.since)
        for place, old in by_beginning if self._update else ():
            if not old.since or not office.since or old.since == office.since:
                return place
        return None

    def _link(self, known: _Known, told: _Told) -> None:
        unit = self._unit_of_office(told)
        if unit and not known.person.sub_unit_id:
            known.person = self._workspace.people.save(replace(known.person, sub_unit_id=unit.id))

    def _unit_of_office(self, told: _Told) -> SubUnit | None:
        """The sub-unit in which the row's office is held now, by any name that it has or had; None where there is
        no such one.
        """
        office = told.office
        return self._units.get(fold(office.unit)) if office and office.unit and _is_held(office) else None

    def _count(self, known: _Known, *, changed: bool) -> None:
        person_id = known.person.id
        if person_id in self.added or person_id in self.updated:
            return
        if changed:
            self.unchanged.discard(person_id)
            self.updated.append(person_id)
        else:
            self.unchanged.add(person_id)

    def _unit_id(self, name: str) -> int | None:
        if not name:
            return None
        unit = self._units.get(fold(name))
        if unit is None:
            unit = self._units[fold(name)] = add_unit(self._workspace, name)
            self.new_units.append(unit.name)
        return unit.id


_REPEATED = {column.key: column.heading for column in (KINDS, OUTLET, PHONE, EMAIL, NOTE)}


def _register(workspace: Workspace) -> dict[str, list[_Known]]:
    offices: dict[int, list[Office]] = defaultdict(list)
    for office in workspace.offices.all():
        offices[office.person_id].append(office)
    register: dict[str, list[_Known]] = defaultdict(list)
    for person in workspace.people.all():
        known = _Known(person, offices[person.id])
        register[known.traits.name].append(known)
    return register


def _is_held(office: Office) -> bool:
    return not (office.until and is_over(today(), office.until))


def _group(values: Mapping[str, Value]) -> tuple[str, tuple[str, str]]:
    """The row's running number, and by what further rows of the same person are known."""
    number, name = (str(values.get(column.key, "")) for column in (NUMBER, NAME))
    return one_line(number), (one_line(number), " ".join(fold(name).split()))


def _check_is_somebody(row: Row, number: str, *, is_numbered: bool) -> None:
    """Below a list stand its total («Tổng cộng: 20 người») and signatures, within it the names of groups («I»,
    «Ban Thường vụ»). Raises _NotTaken.
    """
    if any(value for key, value in row.values.items() if key not in (NAME.key, NUMBER.key)):
        return
    if is_numbered and not number:
        raise _NotTaken("chỉ có chữ ở cột họ tên, không có STT như các dòng trên: không giống một người")
    if number and not any(sign.isdigit() for sign in number):
        raise _NotTaken(f"chỉ có «{number}» và chữ ở cột họ tên: giống tên một nhóm hơn là một người")


def _told(row: Row) -> _Told:
    """What a row tells in which faults_of() found none."""
    office = office_of(row.values)
    return _Told(
        row.number,
        tidy(person_of(row.values)),
        checked_office(office) if office else None,
        one_line(str(row.values[SUB_UNIT.key])),
    )


def _check_repeated(told: _Told, first: _Told) -> None:
    """A further row leaves the other cells empty or repeats them. Raises _NotTaken."""
    headings = [heading for field, heading in _REPEATED.items() if _differs(field, told.person, first.person)]
    if told.unit and fold(told.unit) != fold(first.unit):
        headings.append(SUB_UNIT.heading)
    if headings:
        columns = ", ".join(f"«{heading}»" for heading in headings)
        raise _NotTaken(f"cùng STT và họ tên với dòng {first.row} nhưng khác ở cột {columns}")


def _differs(field: str, told: Person, first: Person) -> bool:
    cell = getattr(told, field)
    return bool(cell) and cell != getattr(first, field)


def _tells_more(told: _Told, known: _Known) -> bool:
    """Whether a further row of the file tells an office of somebody that the rows before it did not."""
    office = told.office
    return office is not None and not any(
        office.is_same_as(old) and (office.since, office.until) == (old.since, old.until)
        for old in known.told
    )


def _known_sentence(alike: list[_Known]) -> str:
    places = [
        f"dòng {known.row} của tệp" if known.row else f"người số {known.person.id} trong danh bạ"
        for known in alike
    ]
    return f"{shorten(alike[0].person.full_name)} trùng với {', '.join(places)}"
