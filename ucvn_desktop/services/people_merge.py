"""People who are in the book twice: found, and made one where the officer says so."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import combinations

from ucvn_desktop.core.alike import Traits, traits_of
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.person import Office, Person, phone_key
from ucvn_desktop.core.text.collation import name_key
from ucvn_desktop.core.text.fold import fold
from ucvn_desktop.services.people import tidy
from ucvn_desktop.storage.people import move_links
from ucvn_desktop.storage.workspace import Workspace

_FIELDS: tuple[tuple[str, str, Callable[[str], str]], ...] = (
    ("phone", "điện thoại", phone_key),
    ("email", "thư điện tử", fold),
    ("outlet", "cơ quan báo chí", fold),
)


@dataclass(frozen=True, slots=True)
class Alike:
    """People who may be one, the oldest entry first, what those of whom more than the name is known share besides it,
    and the others among them, of whom it is not."""

    people: tuple[Person, ...]
    shared: tuple[str, ...]
    bare: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True)
class Merged:
    """The person that stays, and how many links of other records (offices and what else names people) moved."""

    person: Person
    moved: int


def duplicates(workspace: Workspace) -> list[Alike]:
    """Groups of people of one name, marks or not, who may be one (Traits.may_be), as alike() tells of one of them.

    Somebody of whom the name alone is known may be any of several who are told apart: then each has a group with him.
    """
    with workspace.reading():
        offices: dict[int, list[Office]] = defaultdict(list)
        for office in workspace.offices.all():
            offices[office.person_id].append(office)
        by_name: dict[str, list[tuple[Person, Traits]]] = defaultdict(list)
        for person in workspace.people.all():
            traits = traits_of(person, offices[person.id])
            by_name[traits.name].append((person, traits))
    groups = [group for known in by_name.values() if len(known) > 1 for group in _groups(known)]
    return sorted(groups, key=lambda group: (name_key(group.people[0].full_name), group.people[0].id))


def merge(workspace: Workspace, keep_id: int, other_ids: list[int]) -> Merged:
    """Make several entries one: links of the others move to the one that is kept, its empty fields are filled,
    what contradicts goes into its note, and the others go into the bin.

    Raises UserError where one of them is not there, lies in the bin, or is named twice.
    """
    if not other_ids or keep_id in other_ids or len(set(other_ids)) < len(other_ids):
        raise UserError("Hãy ghi hai người khác nhau trở lên để gộp. Không có gì bị thay đổi.")
    moved = 0
    with workspace.write():
        kept = workspace.people.get(keep_id)
        others = [workspace.people.get(other_id) for other_id in other_ids]
        for person in (kept, *others):
            if person.deleted_at:
                raise UserError(
                    f"{person.full_name} (số {person.id}) đang ở trong thùng rác. Hãy lấy ra trước khi gộp."
                )
        for other in others:
            kept = workspace.people.save(_joined(workspace, kept, other))
            moved += move_links(workspace, other, kept)
            workspace.people.to_bin(other)
        _drop_equal_offices(workspace, kept)
    return Merged(kept, moved)


def _groups(known: list[tuple[Person, Traits]]) -> list[Alike]:
    """The people of one name in groups: who hang together by what they share, each with those of the bare name."""
    bare = [person for person, traits in known if traits.is_bare]
    clusters = _clusters([one for one in known if not one[1].is_bare]) or [Alike((), ())]
    groups = [
        Alike(tuple(sorted((*found.people, *bare), key=lambda one: one.id)), found.shared, tuple(bare))
        for found in clusters
    ]
    return [group for group in groups if len(group.people) > 1]


def _clusters(known: list[tuple[Person, Traits]]) -> list[Alike]:
    """The people in groups that hang together by what they share, also those who are alone."""
    group_of = {person.id: {person.id} for person, _ in known}
    shared: dict[int, dict[str, None]] = defaultdict(dict)
    for (one, its), (other, others) in combinations(known, 2):
        if common := its.shared(others):
            joined = group_of[one.id] | group_of[other.id]
            for person_id in joined:
                group_of[person_id] = joined
                shared[person_id].update(dict.fromkeys(common))
    groups = {min(ids): ids for ids in group_of.values()}
    return [
        Alike(
            tuple(person for person, _ in known if person.id in ids),
            tuple({what: None for person_id in ids for what in shared[person_id]}),
        )
        for ids in groups.values()
    ]


def _joined(workspace: Workspace, kept: Person, other: Person) -> Person:
    lost = []
    if other.full_name != kept.full_name:
        lost.append(f"họ tên: {other.full_name}")
    for field, label, key in _FIELDS:
        its, others = getattr(kept, field), getattr(other, field)
        if its and others and key(its) != key(others):
            lost.append(f"{label}: {others}")
    if kept.sub_unit_id and other.sub_unit_id and kept.sub_unit_id != other.sub_unit_id:
        lost.append(f"đơn vị trực thuộc: {workspace.sub_units.get(other.sub_unit_id).name}")
    if other.note and other.note not in kept.note:
        lost.append(f"ghi chú: {other.note}")
    told = f"Gộp từ số {other.id}: {'; '.join(lost)}" if lost else ""
    return tidy(
        replace(
            kept,
            kinds=(*kept.kinds, *other.kinds),
            outlet=kept.outlet or other.outlet,
            sub_unit_id=kept.sub_unit_id or other.sub_unit_id,
            phone=kept.phone or other.phone,
            email=kept.email or other.email,
            note="\n".join(part for part in (kept.note, told) if part),
        )
    )


def _drop_equal_offices(workspace: Workspace, person: Person) -> None:
    """Offices that are now there twice go into the bin."""
    seen: list[Office] = []
    for office in workspace.offices.of(person.id):
        if any(
            office.is_same_as(other) and (office.since, office.until) == (other.since, other.until)
            for other in seen
        ):
            workspace.offices.to_bin(office)
        else:
            seen.append(office)
