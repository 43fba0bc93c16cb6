"""The address book."""

import pytest

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.person import Office, Person
from ucvn_desktop.services.doctor import diagnose
from ucvn_desktop.services.people import (
    PeopleFilter,
    add_office,
    add_person,
    alike,
    bin_office,
    bin_person,
    count_people,
    edit_office,
    edit_person,
    find_people,
    holders,
    list_people,
    problems_of,
    restore_office,
    restore_person,
)
from ucvn_desktop.services.sub_units import (
    add_unit,
    bin_unit,
    close_unit,
    edit_unit,
    list_units,
    rename_unit,
    restore_unit,
    unit_named,
)
from ucvn_desktop.storage.workspace import Workspace


def _add(workspace: Workspace, name: str, *offices: tuple[str, str, str, str], **fields: object) -> Person:
    person = add_person(workspace, Person(full_name=name, **fields))  # type: ignore[arg-type]
    for title, unit, since, until in offices:
        add_office(workspace, Office(person_id=person.id, title=title, unit=unit, since=since, until=until))
    return person


def _names(workspace: Workspace, **wanted: object) -> list[str]:
    return [line.person.full_name for line in list_people(workspace, PeopleFilter(**wanted))]  # type: ignore[arg-type]


def test_people_stand_in_the_order_of_their_given_names(workspace: Workspace) -> None:
    for name in ("Trần Đào", "Nguyễn Ánh", "Bùi An", "Lê Ánh", "Vũ Dũng"):
        _add(workspace, name)
    assert _names(workspace) == ["Bùi An", "Lê Ánh", "Nguyễn Ánh", "Vũ Dũng", "Trần Đào"]


def test_a_person_is_stored_tidy_and_edited_as_typed(workspace: Workspace) -> None:
    one = _add(workspace, "  TS.  Trần  Văn A\n", kinds=("tac-gia", "lanh-dao", "tac-gia"), note="một\nhai ")
    assert (one.full_name, one.kinds, one.note) == ("TS. Trần Văn A", ("lanh-dao", "tac-gia"), "một\nhai")
    half = edit_person(workspace, one.id, {"email": "a@", "full_name": " "})
    assert (half.full_name, half.email) == ("TS. Trần Văn A", "a@")
    assert problems_of(half) == ("«a@» không phải địa chỉ thư điện tử. Hãy sửa lại, ví dụ ten@coquan.vn.",)
    assert diagnose(workspace).damages == ()


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"full_name": " "}, "Chưa có họ và tên"),
        ({"phone": "không có"}, "không phải số điện thoại"),
        ({"email": "a b@c.vn"}, "không phải địa chỉ thư"),
        ({"email": "@c.vn"}, "không phải địa chỉ thư"),
    ],
)
def test_what_cannot_be_right_is_not_added(workspace: Workspace, fields: dict[str, str], said: str) -> None:
    with pytest.raises(UserError, match=said):
        add_person(workspace, Person(**{"full_name": "A", **fields}))
    assert workspace.people.all() == []


def test_a_person_whose_office_is_refused_is_not_added_either(workspace: Workspace) -> None:
    with pytest.raises(UserError, match="kết thúc trước khi bắt đầu"):
        add_person(
            workspace, Person(full_name="A"), Office(person_id=0, title="x", since="2021", until="2020-12")
        )
    assert workspace.people.all() == []


def test_lists_are_narrowed_by_kind_words_day_and_unit(workspace: Workspace) -> None:
    unit = add_unit(workspace, "Công đoàn Cục A")
    _add(workspace, "Trần An", ("Chủ tịch", "Công đoàn Bộ", "2020", ""), kinds=("lanh-dao",))
    _add(workspace, "Lê Bình", kinds=("bao-chi", "tac-gia"), outlet="Báo Lao Động", phone="0912 345 678")
    _add(workspace, "Vũ Cường", ("Phó Chủ tịch", "Công đoàn Bộ", "", "2019-06"), sub_unit_id=unit.id)
    assert _names(workspace, kind="tac-gia") == ["Lê Bình"]
    assert _names(workspace, text="lao dong") == ["Lê Bình"]
    assert _names(workspace, text="Báo 09123") == ["Lê Bình"]
    assert _names(workspace, text="chu cong") == ["Trần An"]
    assert _names(workspace, text="công đoàn cục") == ["Vũ Cường"]
    assert _names(workspace, text="'; --") == ["Trần An", "Lê Bình", "Vũ Cường"]
    assert _names(workspace, text="aodong") == []
    assert _names(workspace, day="2019-06-30") == ["Vũ Cường"]
    assert _names(workspace, day="2019-07-01") == []
    assert _names(workspace, sub_unit_id=unit.id) == ["Vũ Cường"]
    counts = count_people(workspace)
    assert (counts[""], counts["tac-gia"], counts["lanh-dao"], counts["don-vi"]) == (3, 1, 1, 0)


