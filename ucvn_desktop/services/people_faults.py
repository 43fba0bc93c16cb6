"""What is wrong with a row of the address book: every fault, each under its column."""

from collections.abc import Iterator, Mapping, Set

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.person import Person
from ucvn_desktop.core.text.fold import one_line
from ucvn_desktop.services.people import checked_office, problems_of
from ucvn_desktop.services.people_columns import (
    EMAIL,
    KINDS,
    NAME,
    PHONE,
    SINCE,
    TITLE,
    UNIT,
    UNTIL,
    kinds_of,
    name_of,
    office_of,
)
from ucvn_desktop.services.sheets import Value, in_a_row

_OFFICE = {column.key for column in (TITLE, UNIT, SINCE, UNTIL)}


def faults_of(values: Mapping[str, Value], unread: Set[str]) -> Iterator[tuple[str, str]]:
    """(key of the column, reason) of each fault that the cells have beyond what could not be read of them."""
    try:
        kinds_of(str(values[KINDS.key]))
    except UserError as error:
        yield KINDS.key, f"cột «{KINDS.heading}»: {error.message}"
    name = one_line(name_of(values))
    for problem in problems_of(Person(full_name=name)) if name else ():
        yield NAME.key, f"cột «{NAME.heading}»: {_in_short(problem)}"
    phone, email = (one_line(str(values[column.key])) for column in (PHONE, EMAIL))
    for column, person in (
        (PHONE, Person(full_name="A", phone=phone)),
        (EMAIL, Person(full_name="A", email=email)),
    ):
        for problem in problems_of(person):
            yield column.key, f"cột «{column.heading}»: {_in_short(problem)}"
    if not unread & _OFFICE:
        try:
            office = office_of(values)
            if office:
                checked_office(office)
        except UserError as error:
            yield SINCE.key, _in_short(error.message)


def _in_short(sentence: str) -> str:
    """What is wrong, without what to do: that is plain where the row is named."""
    before, _, _ = sentence.rpartition(". Hãy ")
    return in_a_row(before or sentence)
