"""The .ics file, read by a reader of our own to the letter of RFC 5545 and by an independent library."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest
import vobject

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.event import Event
from ucvn_desktop.core.occasion import Occasion, Rule
from ucvn_desktop.core.task import Task
from ucvn_desktop.services.calendar_file import export_calendar
from ucvn_desktop.services.editions import edition_of
from ucvn_desktop.services.occasions import (
    add_occasion,
    edit_occasion,
    observances,
    remove_occasion,
    set_theme,
)
from ucvn_desktop.services.records import add_event
from ucvn_desktop.services.tasks import add_task
from ucvn_desktop.storage.workspace import Workspace

YEAR = date(2021, 1, 1), date(2021, 12, 31)
_ESCAPED = re.compile(r"\\([\\;,nN])")


def _unfolded(data: bytes) -> list[str]:
    """The content lines of RFC 5545 §3.1; each physical line must be short and whole letters by itself."""
    assert data.endswith(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    lines: list[str] = []
    for raw in data.split(b"\r\n")[:-1]:
        assert 0 < len(raw) <= 75
        text = raw.decode("utf-8")
        if text[0] in " \t":
            lines[-1] += text[1:]
        else:
            lines.append(text)
    return lines


def _components(data: bytes) -> list[dict[str, str]]:
    """The VEVENTs as name → value, their alarm's under «ALARM:NAME»; texts with their escapes undone."""
    found: list[dict[str, str]] = []
    prefix = ""
    for line in _unfolded(data):
        name, value = line.split(":", 1)
        match line:
            case "BEGIN:VEVENT":
                found.append({})
            case "BEGIN:VALARM" | "END:VALARM":
                prefix = "ALARM:" if name == "BEGIN" else ""
            case _ if found and name not in ("BEGIN", "END"):
                text = _ESCAPED.sub(lambda m: "\n" if m[1] in "nN" else m[1], value)
                assert (prefix + name) not in found[-1]
                found[-1][prefix + name] = text
    return found


def _exported(workspace: Workspace, folder: Path, first: date = YEAR[0], last: date = YEAR[1]) -> bytes:
    return export_calendar(workspace, folder / "lich.ics", first, last).file.read_bytes()


@pytest.fixture
def alone(workspace: Workspace) -> Workspace:
    """A workspace in which the catalogue is switched off."""
    with workspace.write():
        for observance in observances(workspace):
            remove_occasion(workspace, observance.occasion.key)
    return workspace


def test_the_whole_year_is_read_back_by_an_independent_library(workspace: Workspace, tmp_path: Path) -> None:
    add_event(workspace, Event(title="Thăm hỏi; tặng quà, “ấm áp”\\", day="2021-07-28", place="Hà Nội"))
    made = export_calendar(workspace, tmp_path / "lich", *YEAR)
    assert made.file.name == "lich.ics"
    calendar: Any = vobject.readOne(made.file.read_bytes().decode())
    events = {event.summary.value: event for event in calendar.vevent_list}
    assert len(events) == made.entries == 30
    union = events["92 năm Ngày thành lập Công đoàn Việt Nam"]
    assert (union.dtstart.value, union.dtend.value) == (date(2021, 7, 28), date(2021, 7, 29))
    # Seven days before at eight in the morning.
    assert union.valarm.trigger.value == timedelta(days=-7, hours=8)
    month = events["Tháng Công nhân"]
    assert (month.dtstart.value, month.dtend.value) == (date(2021, 5, 1), date(2021, 6, 1))
    assert "Đoàn kết, sáng tạo, vượt khó, phát triển" in month.description.value
    assert events["Ngày Giỗ Tổ Hùng Vương"].dtstart.value == date(2021, 4, 21)
    visit = events["Thăm hỏi; tặng quà, “ấm áp”\\"]
    assert not hasattr(visit, "valarm")


def test_lines_are_short_whole_letters_and_end_as_the_standard_says(alone: Workspace, tmp_path: Path) -> None:
    title = "Ngày thành lập; «ế» ỗ ặ, \\n " + "ưỡỹ " * 60 + "🎉" * 40
    add_occasion(alone, Occasion(title=title, day_from="03-01", origin_year=2000, note="Một, hai; ba"))
    (found,) = _components(_exported(alone, tmp_path))
    assert found["SUMMARY"] == f"21 năm {title.strip()}"
    assert found["DESCRIPTION"] == "Một, hai; ba"


