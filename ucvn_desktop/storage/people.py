"""People, the offices they hold, and sub-units."""

import json
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from ucvn_desktop.core.name_book import NameBook, Named
from ucvn_desktop.core.person import Office, Person, SubUnit
from ucvn_desktop.core.record import Record
from ucvn_desktop.storage.repository import Repository

if TYPE_CHECKING:
    from ucvn_desktop.storage.workspace import Workspace


class People(Repository[Person]):
    """The people of the address book."""

    def __init__(self, workspace: "Workspace") -> None:
        super().__init__(workspace, Person, "người")
        self._book: tuple[int, NameBook] | None = None

    def names(self) -> list[tuple[int, str]]:
        """(id, full name) of everybody, read from an index alone."""
        query = "SELECT id, full_name FROM person WHERE deleted_at IS NULL"
        return self._rows(query)

    def book(self) -> NameBook:
        """Everybody by name, to be found as one types. It is kept, and made anew once somebody was changed."""
        # What is not committed yet may be taken back, and its state be another's later.
        may_keep = not self._workspace.connection.in_transaction
        with self._workspace.reading():
            # Revisions only grow, and no row ever goes: the same sum is the same people.
            state = int(self._rows("SELECT coalesce(sum(rev), 0) FROM person")[0][0])
            known = self._book
            if known and known[0] == state:
                return known[1]
            rows = self._rows("SELECT id, full_name, outlet, kinds FROM person WHERE deleted_at IS NULL")
        kinds_of = lru_cache(_kinds)
        book = NameBook([Named(i, name, outlet, kinds_of(kinds)) for i, name, outlet, kinds in rows])
        if may_keep:
            self._book = state, book
        return book

    def counts(self) -> list[tuple[tuple[str, ...], int]]:
        """How many people there are of each set of kinds."""
        query = "SELECT kinds, count(*) FROM person WHERE deleted_at IS NULL GROUP BY kinds"
        return [(_kinds(kinds), number) for kinds, number in self._rows(query)]

    def counts_of_units(self) -> dict[int, int]:
        """How many people each sub-unit has, by its id."""
        query = "SELECT sub_unit_id, count(*) FROM person WHERE deleted_at IS NULL GROUP BY sub_unit_id"
        return dict(self._rows(query))


def _kinds(stored: str) -> tuple[str, ...]:
    return tuple(json.loads(stored))


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
