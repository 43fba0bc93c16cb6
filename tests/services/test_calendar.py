"""What a week, a month and a year show, and what is coming."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta

import pytest

from ucvn_desktop.core.calendar import CalendarEntry
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.event import Event
from ucvn_desktop.core.event_check import window_of
from ucvn_desktop.core.occasion import Occasion
from ucvn_desktop.core.task import Task
from ucvn_desktop.services import calendar as service
from ucvn_desktop.services.calendar import Source, coming, entries_between, month_view, week_view, year_view
from ucvn_desktop.services.editions import edition_of
from ucvn_desktop.services.occasions import add_occasion, edit_occasion
from ucvn_desktop.services.records import add_event
from ucvn_desktop.services.tasks import add_task
from ucvn_desktop.storage.occasions import events_between, windows_between
from ucvn_desktop.storage.workspace import Workspace


def _event(workspace: Workspace, day: str, title: str = "Thăm hỏi") -> Event:
    return add_event(workspace, Event(title=title, day=day, kind="tham-hoi", place="Hà Nội"))


def test_a_week_has_its_occasions_and_events_with_lunar_days(workspace: Workspace) -> None:
    event = _event(workspace, "2021-07-28")
    _event(workspace, "2021-08-02")
    week = week_view(workspace, date(2021, 7, 30))
    assert (week.year, week.number) == (2021, 30)
    wednesday = week.days[2]
    assert (wednesday.weekday, wednesday.lunar and wednesday.lunar.short()) == ("Thứ Tư", "19/6 âm")
    assert [(e.kind, e.title, e.record_id) for e in wednesday.entries] == [
        ("occasion", "92 năm Ngày thành lập Công đoàn Việt Nam", 0),
        ("event", "Thăm hỏi", event.id),
    ]
    assert wednesday.entries[1].note == "Thăm hỏi, giúp đỡ, Hà Nội"


def test_events_in_the_bin_are_not_shown(workspace: Workspace) -> None:
    workspace.events.to_bin(_event(workspace, "2021-07-28"))
    assert [e.kind for e in week_view(workspace, date(2021, 7, 28)).days[2].entries] == ["occasion"]


def test_a_months_edges_have_their_entries_too(workspace: Workspace) -> None:
    _event(workspace, "2021-08-01")
    grid = month_view(workspace, 2021, 7)
    edge = grid.weeks[4].days[6]
    assert (edge.day, edge.is_inside) == (date(2021, 8, 1), False)
    assert "Thăm hỏi" in [entry.title for entry in edge.entries]
    assert len(grid.days) == 31


def test_a_year_has_twelve_grids_and_each_entry_once(workspace: Workspace) -> None:
    _event(workspace, "2021-01-01", "Đầu năm")
    _event(workspace, "2021-12-31", "Cuối năm")
    _event(workspace, "2022-01-01", "Năm sau")
    add_occasion(workspace, Occasion(title="Đợt cao điểm", day_from="12-20", day_to="01-10"))
    year = year_view(workspace, 2021)
    titles = [entry.title for entry in year.entries]
    assert {"Đầu năm", "Cuối năm"} < set(titles)
    assert "Năm sau" not in titles
    assert titles.count("Tháng Công nhân") == 1
    assert [e.day_from for e in year.entries if e.title == "Đợt cao điểm"] == ["2020-12-20", "2021-12-20"]
    assert [(m.year, m.month) for m in year.months] == [(2021, month) for month in range(1, 13)]
    may = year.months[4]
    assert all("Tháng Công nhân" in [e.title for e in day.entries] for day in may.days)
    assert "Năm sau" in [e.title for day in year.months[11].weeks[4].days for e in day.entries]


@pytest.mark.parametrize("year", [1900, 2100])
def test_the_first_and_the_last_year_can_be_seen(workspace: Workspace, year: int) -> None:
    assert len(year_view(workspace, year).months) == 12


@pytest.mark.parametrize("year", [1899, 2101])
def test_years_beyond_are_refused(workspace: Workspace, year: int) -> None:
    for look in (lambda: year_view(workspace, year), lambda: month_view(workspace, year, 5)):
        with pytest.raises(UserError, match="từ năm 1900 đến năm 2100"):
            look()


def test_another_kind_of_thing_joins_with_one_source(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def windows(workspace: Workspace, first: date, last: date) -> list[CalendarEntry]:
        return [CalendarEntry("window", "2021-07-20", "2021-07-28", "Treo băng rôn", record_id=4)]

    monkeypatch.setattr(service, "SOURCES", (*service.SOURCES, Source("window", "Đợt treo", windows)))
    found = entries_between(workspace, date(2021, 7, 28), date(2021, 7, 28))
    assert [entry.kind for entry in found] == ["window", "occasion"]


def test_tasks_stand_on_their_last_day_with_who_and_how_they_stand(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "this_day", lambda: date(2021, 7, 25))
    edition = edition_of(workspace, 2021)
    july = Task(edition_id=edition.id, what="Viết 2 tin", day_from="2021-07-01", day_to="2021-07-28")
    counted = add_task(workspace, replace(july, counted="hoat-dong", target=2, who="Ban Tuyên giáo"))
    done = add_task(workspace, replace(july, what="Gửi báo cáo", done_on="2021-07-20"))
    for other in (replace(july, day_to=""), replace(july, day_to="2021-08-10")):
        add_task(workspace, other)
    workspace.tasks.to_bin(add_task(workspace, july))
    event = _event(workspace, "2021-07-28")
    _event(workspace, "2021-07-05")
    week = week_view(workspace, date(2021, 7, 28))
    assert [(e.kind, e.title, e.note, e.record_id) for e in week.days[2].entries[1:]] == [
        ("event", "Thăm hỏi", "Thăm hỏi, giúp đỡ, Hà Nội", event.id),
        ("task", "Gửi báo cáo", "Xong ngày 20/7/2021", done.id),
        ("task", "Viết 2 tin", "Ban Tuyên giáo; Còn 3 ngày (1/2)", counted.id),
    ]
    assert [e.kind for day in week.days for e in day.entries].count("task") == 2
    assert [(e.title, e.day_from, e.day_to) for e in week.lasting] == [
        ("Viết 2 tin", "2021-07-01", "2021-08-10")
    ]
    (soon,) = [
        c
        for c in coming(workspace, date(2021, 7, 25), 3)
        if (c.entry.kind, c.entry.record_id) == ("task", counted.id)
    ]
    assert soon.days_left == 3


def test_what_is_coming_is_what_begins_soon_or_is_to_be_prepared(workspace: Workspace) -> None:
    _event(workspace, "2021-07-27", "Sắp tới")
    _event(workspace, "2021-07-31", "Còn lâu")
    edit_occasion(workspace, "quoc-khanh", {"lead_days": 60})
    found = coming(workspace, date(2021, 7, 21), 7)
    assert [(c.entry.title, c.days_left, c.is_due) for c in found] == [
        ("74 năm Ngày Thương binh – Liệt sĩ", 6, True),
        ("Sắp tới", 6, False),
        ("92 năm Ngày thành lập Công đoàn Việt Nam", 7, True),
        ("76 năm Ngày Quốc khánh nước Cộng hòa xã hội chủ nghĩa Việt Nam", 43, True),
    ]


def test_what_lasts_is_still_told_but_needs_no_preparing(workspace: Workspace) -> None:
    (first, *_) = coming(workspace, date(2021, 5, 4), 0)
    assert (first.entry.title, first.days_left, first.is_due) == ("Tháng Công nhân", -3, False)


def test_who_wants_no_reminder_gets_none(workspace: Workspace) -> None:
    edit_occasion(workspace, "cong-doan-viet-nam", {"lead_days": 0})
    (found,) = [c for c in coming(workspace, date(2021, 7, 28), 0) if "92 năm" in c.entry.title]
    assert (found.days_left, found.is_due) == (0, False)


@pytest.mark.parametrize("days", [-1, 367])
def test_one_looks_ahead_a_year_at_most(workspace: Workspace, days: int) -> None:
    with pytest.raises(UserError, match="từ 0 đến 366 ngày"):
        coming(workspace, date(2021, 1, 1), days)


@contextmanager
def _asked(workspace: Workspace) -> Iterator[list[str]]:
    """The SQL that is sent meanwhile."""
    asked: list[str] = []
    workspace.connection.set_trace_callback(asked.append)
    try:
        yield asked
    finally:
        workspace.connection.set_trace_callback(None)


def test_events_of_a_span_are_found_through_an_index_in_their_order(workspace: Workspace) -> None:
    with workspace.write():
        for number in range(50):
            _event(workspace, (date(2021, 1, 1) + timedelta(days=97 * number % 365)).isoformat())
    with _asked(workspace) as asked:
        found = events_between(workspace, "2021-03-01", "2021-03-31")
    days = [event.day for event in found]
    assert days
    assert days == sorted(days)
    assert all("2021-03-01" <= day <= "2021-03-31" for day in days)
    (query,) = [words for words in asked if words.startswith("SELECT")]
    plan = str(workspace.connection.execute(f"EXPLAIN QUERY PLAN {query}").fetchall())
    assert "USING INDEX event_by_day" in plan
    # Only events of one day are put in order by their ids.
    assert "TEMP B-TREE FOR ORDER BY" not in plan


def test_a_year_asks_the_database_as_often_as_a_week(workspace: Workspace) -> None:
    counts = []
    for look in (lambda: week_view(workspace, date(2021, 4, 1)), lambda: year_view(workspace, 2021)):
        with _asked(workspace) as asked:
            look()
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_an_event_of_several_days_is_there_on_each_of_them(workspace: Workspace) -> None:
    workspace.events.add(Event(title="Hội thao", day="2021-04-29", day_to="2021-05-02"))
    assert [event.title for event in events_between(workspace, "2021-05-01", "2021-05-01")] == ["Hội thao"]
    assert events_between(workspace, "2021-05-03", "2021-05-09") == []
    week = week_view(workspace, date(2021, 4, 28))
    with_event = [day.day for day in week.days if any(e.title == "Hội thao" for e in day.entries)]
    assert with_event == [date(2021, 4, 29), date(2021, 4, 30), date(2021, 5, 1), date(2021, 5, 2)]


def _titles(workspace: Workspace, day: date) -> list[str]:
    """What stands under the day in its week, as it is said there."""
    week = week_view(workspace, day)
    return [
        f"{entry.time_on(day)} {entry.title_on(day)}".strip() for entry in week.days[day.weekday()].entries
    ]


def test_an_event_has_its_hour_on_its_first_day(workspace: Workspace) -> None:
    workspace.events.add(Event(title="Hội thao", day="2021-08-11", day_to="2021-08-12", time="14:00"))
    workspace.events.add(Event(title="Giao ban", day="2021-08-11", time="08:30"))
    workspace.events.add(Event(title="Trực cơ quan", day="2021-08-11"))
    assert _titles(workspace, date(2021, 8, 11)) == ["Trực cơ quan", "08:30 Giao ban", "14:00 Hội thao"]
    assert _titles(workspace, date(2021, 8, 12)) == ["Hội thao"]


def test_a_task_says_where_it_begins_and_is_named_once_in_the_year(workspace: Workspace) -> None:
    edition = edition_of(workspace, 2021)
    task = Task(edition_id=edition.id, what="Viết 3 tin", day_from="2021-08-03", day_to="2021-10-13")
    add_task(workspace, task)
    add_task(workspace, replace(task, what="Theo dõi", day_from="2021-08-10", day_to=""))
    assert _titles(workspace, date(2021, 8, 3)) == ["Bắt đầu: Viết 3 tin (đến 13/10/2021)"]
    assert _titles(workspace, date(2021, 8, 10)) == ["Bắt đầu: Theo dõi"]
    assert _titles(workspace, date(2021, 10, 13)) == ["Hạn: Viết 3 tin"]
    assert [e.title for e in month_view(workspace, 2021, 9).lasting] == ["Viết 3 tin"]
    assert not month_view(workspace, 2021, 10).lasting
    year = year_view(workspace, 2021)
    assert [e.title for e in year.entries if e.kind == "task"] == ["Viết 3 tin", "Theo dõi"]
    assert sum(e.kind == "task" for month in year.months for day in month.days for e in day.entries) == 3


def test_a_task_is_coming_by_its_last_day(workspace: Workspace) -> None:
    edition = edition_of(workspace, 2021)
    for last in ("2021-08-13", "2021-12-31"):
        add_task(workspace, Task(edition_id=edition.id, what=last, day_from="2021-01-01", day_to=last))
    _event(workspace, "2021-08-12", "Họp")
    found = coming(workspace, date(2021, 8, 10), 7)
    assert [(c.entry.title, c.days_left) for c in found] == [("Họp", 2), ("2021-08-13", 3)]


def test_what_was_launched_or_hangs_has_its_window(workspace: Workspace) -> None:
    launch = Event(
        title="Lễ phát động",
        day="2021-08-03",
        kind="phat-dong",
        details={"dot": "Đợt thi đua nước rút", "tu-ngay": "2021-08-04", "den-ngay": "2021-09-28"},
    )
    add_event(workspace, launch)
    add_event(
        workspace,
        Event(title="Treo pano", day="2021-08-05", kind="truc-quan", details={"den-ngay": "2021-08-17"}),
    )
    add_event(
        workspace,
        Event(title="Dựng pano", day="2021-08-06", kind="truc-quan", details={"tu-ngay": "2021-08-06"}),
    )
    # Days that were said of another kind are none of a conference's.
    workspace.events.add(replace(launch, kind="hoi-nghi", title="Hội nghị", details={**launch.details}))
    assert _titles(workspace, date(2021, 8, 4)) == ["Bắt đầu: Đợt thi đua nước rút (đến 28/9/2021)"]
    assert _titles(workspace, date(2021, 8, 5)) == ["Treo pano", "Bắt đầu: Treo pano (đến 17/8/2021)"]
    assert _titles(workspace, date(2021, 8, 6)) == ["Dựng pano"]
    assert _titles(workspace, date(2021, 8, 17)) == ["Kết thúc: Treo pano"]
    assert _titles(workspace, date(2021, 9, 28)) == ["Kết thúc: Đợt thi đua nước rút"]
    assert [e.title for e in week_view(workspace, date(2021, 8, 24)).lasting] == ["Đợt thi đua nước rút"]


def test_a_window_that_is_an_occasion_stands_once(workspace: Workspace) -> None:
    may = {"tu-ngay": "2021-05-01", "den-ngay": "2021-05-31"}
    for dot in ("Đợt thi đua Tháng Công nhân", "Đợt thi đua an toàn"):
        add_event(
            workspace,
            Event(title="Lễ phát động", day="2021-04-28", kind="phat-dong", details={"dot": dot, **may}),
        )
    found = entries_between(workspace, date(2021, 5, 1), date(2021, 5, 31))
    windows = [e.title for e in found if (e.kind, e.day_from) == ("event", "2021-05-01")]
    assert windows == ["Đợt thi đua an toàn"]


def test_windows_are_found_as_events_say_them(workspace: Workspace) -> None:
    """SQL and core/event_check.window_of hold to one rule."""
    some = random.Random(4)
    days = [f"2021-0{month}-{day:02}" for month in (5, 6) for day in range(1, 29)]
    with workspace.write():
        for number in range(300):
            first, last = sorted(some.sample(days, 2))
            details = {
                key: day for key, day in (("tu-ngay", first), ("den-ngay", last)) if some.random() < 0.7
            }
            kind = some.choice(["phat-dong", "truc-quan", "hoi-nghi"])
            workspace.events.add(Event(title=str(number), day=some.choice(days), kind=kind, details=details))
    events = workspace.events.all()
    for first, last in (
        ("2021-05-10", "2021-05-10"),
        ("2021-05-20", "2021-06-03"),
        ("2021-07-01", "2021-07-02"),
    ):
        wanted = [
            event.id
            for event in events
            if (window := window_of(event)) and window[0] <= last and window[1] >= first
        ]
        found = windows_between(workspace, ["phat-dong", "truc-quan"], first, last)
        assert sorted(event.id for event in found) == wanted