def test_the_calendar_says_what_it_is(workspace: Workspace, tmp_path: Path) -> None:
    lines = _unfolded(_exported(workspace, tmp_path))
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-1] == "END:VCALENDAR"
    assert {
        "VERSION:2.0",
        "CALSCALE:GREGORIAN",
        "X-WR-CALNAME:Lịch truyền thông – Công đoàn Bộ Thử nghiệm",
    } < set(lines)
    assert sum(line.startswith("PRODID:") for line in lines) == 1


def test_every_entry_has_its_own_uid_and_a_stamp(workspace: Workspace, tmp_path: Path) -> None:
    found = _components(_exported(workspace, tmp_path, date(2020, 1, 1), date(2030, 12, 31)))
    uids = [component["UID"] for component in found]
    assert len(set(uids)) == len(uids) > 250
    assert all(re.fullmatch(r"\d{8}T\d{6}Z", component["DTSTAMP"]) for component in found)


def test_uids_stay_whatever_span_is_exported_and_whatever_is_changed(
    workspace: Workspace, tmp_path: Path
) -> None:
    def uid() -> str:
        (found,) = [
            c["UID"] for c in _components(_exported(workspace, tmp_path, date(2021, 7, 1), date(2021, 7, 10)))
        ]
        return found

    before = uid()
    edit_occasion(workspace, "cong-doan-vien-chuc-viet-nam", {"day_from": "07-05", "title": "Ngày khác"})
    assert uid() == before


def test_another_workspace_has_other_uids(
    make_workspace: Callable[[], Workspace], workspace: Workspace, tmp_path: Path
) -> None:
    """Two units' calendars in one telephone must not overwrite each other."""
    other = make_workspace()
    with other.write() as connection:
        connection.execute("UPDATE profile SET uid = '00000000-0000-7000-8000-000000000000'")
    mine = {c["UID"] for c in _components(_exported(workspace, tmp_path))}
    assert not mine & {c["UID"] for c in _components(_exported(other, tmp_path))}


def test_what_says_the_same_each_year_is_one_entry_that_repeats(alone: Workspace, tmp_path: Path) -> None:
    add_occasion(alone, Occasion(title="Ngày Vì người nghèo", day_from="10-17"))
    (found,) = _components(_exported(alone, tmp_path, date(2021, 1, 1), date(2023, 12, 31)))
    assert found["DTSTART;VALUE=DATE"] == "20211017"
    assert found["RRULE"] == "FREQ=YEARLY;UNTIL=20231231"


@pytest.mark.parametrize(
    "occasion",
    [
        Occasion(title="Ngày có năm gốc", day_from="10-17", origin_year=2000),
        Occasion(title="Ngày âm", rule=Rule.LUNAR.value, day_from="03-10"),
        Occasion(title="Ngày nhuận", day_from="02-29"),
    ],
    ids=lambda occasion: occasion.title,
)
def test_all_others_stand_there_once_for_each_year(
    alone: Workspace, tmp_path: Path, occasion: Occasion
) -> None:
    add_occasion(alone, occasion)
    found = _components(_exported(alone, tmp_path, date(2021, 1, 1), date(2023, 12, 31)))
    assert [c["DTSTART;VALUE=DATE"][:4] for c in found] == ["2021", "2022", "2023"]
    assert not any("RRULE" in c for c in found)


def test_a_theme_of_one_year_makes_the_years_differ(alone: Workspace, tmp_path: Path) -> None:
    number = add_occasion(alone, Occasion(title="Tháng", day_from="05-01", day_to="05-31")).occasion.code
    set_theme(alone, number, 2022, "Chủ đề")
    found = _components(_exported(alone, tmp_path, date(2021, 1, 1), date(2023, 12, 31)))
    assert [c.get("DESCRIPTION") for c in found] == [None, "chủ đề: «Chủ đề»", None]


def test_who_wants_no_reminder_gets_no_alarm(alone: Workspace, tmp_path: Path) -> None:
    add_occasion(alone, Occasion(title="Ngày", day_from="10-17", lead_days=0))
    add_occasion(alone, Occasion(title="Ngày", day_from="10-18", lead_days=1))
    silent, loud = _components(_exported(alone, tmp_path))
    assert not [name for name in silent if name.startswith("ALARM:")]
    assert loud["ALARM:TRIGGER"] == "-PT16H"
    assert (loud["ALARM:ACTION"], loud["ALARM:DESCRIPTION"]) == ("DISPLAY", "Còn 1 ngày: Ngày")


