"""People who are in the book twice."""

import pytest

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.person import Office, Person
from ucvn_desktop.services.doctor import diagnose
from ucvn_desktop.services.people import add_office, add_person, alike, bin_person
from ucvn_desktop.services.people_merge import duplicates, merge
from ucvn_desktop.services.sub_units import add_unit
from ucvn_desktop.storage.workspace import Workspace


def test_people_of_one_name_who_share_something_are_told_in_groups(workspace: Workspace) -> None:
    one = add_person(workspace, Person(full_name="Trần Văn A", phone="0912345678"))
    two = add_person(workspace, Person(full_name="TS. tran van a", phone="+84912345678", email="a@b.vn"))
    three = add_person(workspace, Person(full_name="Trần Văn A", email="A@b.vn"))
    add_person(workspace, Person(full_name="Trần Văn A", phone="0999999999"))
    add_person(workspace, Person(full_name="Trần Văn B", phone="0912345678"))
    (group,) = duplicates(workspace)
    assert [person.id for person in group.people] == [one.id, two.id, three.id]
    assert group.shared == ("điện thoại", "thư điện tử")
    bin_person(workspace, two.id)
    assert duplicates(workspace) == []


def test_of_whom_only_the_name_is_known_may_be_each_of_those_who_are_told_apart(workspace: Workspace) -> None:
    for phone in ("0912345678", "0999999999", "", "+84912345678"):
        add_person(workspace, Person(full_name="Trần Văn A", phone=phone))
    groups = duplicates(workspace)
    assert [([one.id for one in g.people], g.shared, [one.id for one in g.bare]) for g in groups] == [
        ([1, 3, 4], ("điện thoại",), [3]),
        ([2, 3], (), [3]),
    ]
    # The one rule: who is warned of when somebody is written down is found here too.
    for person in workspace.people.all():
        together = {one.id for group in groups if person in group.people for one in group.people}
        assert {one.id for one in alike(workspace, person)} == together - {person.id}


def test_two_of_whom_only_the_name_is_known_are_a_group(workspace: Workspace) -> None:
    for name in ("Trần Văn A", "tran van a", "Trần Văn B"):
        add_person(workspace, Person(full_name=name))
    (group,) = duplicates(workspace)
    assert ([one.id for one in group.bare], group.people) == ([1, 2], group.bare)


def test_nothing_is_lost_where_people_are_merged(workspace: Workspace) -> None:
    a, b = add_unit(workspace, "Cục A"), add_unit(workspace, "Cục B")
    kept = add_person(
        workspace, Person(full_name="Trần Văn A", kinds=("tac-gia",), phone="0912345678", sub_unit_id=a.id)
    )
    other = add_person(
        workspace,
        Person(
            full_name="TS. Trần Văn A",
            kinds=("lanh-dao",),
            phone="+84 912 345 678",
            email="a@b.vn",
            outlet="Báo Mẫu",
            sub_unit_id=b.id,
            note="quen",
        ),
    )
    third = add_person(workspace, Person(full_name="Trần Văn A", phone="0987654321"))
    for person_id, title, since in (
        (kept.id, "Chủ tịch", "2020"),
        (other.id, "Ủy viên", ""),
        (third.id, "CHỦ TỊCH", "2020"),
    ):
        add_office(workspace, Office(person_id=person_id, title=title, unit="Bộ", since=since))
    merged = merge(workspace, kept.id, [other.id, third.id])
    assert merged.moved == 2
    person = merged.person
    assert (person.kinds, person.phone, person.email, person.outlet, person.sub_unit_id) == (
        ("lanh-dao", "tac-gia"),
        "0912345678",
        "a@b.vn",
        "Báo Mẫu",
        a.id,
    )
    assert person.note == (
        f"Gộp từ số {other.id}: họ tên: TS. Trần Văn A; đơn vị trực thuộc: Cục B; ghi chú: quen\n"
        f"Gộp từ số {third.id}: điện thoại: 0987654321"
    )
    assert [(office.title, office.since) for office in workspace.offices.of(kept.id)] == [
        ("Chủ tịch", "2020"),
        ("Ủy viên", ""),
    ]
    assert {one.id for one in workspace.people.binned()} == {other.id, third.id}
    assert diagnose(workspace).damages == ()


def test_a_merge_that_cannot_be_done_changes_nothing(workspace: Workspace) -> None:
    one, two = (add_person(workspace, Person(full_name="A")) for _ in range(2))
    for others in ([], [one.id], [two.id, two.id]):
        with pytest.raises(UserError, match="hai người khác nhau"):
            merge(workspace, one.id, others)
    bin_person(workspace, two.id)
    with pytest.raises(UserError, match="thùng rác"):
        merge(workspace, one.id, [two.id])
    with pytest.raises(UserError, match="Không có người số 9"):
        merge(workspace, one.id, [9])
    assert [person.rev for person in workspace.people.all()] == [1]
