"""Speakers and the press chosen from the address book, and what somebody had to do with."""

import pytest

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.event import Event, EventPress
from ucvn_desktop.core.person import Office, Person, PersonKind
from ucvn_desktop.services.event_people import (
    events_of_person,
    meant_person,
    speaker_in_words,
    speakers_in_words,
)
from ucvn_desktop.services.events import bin_event, edit_press, invite_press
from ucvn_desktop.services.people import add_office, add_person, bin_person, find_people
from ucvn_desktop.services.people_merge import merge
from ucvn_desktop.services.records import add_event
from ucvn_desktop.storage.workspace import Workspace

SPEAKER, PRESS = PersonKind.SPEAKER, PersonKind.PRESS


def _person(workspace: Workspace, name: str, *kinds: str, **facts: object) -> Person:
    return add_person(workspace, Person(full_name=name, kinds=kinds, **facts))  # type: ignore[arg-type]


def _speech(workspace: Workspace, speakers: str, day: str = "2021-04-16") -> int:
    details = {"bao-cao-vien": speakers}
    return add_event(
        workspace, Event(kind="tuyen-truyen-mieng", title=f"Nói chuyện {day}", day=day, details=details)
    ).id


def _found(workspace: Workspace, typed: str, kind: str) -> list[str]:
    return [line.person.full_name for line in find_people(workspace, typed, kind=kind)]


def test_people_of_a_kind_are_found_without_marks_and_the_press_by_its_outlet(workspace: Workspace) -> None:
    _person(workspace, "Lê Mai", SPEAKER)
    _person(workspace, "Lê Mận", PRESS, outlet="Báo Lao Động")
    gone = _person(workspace, "Lê Mạnh", SPEAKER)
    bin_person(workspace, gone.id)
    assert _found(workspace, "le m", SPEAKER) == ["Lê Mai"]
    assert _found(workspace, "le m", PRESS) == _found(workspace, "lao dong", PRESS) == ["Lê Mận"]
    assert _found(workspace, "bao lê", PRESS) == ["Lê Mận"]
    assert _found(workspace, "lao dong", SPEAKER) == _found(workspace, " ", SPEAKER) == []
    assert find_people(workspace, "lao dong") == []


def test_a_speaker_is_called_as_he_was_on_the_day(workspace: Workspace) -> None:
    person = _person(workspace, "TS. Lê Mai", SPEAKER)
    for title, since, until in (("Phó Trưởng ban", "2019", "2020"), ("Trưởng ban", "2021", "")):
        add_office(
            workspace, Office(person_id=person.id, title=title, unit="Ban A", since=since, until=until)
        )
    said = [
        speaker_in_words(meant_person(workspace, "le mai", SPEAKER, day))
        for day in ("2020-05-01", "2021-05-01")
    ]
    assert said == ["TS. Lê Mai, Phó Trưởng ban, Ban A", "TS. Lê Mai, Trưởng ban, Ban A"]
    _person(workspace, "Bùi An", SPEAKER)
    assert (
        speakers_in_words(workspace, ["1", "bui an"], "2021-05-01") == "TS. Lê Mai, Trưởng ban, Ban A; Bùi An"
    )


def test_who_is_meant_is_one_or_a_sentence(workspace: Workspace) -> None:
    mai = _person(workspace, "Lê Mai", PRESS)
    _person(workspace, "Lê Mai Anh", PRESS)
    assert meant_person(workspace, "lê mai", PRESS).person == mai
    for typed, said in (
        ("le", r"có 2 phóng viên báo chí ứng với «le»\. Hãy ghi số: Lê Mai Anh \(số 2\), Lê Mai \(số 1\)\."),
        ("Trần", "không có phóng viên báo chí nào tên «Trần»"),
        ("99", "Không có người số 99"),
    ):
        with pytest.raises(UserError, match=said):
            meant_person(workspace, typed, PRESS)
    bin_person(workspace, mai.id)
    with pytest.raises(UserError, match="ucvn person restore 1"):
        meant_person(workspace, "1", PRESS)


def test_the_press_of_the_address_book_brings_its_name_and_outlet(workspace: Workspace) -> None:
    person = _person(workspace, "Lê Mai", PRESS, outlet="Báo Lao Động")
    event = _speech(workspace, "")
    press = invite_press(workspace, event, "", "", person.id)
    assert (press.name, press.outlet, press.person_id) == ("Lê Mai", "Báo Lao Động", person.id)
    with pytest.raises(UserError, match="đã có trong hoạt động này"):
        invite_press(workspace, event, "Mai", "", person.id)
    assert edit_press(workspace, press.id, outlet="Báo khác").person_id == person.id
    assert edit_press(workspace, press.id, name="Lê Mai").person_id == person.id
    # Another name is somebody else, until he is chosen.
    assert edit_press(workspace, press.id, name="Trần Minh").person_id is None
    back = edit_press(workspace, press.id, person_id=person.id)
    assert (back.name, back.outlet, back.person_id) == ("Lê Mai", "Báo Lao Động", person.id)


def test_what_somebody_had_to_do_with_is_known_the_newest_first(workspace: Workspace) -> None:
    person = _person(workspace, "TS. Lê Hà", SPEAKER, PRESS)
    old = _speech(workspace, "Đồng chí Lê Hà, Trưởng ban", "2020-01-05")
    both = _speech(workspace, "Trần Minh; lê hà", "2021-01-05")
    for other in ("Lê Hạ", "Lê Hà Anh", "Trần Lê Hà", "Ban A, Lê Hà"):
        _speech(workspace, other)
    gone = _speech(workspace, "Lê Hà", "2022-01-01")
    bin_event(workspace, gone)
    meeting = add_event(workspace, Event(kind="hoi-nghi", title="Họp", day="2021-06-01")).id
    press = invite_press(workspace, meeting, "", "", person.id)
    said = [(one.event_id, one.part) for one in events_of_person(workspace, person)]
    assert said == [(meeting, "báo chí"), (both, "báo cáo viên"), (old, "báo cáo viên")]
    edit_press(workspace, press.id, came=True)
    assert events_of_person(workspace, person)[0].part == "báo chí, đã dự"


def test_who_becomes_one_keeps_the_events_to_which_the_other_was_invited(workspace: Workspace) -> None:
    one = _person(workspace, "Lê Mai", PRESS)
    other = _person(workspace, "Lê Thị Mai", PRESS)
    event = _speech(workspace, "")
    workspace.event_press.add(EventPress(event_id=event, name="Lê Thị Mai", person_id=other.id))
    merge(workspace, one.id, [other.id])
    assert [found.event_id for found in events_of_person(workspace, one)] == [event]
