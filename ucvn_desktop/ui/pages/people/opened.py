"""What the room asks of the services, none of it in the window's thread."""

from dataclasses import dataclass
from typing import Any

from ucvn_desktop.core.person import Office, Person
from ucvn_desktop.core.text.dates import today
from ucvn_desktop.services import people
from ucvn_desktop.services.event_people import PersonEvent, events_of_person
from ucvn_desktop.services.people import PersonLine
from ucvn_desktop.services.people_merge import Merged, merge
from ucvn_desktop.services.sub_units import UnitLine, list_units
from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui.pages.people.words import NEW_NAME


@dataclass(frozen=True, slots=True)
class Opened:
    """Somebody with all offices, the newest first, the sub-units to choose from, and the events he had to do with."""

    person: Person
    offices: tuple[Office, ...]
    units: tuple[UnitLine, ...]
    events: tuple[PersonEvent, ...]


def read_opened(workspace: Workspace, person_id: int) -> Opened:
    """Everything that is shown of somebody."""
    with workspace.reading():
        person = workspace.people.get(person_id)
        offices = tuple(workspace.offices.of(person_id))
        units = list_units(workspace, today())
        events = tuple(events_of_person(workspace, person))
    shown = (line for line in units if not line.is_over or line.unit.id == person.sub_unit_id)
    return Opened(person, offices, tuple(shown), events)


def read_lines(workspace: Workspace, person_ids: list[int], day: str) -> list[PersonLine]:
    """These people with what they were on `day` ("" for today), to be printed."""
    return people.lines_of(workspace, person_ids, day)


def read_twins(workspace: Workspace, person: Person) -> list[PersonLine]:
    """Others who may be the same person."""
    if person.deleted_at or person.full_name == NEW_NAME:
        return []
    return people.lines_of(workspace, [other.id for other in people.alike(workspace, person)])


def start_person(workspace: Workspace, kind: str) -> Person:
    """Somebody to be named."""
    return people.add_person(workspace, Person(full_name=NEW_NAME, kinds=(kind,) if kind else ()))


def save_person(workspace: Workspace, person_id: int, changes: dict[str, Any], over: int) -> Person:
    """Store what was typed."""
    return people.edit_person(workspace, person_id, changes, over)


def store_office(workspace: Workspace, office: Office) -> Office:
    """Store an office that was typed, a new one or one that is there."""
    if not office.id:
        return people.add_office(workspace, office)
    changes = {"title": office.title, "unit": office.unit, "since": office.since, "until": office.until}
    return people.edit_office(workspace, office.id, changes)


def merge_two(workspace: Workspace, one: Person, other: Person) -> Merged:
    """Make one of two entries; the older one stays."""
    keep, goes = sorted((one.id, other.id))
    return merge(workspace, keep, [goes])
