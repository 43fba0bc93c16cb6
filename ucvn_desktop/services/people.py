"""The address book: who is in it, who holds what office on a day, found as one types."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ucvn_desktop.core.alike import name_traits, traits_of
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.person import MOST_NAME, Office, Person, PersonKind, phone_key
from ucvn_desktop.core.text.collation import name_key, sort_key
from ucvn_desktop.core.text.dates import today
from ucvn_desktop.core.text.fold import clean, fold, one_line
from ucvn_desktop.core.text.numbers import format_number
from ucvn_desktop.core.text.titles import shorten
from ucvn_desktop.storage.workspace import Workspace

MOST_FOUND = 20

_SIGNS = re.compile(r"\W+")


@dataclass(frozen=True, slots=True)
class PeopleFilter:
    """Which people are wanted; what is empty asks for nothing. `kind` is a value of PersonKind; each word of
    `text`, marks or not, begins a word of what is known of somebody; `day` (ISO date) asks for those who hold
    an office on it."""

    kind: str = ""
    text: str = ""
    day: str = ""
    sub_unit_id: int | None = None
    in_bin: bool = False


EVERYBODY = PeopleFilter()


@dataclass(frozen=True, slots=True)
class PersonLine:
    """Somebody with the offices held, and the name of the sub-unit, on the day asked for (else today)."""

    person: Person
    offices: tuple[Office, ...]
    unit: str

    @property
    def id(self) -> int:
        """The person's."""
        return self.person.id

    @property
    def place(self) -> str:
        """«Chủ tịch, Công đoàn Bộ; Báo Mẫu»: what stands beside the name in a list."""
        known = (*(office.label for office in self.offices), self.person.outlet, self.unit)
        return "; ".join(dict.fromkeys(part for part in known if part))


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody in an office."""

    person: Person
    office: Office


def list_people(workspace: Workspace, wanted: PeopleFilter = EVERYBODY) -> list[PersonLine]:
    """Everybody who is wanted, by given name in Vietnamese order."""
    day = wanted.day or today()
    with workspace.reading():
        people = workspace.people.binned() if wanted.in_bin else workspace.people.all()
        held = _by_person(workspace.offices.held_on(day))
        units = {unit.id: unit.name_on(day) for unit in workspace.sub_units.all(with_bin=True)}
    lines = (
        PersonLine(person, held.get(person.id, ()), units.get(person.sub_unit_id or 0, ""))
        for person in people
        if not wanted.kind or wanted.kind in person.kinds
        if wanted.sub_unit_id in (None, person.sub_unit_id)
        if not wanted.day or person.id in held
    )
    words = _words(wanted.text)
    return sorted(
        (line for line in lines if not words or _has_words(line, words)),
        key=lambda line: (name_key(line.person.full_name), line.person.id),
    )


def count_people(workspace: Workspace) -> dict[str, int]:
    """How many people there are of each kind (a value of PersonKind), and under "" in all."""
    counts = Counter({kind.value: 0 for kind in PersonKind})
    for kinds, number in workspace.people.counts():
        counts.update(dict.fromkeys(kinds, number))
        counts[""] += number
    return dict(counts)


def find_people(
    workspace: Workspace, typed: str, most: int = MOST_FOUND, *, kind: str = "", day: str = ""
) -> list[PersonLine]:
    """At most `most` people of whose name each typed word begins a word, marks or not, also half typed.

    Those whose given name it is come first, then those that have the marks as typed. With a `kind` (a value of
    PersonKind) only those are looked at, and words may also begin words of the outlet. They come with what they
    are on `day` (ISO date, else today).
    """
    return lines_of(workspace, workspace.people.book().find(typed, most, kind), day)


def lines_of(workspace: Workspace, person_ids: list[int], day: str = "") -> list[PersonLine]:
    """People by their ids, in that order, with what they are on `day` (ISO date, else today)."""
    day = day or today()
    with workspace.reading():
        people = workspace.people.some(person_ids)
        offices = workspace.offices.of_some(person_ids)
        units = workspace.sub_units.some([person.sub_unit_id for person in people if person.sub_unit_id])
    held = _by_person(office for office in offices if office.is_held_on(day))
    names = {unit.id: unit.name_on(day) for unit in units}
    return [
        PersonLine(person, held.get(person.id, ()), names.get(person.sub_unit_id or 0, ""))
        for person in people
    ]


def holders(workspace: Workspace, day: str, text: str = "") -> list[Holder]:
    """Who holds an office on `day` (ISO date), as far as is known, by unit, title and name; each word of
    `text`, marks or not, begins a word of title or unit."""
    words = _words(text)
    with workspace.reading():
        offices = [
            office
            for office in workspace.offices.held_on(day)
            if not words or _begins(words, f"{office.title} {office.unit}")
        ]
        people = {person.id: person for person in workspace.people.all()}
    found = [Holder(people[office.person_id], office) for office in offices]
    return sorted(
        found,
        key=lambda one: (
            sort_key(one.office.unit),
            sort_key(one.office.title),
            name_key(one.person.full_name),
        ),
    )


def add_person(workspace: Workspace, person: Person, office: Office | None = None) -> Person:
    """Store somebody, with an office where one is given (its `person_id` is filled in).

    Raises UserError where the name is missing or something typed cannot be right.
    """
    person = tidy(person)
    problems = problems_of(person)
    if problems:
        raise UserError(" ".join(problems))
    with workspace.write():
        stored = workspace.people.add(person)
        if office:
            add_office(workspace, replace(office, person_id=stored.id))
    return stored


def edit_person(workspace: Workspace, person_id: int, changes: Mapping[str, Any], over: int = 0) -> Person:
    """Store what was typed into somebody's fields, also what cannot be right yet (see problems_of).

    A name that was emptied or cannot be one keeps the last. `over` is Repository.save()'s. Raises UserError where there is none.
    """
    with workspace.write():
        old = workspace.people.get(person_id)
        new = tidy(replace(old, **changes))
        if not new.full_name or any(problems_of_name(new.full_name)):
            new = replace(new, full_name=old.full_name)
        return workspace.people.save(new, over)


def tidy(person: Person) -> Person:
    """The person as it is stored: texts on one line, kinds in their order and once each."""
    return replace(
        person,
        full_name=one_line(person.full_name),
        kinds=tuple(kind.value for kind in PersonKind if kind.value in person.kinds),
        outlet=one_line(person.outlet),
        phone=one_line(person.phone),
        email=one_line(person.email),
        note=clean(person.note).strip(),
    )


def problems_of(person: Person) -> tuple[str, ...]:
    """Sentences on what cannot be right; none for a person in order."""
    problems = []
    if not person.full_name:
        problems.append("Chưa có họ và tên. Hãy ghi họ và tên rồi làm lại.")
    problems += problems_of_name(person.full_name)
    if person.phone and not phone_key(person.phone):
        problems.append(
            f"«{shorten(person.phone)}» không phải số điện thoại. Hãy sửa lại hoặc chuyển sang ghi chú."
        )
    name, _, domain = person.email.partition("@")
    if person.email and not (name and "." in domain and " " not in person.email):
        problems.append(
            f"«{shorten(person.email)}» không phải địa chỉ thư điện tử. Hãy sửa lại, ví dụ ten@coquan.vn."
        )
    return tuple(problems)


def problems_of_name(name: str) -> Iterator[str]:
    """Sentences on what cannot be a name; none for one in order, or none at all."""
    if name and not any(sign.isalpha() for sign in name):
        yield f"«{shorten(name)}» không phải họ và tên: không có chữ nào. Hãy sửa lại họ và tên."
    if len(name) > MOST_NAME:
        yield (
            f"Họ và tên «{shorten(name)}» dài {format_number(len(name))} chữ, dài nhất là {MOST_NAME}. Hãy chỉ ghi họ "
            "và tên, phần còn lại chuyển sang ghi chú."
        )


def refuse_name(name: str) -> None:
    """Raise UserError where `name`, as typed, cannot be one; an emptied name is none, and kept out by edit_person."""
    if problems := tuple(problems_of_name(one_line(name))):
        raise UserError(" ".join(problems))


def sharing_phone(workspace: Workspace, person: Person) -> list[Person]:
    """Others in the book of another name who have one of the person's telephones: often only one of an office."""
    traits = traits_of(person)
    if not traits.phones:
        return []
    known = ((other, traits_of(other)) for other in workspace.people.all() if other.phone)
    return [
        other for other, its in known if its.name != traits.name and not traits.phones.isdisjoint(its.phones)
    ]