def test_a_line_shows_offices_and_unit_as_they_were_on_the_day(workspace: Workspace) -> None:
    unit = add_unit(workspace, "Cục A")
    rename_unit(workspace, unit.id, "Cục B", "2021-03")
    offices = (("Phó", "Bộ", "2015", "2020"), ("Trưởng", "Bộ", "2021", ""))
    _add(workspace, "An", *offices, sub_unit_id=unit.id)
    assert [line.place for line in list_people(workspace, PeopleFilter(day="2020-12-31"))] == [
        "Phó, Bộ; Cục A"
    ]
    assert [line.place for line in list_people(workspace, PeopleFilter(day="2021-03-01"))] == [
        "Trưởng, Bộ; Cục B"
    ]


def test_somebody_is_found_as_one_types_given_names_first(workspace: Workspace) -> None:
    for name in ("Anh Thị Tú", "Trần Văn Ánh", "Lê Ân", "Hoàng Lan"):
        _add(workspace, name)

    def found(typed: str) -> list[str]:
        return [line.person.full_name for line in find_people(workspace, typed)]

    assert found("an") == ["Trần Văn Ánh", "Lê Ân", "Anh Thị Tú"]
    assert found("â")[0] == "Lê Ân"
    assert found("tr v a") == ["Trần Văn Ánh"]
    assert found("TRẦN") == ["Trần Văn Ánh"]
    assert found("anh tran") == ["Trần Văn Ánh"]
    assert found("an lan x") == found(" ") == found("ran") == []


def test_at_most_twenty_are_found_and_none_from_the_bin(workspace: Workspace) -> None:
    people = [_add(workspace, f"Lê An {number}") for number in range(25)]
    assert len(find_people(workspace, "an")) == 20
    bin_person(workspace, people[3].id)
    found = [line.person.full_name for line in find_people(workspace, "an")]
    assert "Lê An 3" not in found
    assert found[:3] == ["Lê An 0", "Lê An 1", "Lê An 2"]


def test_who_holds_an_office_on_a_day(workspace: Workspace) -> None:
    one = _add(workspace, "An", ("Chủ tịch", "Công đoàn Bộ", "2015-03", "2019"))
    _add(workspace, "Bình", ("Chủ tịch", "Công đoàn Bộ", "2020-01-01", ""), ("Ủy viên", "Ban A", "", ""))

    def told(day: str, text: str = "") -> list[tuple[str, str]]:
        return [(held.office.title, held.person.full_name) for held in holders(workspace, day, text)]

    assert told("2019-12-31") == [("Ủy viên", "Bình"), ("Chủ tịch", "An")]
    assert told("2020-01-01") == [("Ủy viên", "Bình"), ("Chủ tịch", "Bình")]
    assert told("2020-01-01", "chu tich") == [("Chủ tịch", "Bình")]
    assert told("2015-02-28", "bo") == []
    bin_person(workspace, one.id)
    assert told("2019-12-31", "chu") == []
    restore_person(workspace, one.id)
    (office,) = workspace.offices.of(one.id)
    assert edit_office(workspace, office.id, {"until": "2018-05"}).until == "2018-05"
    assert told("2018-06-01", "chu") == []
    bin_office(workspace, office.id)
    assert told("2018-05-01", "chu") == []
    restore_office(workspace, office.id)
    assert told("2018-05-01", "chu") == [("Chủ tịch", "An")]


def test_an_office_says_something_and_belongs_to_somebody(workspace: Workspace) -> None:
    one = _add(workspace, "An")
    with pytest.raises(UserError, match="Chưa có chức vụ"):
        add_office(workspace, Office(person_id=one.id, title=" "))
    with pytest.raises(UserError, match="Không có người số 9"):
        add_office(workspace, Office(person_id=9, title="Chủ tịch"))


def test_a_possible_twin_is_told(workspace: Workspace) -> None:
    one = _add(workspace, "Trần Văn A", ("Chủ tịch", "Bộ", "", ""), phone="0912345678")
    other = _add(workspace, "tran van a", ("Ủy viên", "BỘ", "", ""), phone="0987654321")
    _add(workspace, "Trần Văn A", phone="0911111111")
    assert [twin.id for twin in alike(workspace, one)] == [other.id]


def test_people_are_found_by_the_search_of_everything(workspace: Workspace) -> None:
    _add(workspace, "Trần Văn Ánh", outlet="Báo Mẫu")
    add_unit(workspace, "Công đoàn Cục A")
    assert [(hit.kind, hit.title) for hit in workspace.search("tran anh")] == [("person", "Trần Văn Ánh")]
    assert [hit.kind for hit in workspace.search("bao mau")] == ["person"]
    assert [hit.kind for hit in workspace.search("cuc a")] == ["sub_unit"]


