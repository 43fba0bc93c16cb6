"""People, the offices they hold, and sub-units."""

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ucvn_desktop.core.person import Office, Person, SubUnit
from ucvn_desktop.core.record import Record
from ucvn_desktop.storage.repository import Repository

if TYPE_CHECKING:
    from ucvn_desktop.storage.workspace import Workspace


class People(Repository[Person]):
    """The people of the address book."""

    def __init__(self, workspace: "Workspace") -> None:
        super().__init__(workspace, Person, "người")

    def names(self) -> list[tuple[int, str]]:
        """(id, full name) of everybody, read from an index alone: asked with every letter typed."""
        query = "SELECT id, full_name FROM person WHERE deleted_at IS NULL"
        return self._rows(query)

    def of_kind(self, kind: str) -> list[tuple[int, str, str]]:
        """(id, full name, outlet) of everybody of this kind."""
        query = """SELECT id, full_name, outlet FROM person WHERE deleted_at IS NULL
                   AND EXISTS (SELECT 1 FROM json_each(kinds) WHERE value = ?)"""
        return self._rows(query, [kind])

    def counts(self) -> list[tuple[tuple[str, ...], int]]:
        """How many people there are of each set of kinds."""
        query = "SELECT kinds, count(*) FROM person WHERE deleted_at IS NULL GROUP BY kinds"
        return [(tuple(json.loads(kinds)), number) for kinds, number in self._rows(query)]

    def counts_of_units(self) -> dict[int, int]:
        """How many people each sub-unit has, by its id."""
        query = "SELECT sub_unit_id, count(*) FROM person WHERE deleted_at IS NULL GROUP BY sub_unit_id"
        return dict(self._rows(query))


class Offices(Repository[Office]):
    """Who is, was or will be what."""

    def __init__(self, workspace: "Workspace") -> None:
        super().__init__(workspace, Office, "chức vụ")

    def of(self, person_id: int) -> list[Office]:
        """Somebody's offices, the newest first; those since an unknown day last."""
        return self.where("person_id = ?", [person_id], order="since DESC, id")

    def of_some(self, person_ids: list[int]) -> list[Office]:
        """The offices of a few people."""
        return self.where("person_id IN (SELECT value FROM json_each(?))", [json.dumps(person_ids)])

    def held_on(self, day: str) -> list[Office]:
        """The offices that are held on `day` (ISO date) by people who are not in the bin."""
        # A partial end («2020», «2020-02») ends with its last day: compared as far as it is known.
        return self.where(
            """since <= ?1 AND (until = '' OR substr(?1, 1, length(until)) <= until)
               AND person_id IN (SELECT id FROM person WHERE deleted_at IS NULL)""",
            [day],
        )


class SubUnits(Repository[SubUnit]):
    """The units below the officer's own."""

    def __init__(self, workspace: "Workspace") -> None:
        super().__init__(workspace, SubUnit, "đơn vị trực thuộc")


def move_links(workspace: "Workspace", old: Record, new: Record) -> int:
    """Let every record that names `old` by a foreign key name `new` (of the same kind) instead, also those in
    the bin; returns how many. Inside Workspace.write()."""
    moved = 0
    for repository in workspace.repositories():
        for column in _columns_that_name(workspace, repository, old.KIND):
            for record in repository.where(f"{column} = ?", [old.id], with_bin=True):
                repository.save(replace(record, **{column: new.id}))
                moved += 1
    return moved


def _columns_that_name(workspace: "Workspace", repository: Repository[Any], kind: str) -> list[str]:
    rows = workspace.connection.execute(f"PRAGMA foreign_key_list({repository.kind})").fetchall()
    return [column for _, _, table, column, *_ in rows if table == kind]