def alike(workspace: Workspace, person: Person) -> list[Person]:
    """Others in the book who may be the same person."""
    traits = traits_of(person, workspace.offices.of(person.id))
    ids = [
        other_id
        for other_id, name in workspace.people.names()
        if other_id != person.id and name_traits(name) == traits.name
    ]
    offices = _by_person(workspace.offices.of_some(ids))
    return [
        other
        for other in workspace.people.some(ids)
        if traits.may_be(traits_of(other, offices.get(other.id, ())))
    ]


def bin_person(workspace: Workspace, person_id: int) -> Person:
    """Put somebody into the bin; offices and links stay."""
    with workspace.write():
        return workspace.people.to_bin(workspace.people.get(person_id))


def restore_person(workspace: Workspace, person_id: int) -> Person:
    """Take somebody out of the bin."""
    with workspace.write():
        return workspace.people.from_bin(workspace.people.get(person_id))


def add_office(workspace: Workspace, office: Office) -> Office:
    """Store an office of somebody.

    Raises UserError where neither title nor unit is given, or it ends before it begins.
    """
    with workspace.write():
        workspace.people.get(office.person_id)
        return workspace.offices.add(checked_office(office))


def edit_office(workspace: Workspace, office_id: int, changes: Mapping[str, Any], over: int = 0) -> Office:
    """Store what was typed: `title`, `unit`, `since`, `until`. Raises UserError as add_office does."""
    with workspace.write():
        office = checked_office(replace(workspace.offices.get(office_id), **changes))
        return workspace.offices.save(office, over)


