"""People's offices in the database."""

from itertools import product

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