def test_an_hour_is_that_of_vietnam_whatever_reads_it(alone: Workspace, tmp_path: Path) -> None:
    add_event(alone, Event(title="Giao ban", day="2021-04-16", time="08:30"))
    add_event(alone, Event(title="Hội thao", day="2021-04-16", day_to="2021-04-17", time="14:00"))
    add_event(alone, Event(title="Trực", day="2021-04-16"))
    data = _exported(alone, tmp_path)
    calendar: Any = vobject.readOne(data.decode())
    read = {event.summary.value: event for event in calendar.vevent_list}
    briefing = read["Giao ban"]
    assert briefing.dtstart.value.astimezone(UTC) == datetime(2021, 4, 16, 1, 30, tzinfo=UTC)
    # Nobody said when it ends; a program that wants an end reads none at all.
    assert briefing.duration.value == timedelta(0)
    assert not hasattr(briefing, "dtend")
    assert read["Hội thao"].dtend.value.astimezone(UTC) == datetime(2021, 4, 17, 17, 0, tzinfo=UTC)
    assert read["Trực"].dtstart.value == date(2021, 4, 16)
    lines = _unfolded(data)
    assert "DTSTART;TZID=Asia/Ho_Chi_Minh:20210416T083000" in lines
    zone = lines[lines.index("BEGIN:VTIMEZONE") : lines.index("END:VTIMEZONE")]
    assert {"TZID:Asia/Ho_Chi_Minh", "TZOFFSETFROM:+0700", "TZOFFSETTO:+0700"} < set(zone)
    other = icalendar.Calendar.from_ical(data)
    assert {str(e["summary"]): e.decoded("dtstart").isoformat() for e in other.walk("VEVENT")} == {
        "Trực": "2021-04-16",
        "Giao ban": "2021-04-16T08:30:00+07:00",
        "Hội thao": "2021-04-16T14:00:00+07:00",
    }


def test_a_calendar_without_hours_needs_no_zone(workspace: Workspace, tmp_path: Path) -> None:
    assert b"VTIMEZONE" not in _exported(workspace, tmp_path)


def test_a_task_is_one_day_of_the_telephone_and_a_window_its_own_entry(
    alone: Workspace, tmp_path: Path
) -> None:
    edition = edition_of(alone, 2021)
    for what, last in (("Viết 3 tin", "2021-12-31"), ("Việc năm sau", "2022-01-05")):
        add_task(alone, Task(edition_id=edition.id, what=what, day_from="2021-01-01", day_to=last))
    window = {"dot": "Đợt thi đua", "tu-ngay": "2021-04-17", "den-ngay": "2021-05-19"}
    add_event(alone, Event(title="Lễ phát động", day="2021-04-16", kind="phat-dong", details=window))
    found = _components(_exported(alone, tmp_path))
    assert {c["SUMMARY"]: (c["DTSTART;VALUE=DATE"], c["DTEND;VALUE=DATE"]) for c in found} == {
        "Hạn: Viết 3 tin": ("20211231", "20220101"),
        "Lễ phát động": ("20210416", "20210417"),
        "Đợt thi đua": ("20210417", "20210520"),
    }
    assert len({c["UID"] for c in found}) == 3
    # As long before as the program reminds of it.
    assert [c.get("ALARM:TRIGGER") for c in found if "Hạn" in c["SUMMARY"]] == ["-P6DT16H"]
    assert sum("ALARM:TRIGGER" in c for c in found) == 1


def test_what_is_done_rings_no_more_and_what_is_not_verified_says_so_in_its_title(
    alone: Workspace, tmp_path: Path
) -> None:
    edition = edition_of(alone, 2021)
    add_task(alone, Task(edition_id=edition.id, what="Xong", day_to="2021-05-31", done_on="2021-05-03"))
    add_occasion(alone, Occasion(title="Ngày", day_from="10-17", verified=False))
    task, day = _components(_exported(alone, tmp_path))
    assert not [name for name in task if name.startswith("ALARM:")]
    assert day["SUMMARY"] == "Ngày (chưa kiểm chứng)"


def test_an_empty_or_backward_span_writes_nothing(workspace: Workspace, tmp_path: Path) -> None:
    for first, last, said in (
        (date(2021, 1, 5), date(2021, 1, 4), "đứng trước"),
        (date(2021, 1, 4), date(2021, 1, 5), "Không có gì"),
    ):
        with pytest.raises(UserError, match=said):
            export_calendar(workspace, tmp_path / "a.ics", first, last)
    with pytest.raises(UserError, match=r"Chỉ ghi được tệp \.ics"):
        export_calendar(workspace, tmp_path / "a.pdf", *YEAR)
    assert not list(tmp_path.glob("a.*"))
