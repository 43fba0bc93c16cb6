"""People, offices and units as rules know them."""

import pytest

from ucvn_desktop.core.alike import better_name, traits_of
from ucvn_desktop.core.person import Office, Person, SubUnit, phone_key
from ucvn_desktop.core.text.fold import fold


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
    "name",
    [
        *("PGS.TS. Trần Văn Ánh", "Đ/c Trần Văn Ánh", "ông trần văn ánh", "Đồng chí Trần Văn Ánh"),
        *("ThS Trần Văn Ánh", "PGS TS Trần Văn Ánh", "PGS,TS Trần Văn Ánh", "GS-TSKH Trần Văn Ánh"),
        *("Th.S Trần Văn Ánh", "TS.Trần Văn Ánh", "BSCKII. Trần Văn Ánh", "Đồng chí ThS Trần Văn Ánh"),
    ],
)
def test_a_title_of_address_makes_no_other_person(name: str) -> None:
    assert traits_of(Person(full_name=name)).name == "tran van anh"


@pytest.mark.parametrize(
    "name", ["Tú Anh", "Sĩ Văn Tôn", "Thị Nở", "Cù Sỹ", "Nghiêm An", "TS", "Thạc Văn An"]
)
def test_a_name_is_no_title(name: str) -> None:
    assert traits_of(Person(full_name=name)).name == fold(name)


@pytest.mark.parametrize(
    ("kept", "told", "better"),
    [
        ("TS. Nguyễn Thị Mẫu", "nguyễn thị mẫu", "TS. Nguyễn Thị Mẫu"),
        ("TS. Nguyễn Thị Mẫu", "NGUYEN THI MAU", "TS. Nguyễn Thị Mẫu"),
        ("TS. Nguyễn Thị Mẫu", "Bà Nguyễn Thị Mẫu", "TS. Nguyễn Thị Mẫu"),
        ("nguyen thi mau", "ThS Nguyễn Thị Mẫu", "ThS Nguyễn Thị Mẫu"),
        ("NGUYỄN THỊ MẪU", "Nguyễn Thị Mẫu", "Nguyễn Thị Mẫu"),
        ("TS. Nguyen Thi Mau", "Nguyễn Thị Mẫu", "TS. Nguyễn Thị Mẫu"),
        ("Nguyễn Thị Mậu", "Nguyễn Thị Mẫu", "Nguyễn Thị Mẫu"),
        ("Nguyễn Thị Mậu", "nguyễn thị mẫu", "Nguyễn Thị Mậu"),
        ("Trần Hoà", "Trần Hòa", "Trần Hoà"),
        ("TS.Lê An", "Lê An", "TS.Lê An"),
        ("PGS.TS. lê an", "Lê An", "PGS.TS. Lê An"),
    ],
)
def test_of_two_ways_to_write_a_name_nothing_good_is_lost(kept: str, told: str, better: str) -> None:
    assert better_name(kept, told) == better


def test_those_who_differ_in_all_that_is_known_are_two() -> None:
    one = traits_of(Person(full_name="Lê An", phone="0912345678"))
    assert not one.may_be(traits_of(Person(full_name="Lê An", phone="0987654321")))
    assert one.may_be(traits_of(Person(full_name="Lê An")))
    assert not one.may_be(traits_of(Person(full_name="Lê Ân Tú")))