def bin_office(workspace: Workspace, office_id: int) -> Office:
    """Put an office that was entered by mistake into the bin; one that is over gets its end instead."""
    with workspace.write():
        return workspace.offices.to_bin(workspace.offices.get(office_id))


def restore_office(workspace: Workspace, office_id: int) -> Office:
    """Take an office out of the bin."""
    with workspace.write():
        return workspace.offices.from_bin(workspace.offices.get(office_id))


def checked_office(office: Office) -> Office:
    """The office as it is stored. Raises UserError where nothing is said, or it ends before it begins."""
    office = replace(office, title=one_line(office.title), unit=one_line(office.unit))
    if not (office.title or office.unit):
        raise UserError("Chưa có chức vụ. Hãy ghi chức vụ hoặc đơn vị công tác rồi làm lại.")
    if office.until and office.since[: len(office.until)] > office.until:
        raise UserError(
            f"Chức vụ «{office.label}» kết thúc trước khi bắt đầu. Hãy kiểm tra lại ngày bắt đầu và kết thúc."
        )
    return office


def _by_person(offices: Iterable[Office]) -> dict[int, tuple[Office, ...]]:
    held: dict[int, tuple[Office, ...]] = {}
    for office in offices:
        held[office.person_id] = (*held.get(office.person_id, ()), office)
    return held


def _has_words(line: PersonLine, words: list[str]) -> bool:
    person = line.person
    known = (person.full_name, line.place, person.phone, phone_key(person.phone), person.email, person.note)
    return _begins(words, " ".join(known))


def _words(text: str) -> list[str]:
    return _SIGNS.sub(" ", fold(text)).split()


def _begins(words: list[str], text: str) -> bool:
    """Whether each of the folded `words` begins a word of `text`."""
    known = f" {_SIGNS.sub(' ', fold(text))}"
    return all(f" {word}" in known for word in words)
