"""What is wrong with an event, and what is only missing in it."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.event import Event, EventKind, EventPress
from ucvn_desktop.core.event_check import (
    checked,
    missing_fields,
    missing_in,
    own_details,
    press_doubts,
    read_event,
    refuse_foreign_fields,
)

MEETING = Event(kind="hoi-nghi", title="Hội nghị", day="2021-04-16")


def test_values_are_read_as_they_are_typed() -> None:
    read = checked(
        Event(
            kind="tham-hoi",
            title="  Thăm hỏi   đoàn viên ",
            day="16/4/2021",
            day_to="17/4/2021",
            time="8h30",
            programme=" Thăm \n\n Tặng quà ",
            details={"so-qua": "1.000", "tong-tien": "5.000.000 đ", "giu-kin": "có", "doi-tuong": " "},
        )
    )
    assert (read.title, read.day, read.day_to, read.time) == (
        "Thăm hỏi đoàn viên",
        "2021-04-16",
        "2021-04-17",
        "08:30",
    )
    assert read.programme == "Thăm\nTặng quà"
    assert read.details == {"so-qua": "1000", "tong-tien": "5000000", "giu-kin": "co"}
    assert checked(read) == read


@pytest.mark.parametrize(
    ("changes", "name", "said"),
    [
        ({"title": " "}, "title", "Chưa có tên"),
        ({"day": ""}, "day", "Chưa có ngày"),
        ({"day": "30/2/2021"}, "day", "Không có ngày"),
        ({"day_to": "2021-04-15"}, "day_to", "Đến ngày (15/4/2021) đứng trước ngày (16/4/2021)"),
        ({"day_to": "mai"}, "day_to", "Không hiểu ngày"),
        ({"time": "25:00"}, "time", "Không hiểu giờ"),
        ({"participants": -1}, "participants", "Lượt người dự không thể là số âm"),
        ({"kind": "truc-quan", "participants": -1}, "participants", "Lượt người không thể là số âm"),
        ({"participants": 10**10}, "participants", "lớn quá"),
        ({"kind": "tiec"}, "kind", "Không có hình thức «tiec»"),
        ({"details": {"so-tham-luan": "-2"}}, "details.so-tham-luan", "số âm"),
        ({"details": {"la": "x"}}, "details.la", "Hội nghị có các mục: chu-tri"),
        (
            {"kind": "phat-dong", "details": {"tu-ngay": "5/5/2021", "den-ngay": "1/5/2021"}},
            "details.den-ngay",
            "đứng trước ngày bắt đầu (5/5/2021)",
        ),
    ],
)
def test_what_is_wrong_is_named_by_its_field(changes: dict[str, Any], name: str, said: str) -> None:
    problems = read_event(replace(MEETING, **changes))[1]
    assert list(problems) == [name]
    assert said in problems[name]
    with pytest.raises(UserError):
        checked(replace(MEETING, **changes))


def test_all_that_is_wrong_is_told_at_once_and_only_once() -> None:
    wrong = replace(MEETING, title="", day="32/1/2021", day_to="2021-01-01", details={"so-tham-luan": "x"})
    # The wrong day is not compared with the last one.
    assert set(read_event(wrong)[1]) == {"title", "day", "details.so-tham-luan"}


@pytest.mark.parametrize(
    ("phase", "day", "day_to", "fits"),
    [
        ("Trước", "2021-05-10", "", True),
        ("Trước", "2021-05-23", "", False),
        ("Trong", "2021-05-23", "", True),
        ("Trong", "2021-05-22", "2021-05-24", True),
        ("Trong", "2021-05-24", "", False),
        ("Sau", "2021-05-24", "", True),
        ("Sau", "2021-05-20", "2021-05-25", True),
        ("Sau", "2021-05-23", "", False),
    ],
)
def test_the_phase_of_an_election_fits_its_days(phase: str, day: str, day_to: str, fits: bool) -> None:
    details = {"giai-doan": phase, "ngay-bau-cu": "23/5/2021"}
    event = Event(kind="bau-cu", title="Bầu cử", day=day, day_to=day_to, details=details)
    problems = read_event(event)[1]
    assert ("details.giai-doan" not in problems) == fits
    without = replace(event, details={"giai-doan": phase})
    assert read_event(without)[1] == {}


def test_details_of_another_kind_are_kept_and_not_shown() -> None:
    visit = checked(replace(MEETING, kind="tham-hoi", details={"so-qua": "5", "chu-tri": "Lê Mai"}))
    meeting = checked(replace(visit, kind="hoi-nghi"))
    assert meeting.details == {"so-qua": "5", "chu-tri": "Lê Mai"}
    assert own_details(meeting) == {"chu-tri": "Lê Mai", "chu-de": "", "so-tham-luan": ""}
    assert own_details(checked(replace(meeting, kind="tham-hoi")))["so-qua"] == "5"


def test_what_is_set_now_must_be_the_kind_s_own() -> None:
    refuse_foreign_fields("hoi-nghi", {"chu-tri": "x"})
    with pytest.raises(UserError, match=r"«Hội nghị» không có mục «so-qua»\. Hội nghị có các mục: chu-tri"):
        refuse_foreign_fields("hoi-nghi", {"so-qua": "5"})


def test_where_the_turnout_has_a_name_of_its_own_its_place_is_told() -> None:
    with pytest.raises(UserError, match=r"Lượt thi ghi ở lượt người \(--participants\)\."):
        refuse_foreign_fields("thi-truc-tuyen", {"luot-thi": "5"})


def test_what_is_missing_is_told_and_refuses_nothing() -> None:
    bare = replace(MEETING, kind="gap-mat")
    assert read_event(bare)[1] == {}
    assert missing_in(bare) == [
        "chưa có nơi diễn ra",
        "chưa có lượt người dự",
        "chưa chọn nội dung kế hoạch",
        "chưa ghi khách mời",
        "chưa ghi khách mời đồng ý nêu tên",
    ]
    whole = replace(
        bare, place="Hà Nội", participants=9, topic=4, details={"khach-moi": "Ông A", "dong-y": "khong"}
    )
    assert missing_in(whole) == []


def test_nobody_is_asked_for_turnout_or_place_where_there_are_none() -> None:
    book = Event(kind="bien-soan", title="Sổ tay", day="2021-01-01", topic=1)
    assert missing_in(book) == ["chưa ghi tên tài liệu", "chưa ghi người duyệt"]
    talk = Event(title="X", day="2021-01-02", topic=1, place="Y")
    assert (missing_in(talk, "2021-01-01"), missing_in(talk, "2021-01-02")) == ([], ["chưa có lượt người dự"])
    drive = Event(kind="cuoc-van-dong", title="X", day="2021-01-01", topic=1, place="Y", participants=1)
    assert missing_in(drive) == ["chưa ghi phong trào, cuộc vận động"]


@given(
    st.sampled_from(EventKind),
    st.text(),
    st.text(),
    st.dictionaries(st.sampled_from(["chu-tri", "so-qua", "giai-doan", "duong-dan"]), st.text()),
)
def test_whatever_is_typed_is_stored_for_good_or_told(
    kind: EventKind, title: str, day_to: str, details: dict[str, str]
) -> None:
    read, problems = read_event(
        replace(MEETING, kind=kind.value, title=title, day_to=day_to, details=details)
    )
    assert all(problem.endswith(".") for problem in problems.values())
    if not problems:
        assert checked(read) == read


def test_what_is_missing_stands_under_the_field_in_which_it_belongs() -> None:
    assert missing_fields(replace(MEETING, place="Hà Nội", topic=2), "2021-04-15") == {
        "details.chu-tri": "chưa ghi chủ trì"
    }
    assert list(missing_fields(Event(kind="cuoc-van-dong", title="Vận động", day="2021-04-16"))) == [
        "place",
        "participants",
        "topic",
        "campaign",
    ]


@pytest.mark.parametrize(
    ("facts", "today", "said"),
    [
        ({"published": "2021-04-17", "came": True}, "2021-04-20", []),
        # Who was not invited may come, and may publish without having come.
        ({"published": "2021-04-16", "invited": False}, "2021-04-16", []),
        ({"published": "2021-04-10"}, "2021-04-20", ["đứng trước ngày của hoạt động (16/4/2021)"]),
        ({"published": "2021-04-21"}, "2021-04-20", ["Ngày đăng 21/4/2021 chưa tới"]),
        ({"came": True}, "2021-04-15", ["Đến ngày 16/4/2021 mới có hoạt động"]),
        ({"came": True, "published": "2021-04-15"}, "2021-04-14", ["chưa tới", "đứng trước", "mới có"]),
    ],
)
def test_what_of_the_press_is_rather_a_slip_is_told(
    facts: dict[str, Any], today: str, said: list[str]
) -> None:
    doubts = press_doubts(EventPress(event_id=1, name="Lê Mai", **facts), MEETING, today)
    assert len(doubts) == len(said)
    for doubt, words in zip(doubts, said, strict=True):
        assert words in doubt
