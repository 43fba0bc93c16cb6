"""What of the typed values is stored, and what waits."""

import pytest

from ucvn_desktop.core.event import Event, EventKind
from ucvn_desktop.ui.pages.events.draft import judge

STORED = Event(
    id=1,
    kind=EventKind.LAUNCH.value,
    title="Lễ phát động",
    day="2021-04-16",
    day_to="2021-04-18",
    details={"dot": "Đợt 1", "tu-ngay": "2021-04-16"},
)


def test_sound_values_go_on_as_they_were_typed() -> None:
    judged = judge(STORED, {"title": " Lễ  ra quân", "day_to": "20/4/2021", "details.so-dang-ky": "1.200"})
    assert judged.problems == {}
    assert judged.held == {}
    assert judged.changes == {
        "title": " Lễ  ra quân",
        "day_to": "20/4/2021",
        "details.so-dang-ky": "1.200",
    }


def test_a_wrong_value_waits_and_keeps_no_other_from_being_stored() -> None:
    judged = judge(STORED, {"time": "25h", "place": "Hà Nội", "details.so-dang-ky": "nhiều"})
    assert judged.changes == {"place": "Hà Nội"}
    assert judged.held == {"time": "25h", "details.so-dang-ky": "nhiều"}
    assert set(judged.problems) == {"time", "details.so-dang-ky"}


def test_a_day_behind_the_last_one_waits_until_both_fit() -> None:
    judged = judge(STORED, {"day": "20/4/2021", "note": "Dời ngày"})
    assert judged.changes == {"note": "Dời ngày"}
    assert judged.held == {"day": "20/4/2021"}
    assert "đứng trước" in judged.problems["day_to"]
    assert judge(STORED, {"day": "20/4/2021", "day_to": "21/4/2021"}).changes == {
        "day": "20/4/2021",
        "day_to": "21/4/2021",
    }


@pytest.mark.parametrize(("typed", "stored"), [("1.200", 1200), ("", 0), ("35", 35)])
def test_participants_are_read_as_people_write_them(typed: str, stored: int) -> None:
    assert judge(STORED, {"participants": typed}).changes == {"participants": stored}


def test_participants_that_are_no_number_are_told_under_the_name_of_the_kind() -> None:
    contest = Event(id=1, kind=EventKind.ONLINE_CONTEST.value, title="Thi", day="2021-04-16")
    judged = judge(contest, {"participants": "nhiều"})
    assert judged.changes == {}
    assert judged.problems["participants"].startswith("Lượt thi: «nhiều»")


def test_another_kind_takes_only_its_own_fields_along() -> None:
    judged = judge(STORED, {"details.dot": "Đợt 2", "kind": EventKind.VISIT.value, "details.so-qua": "25"})
    assert judged.changes == {"kind": "tham-hoi", "details.so-qua": "25"}
    assert judged.event.details["dot"] == "Đợt 2"


def test_fields_of_a_kind_that_has_to_wait_wait_with_it() -> None:
    typed = {"kind": EventKind.VISIT.value, "details.so-qua": "25", "day": "32/4/2021"}
    judged = judge(STORED, typed)
    assert judged.changes == {}
    assert judged.held == typed


def test_an_event_without_a_name_is_not_stored() -> None:
    judged = judge(STORED, {"title": "  ", "place": "Hà Nội"})
    assert judged.changes == {"place": "Hà Nội"}
    assert "Chưa có tên" in judged.problems["title"]
