"""People and their offices in the database."""

from dataclasses import replace
from itertools import product

import pytest

from ucvn_desktop.core.person import Office, Person
from ucvn_desktop.storage.workspace import Workspace

ENDS = ("", "2019", "2020", "2021", "2020-01", "2020-02", "2020-03", "2020-02-28", "2020-02-29", "2020-12-31")
DAYS = ("2018-12-31", "2019-12-31", "2020-01-01", "2020-02-01", "2020-02-28", "2020-02-29", "2020-03-01")
LATE = ("2020-12-31", "2021-01-01", "2021-12-31", "2022-01-01")


def test_the_table_and_the_record_say_alike_who_holds_an_office_on_a_day(workspace: Workspace) -> None:
    person = workspace.people.add(Person(full_name="Lê Mai"))
    with workspace.write():
        for since, until in product(ENDS, ENDS):
            workspace.offices.add(Office(person_id=person.id, title="x", since=since, until=until))
    offices = workspace.offices.all()
    assert len(offices) == len(ENDS) ** 2
    for day in (*DAYS, *LATE):
        told = {office.id for office in workspace.offices.held_on(day)}
        assert told == {office.id for office in offices if office.is_held_on(day)}
        assert told


def test_offices_of_people_in_the_bin_are_held_by_nobody(workspace: Workspace) -> None:
    person = workspace.people.add(Person(full_name="Lê Mai"))
    workspace.offices.add(Office(person_id=person.id, title="x"))
    workspace.people.to_bin(person)
    assert workspace.offices.held_on("2021-01-01") == []


def test_the_names_are_kept_until_somebody_is_changed(workspace: Workspace) -> None:
    people = workspace.people
    mai = people.add(Person(full_name="Lê Mai"))
    book = people.book()
    assert book.find("mai", 5) == [mai.id]
    workspace.offices.add(Office(person_id=mai.id, title="x"))
    assert people.book() is book
    an = people.add(Person(full_name="Lê An"))
    assert people.book().find("le", 5) == [an.id, mai.id]
    mai = people.save(replace(mai, full_name="Lê Mận"))
    assert people.book().find("man", 5) == [mai.id]
    people.to_bin(mai)
    assert people.book().find("le", 5) == [an.id]
    people.from_bin(people.get(mai.id))
    assert people.book().find("le", 5) == [an.id, mai.id]


def test_names_that_were_taken_back_are_not_kept(workspace: Workspace) -> None:
    def add_in_vain() -> None:
        with workspace.write():
            workspace.people.add(Person(full_name="Lê Mai"))
            assert workspace.people.book().find("le", 5) == [1]
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        add_in_vain()
    workspace.people.add(Person(full_name="Trần An"))
    assert workspace.people.book().find("le", 5) == []