def test_units_keep_their_names_through_time(workspace: Workspace) -> None:
    unit = add_unit(workspace, " Cục  A ", "2018")
    rename_unit(workspace, unit.id, "Cục A và B", "2025-03")
    fixed = rename_unit(workspace, unit.id, "Cục A - B")
    assert (fixed.names, fixed.since) == (("Cục A", "Cục A - B"), ("2018", "2025-03"))
    found = unit_named(workspace, "CUC A")
    assert found
    assert found.id == unit.id
    assert [line.name for line in list_units(workspace, "2020-01-01")] == ["Cục A"]
    assert [line.name for line in list_units(workspace, "2025-03-01")] == ["Cục A - B"]
    with pytest.raises(UserError, match="phải có từ một ngày sau đó"):
        rename_unit(workspace, unit.id, "Cục C", "2024")
    edited = edit_unit(workspace, unit.id, note=" hai  cục ", since="2025-04")
    assert (edited.note, edited.since) == ("hai cục", ("2018", "2025-04"))
    for since in ("", "2018"):
        with pytest.raises(UserError, match="Tên trước, «Cục A», có từ 2018"):
            edit_unit(workspace, unit.id, since=since)
    with pytest.raises(UserError, match="đã là tên của đơn vị số 1"):
        add_unit(workspace, "cục a")
    with pytest.raises(UserError, match="Chưa có tên đơn vị"):
        add_unit(workspace, " ")


def test_a_unit_that_went_into_another_stands_last(workspace: Workspace) -> None:
    one, other = add_unit(workspace, "Cục A"), add_unit(workspace, "Cục B")
    closed = close_unit(workspace, one.id, "2025-03", other.id)
    assert (closed.ended, closed.successor_id) == ("2025-03", other.id)
    assert [(line.name, line.is_over) for line in list_units(workspace, "2025-03-01")] == [
        ("Cục B", False),
        ("Cục A", True),
    ]
    assert not any(line.is_over for line in list_units(workspace, "2025-02-28"))
    with pytest.raises(UserError, match="chính nó"):
        close_unit(workspace, one.id, "2025-03", one.id)
    with pytest.raises(
        UserError, match="«Cục A» đã nhập vào «Cục B» từ trước, nên «Cục B» không thể nhập ngược lại"
    ):
        close_unit(workspace, other.id, "2026", one.id)
    assert close_unit(workspace, one.id, "").successor_id is None


@pytest.mark.parametrize(
    ("ended", "since", "is_after"),
    [
        ("2025-03-01", "2025-03-02", True),
        ("2025-03-01", "2025-03-01", True),
        ("2025-03-01", "2025-02-28", False),
        ("2025-03-01", "2026", True),
        ("2025-03-01", "2025", False),
        ("2025", "2025-03-01", False),
        ("2025", "2026-01", True),
        ("2025", "2025", False),
    ],
)
def test_a_unit_that_is_over_gets_no_name_after_that(
    workspace: Workspace, ended: str, since: str, is_after: bool
) -> None:
    unit = add_unit(workspace, "Cục A", "2010")
    close_unit(workspace, unit.id, ended)
    other = add_unit(workspace, "Cục C", since)
    if not is_after:
        assert rename_unit(workspace, unit.id, "Cục B", since).names == ("Cục A", "Cục B")
        assert close_unit(workspace, other.id, ended).ended == ended
        return
    with pytest.raises(UserError, match="nên không thể có tên «Cục B» từ"):
        rename_unit(workspace, unit.id, "Cục B", since)
    with pytest.raises(UserError, match="đã kết thúc từ"):
        edit_unit(workspace, unit.id, since=since)
    with pytest.raises(UserError, match="chỉ có thể kết thúc sau đó"):
        close_unit(workspace, other.id, ended)
    assert rename_unit(workspace, unit.id, "Cục A (cũ)").names == ("Cục A (cũ)",)


def test_the_same_name_again_and_a_successor_that_is_over_are_refused(workspace: Workspace) -> None:
    one, other = add_unit(workspace, "Cục A", "2010"), add_unit(workspace, "Cục B", "2010")
    with pytest.raises(UserError, match="đang mang đúng tên «Cục A»"):
        rename_unit(workspace, one.id, " Cục A", "2020")
    close_unit(workspace, other.id, "2020-05-01")
    with pytest.raises(UserError, match="«Cục B» đã kết thúc từ 1/5/2020"):
        close_unit(workspace, one.id, "2021", other.id)
    assert close_unit(workspace, one.id, "2020-04", other.id).successor_id == other.id


def test_a_unit_with_people_is_not_binned(workspace: Workspace) -> None:
    unit = add_unit(workspace, "Cục A")
    one = _add(workspace, "An", sub_unit_id=unit.id)
    with pytest.raises(UserError, match="đang có 1 người"):
        bin_unit(workspace, unit.id)
    bin_person(workspace, one.id)
    bin_unit(workspace, unit.id)
    assert list_units(workspace, "2025-01-01") == []
    add_unit(workspace, "Cục A")
    with pytest.raises(UserError, match="đã là tên"):
        restore_unit(workspace, unit.id)
    rename_unit(workspace, 2, "Cục B")
    assert restore_unit(workspace, unit.id).deleted_at is None


def test_a_name_that_was_too_long_before_there_was_a_limit_stays(workspace: Workspace) -> None:
    old = workspace.people.add(Person(full_name="A" * 200))
    assert edit_person(workspace, old.id, {"phone": "0912345678"}).full_name == "A" * 200
    assert edit_person(workspace, old.id, {"full_name": "B" * 121}).full_name == "A" * 200
    assert edit_person(workspace, old.id, {"full_name": "B" * 120}).full_name == "B" * 120
