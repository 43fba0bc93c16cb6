"""People, offices and units as rules know them."""

import pytest

from ucvn_desktop.core.alike import traits_of
from ucvn_desktop.core.person import Office, Person, SubUnit, phone_key


def test_a_unit_has_the_name_that_was_valid_on_a_day() -> None:
    unit = SubUnit(names=("Cục A", "Cục A và B", "Cục C"), since=("", "2021-03", "2025-03-01"))
    days = ("1999-01-01", "2021-02-28", "2021-03-01", "2025-02-28", "2025-03-01")
    assert [unit.name_on(day) for day in days] == ["Cục A", "Cục A", "Cục A và B", "Cục A và B", "Cục C"]
    assert SubUnit(names=("Cục A",), since=("2020",)).name_on("2019-12-31") == "Cục A"


@pytest.mark.parametrize(
    ("since", "until", "held"),
    [
        ("", "", True),
        ("2020", "", True),
        ("2020-06-15", "2020-06-15", True),
        ("2020-06", "2020", True),
        ("2020-06-16", "", False),
        ("2021", "", False),
        ("", "2020-05", False),
        ("", "2019", False),
    ],
)
def test_an_office_is_held_from_its_first_to_its_last_day(since: str, until: str, held: bool) -> None:
    assert Office(person_id=1, title="x", since=since, until=until).is_held_on("2020-06-15") is held


def test_one_number_written_in_many_ways_is_one() -> None:
    ways = ("+84 912 345 678", "84912345678", "0912.345.678", "0912 345678")
    assert {phone_key(way) for way in ways} == {"0912345678"}
    assert phone_key("1900 1234") == "19001234"


def _shared(one: Person, other: Person) -> tuple[str, ...]:
    return traits_of(one).shared(traits_of(other))


def test_people_of_one_name_share_a_telephone_an_address_or_a_unit() -> None:
    one = Person(full_name="Trần Văn Ánh", phone="0912345678, 024 3942 1794", email="A@b.vn", sub_unit_id=3)
    assert _shared(one, Person(full_name="TRAN VAN ANH", phone="+84912345678")) == ("điện thoại",)
    assert _shared(one, Person(full_name="Trần Văn Ánh", email="a@B.vn", sub_unit_id=3)) == (
        "thư điện tử",
        "đơn vị",
    )
    assert _shared(one, Person(full_name="Trần Văn Ánh", sub_unit_id=4)) == ()
    assert _shared(one, Person(full_name="Trần Văn Anh Tú", phone="0912345678")) == ()


@pytest.mark.parametrize(
    "name", ["PGS.TS. Trần Văn Ánh", "Đ/c Trần Văn Ánh", "ông trần văn ánh", "Đồng chí Trần Văn Ánh"]
)
def test_a_title_of_address_makes_no_other_person(name: str) -> None:
    assert traits_of(Person(full_name=name)).name == "tran van anh"


def test_those_who_differ_in_all_that_is_known_are_two() -> None:
    one = traits_of(Person(full_name="Lê An", phone="0912345678"))
    assert not one.may_be(traits_of(Person(full_name="Lê An", phone="0987654321")))
    assert one.may_be(traits_of(Person(full_name="Lê An")))
    assert not one.may_be(traits_of(Person(full_name="Lê Ân Tú")))
