"""What is read of a week, a month and a year."""

from datetime import date

import pytest

from tests.ui.pages.plan.calendar.conftest import OWN_DAY
from ucvn_desktop.core.event import Event
from ucvn_desktop.services.records import add_event
from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui.pages.plan.calendar import words
from ucvn_desktop.ui.pages.plan.calendar.reading import find_time, read_seen
from ucvn_desktop.ui.pages.plan.calendar.spans import Span


def _titles(workspace: Workspace, span: Span, day: date, kind: str = "") -> list[str]:
    return [words.titled(entry, day) for entry in read_seen(workspace, span, day, kind).on(day)]


def test_a_day_shows_what_is_its_own_before_what_only_lasts(stocked: Workspace) -> None:
    wanted = [f"25 năm {OWN_DAY}", "Treo băng rôn"]
    assert _titles(stocked, Span.MONTH, date(2021, 7, 15)) == wanted
    assert _titles(stocked, Span.WEEK, date(2021, 7, 15)) == wanted
    assert _titles(stocked, Span.YEAR, date(2021, 7, 15)) == wanted


def test_a_task_stands_under_its_first_and_last_day(stocked: Workspace) -> None:
    seen = read_seen(stocked, Span.MONTH, date(2021, 7, 1))
    under = {day.day for day in seen.months[0].days for entry in seen.own(day.day) if entry.kind == "task"}
    assert under == {date(2021, 7, 5), date(2021, 7, 26)}
    assert "Hạn: Treo băng rôn" in _titles(stocked, Span.MONTH, date(2021, 7, 26))


def test_a_period_is_a_days_own_only_where_it_begins_and_ends(workspace: Workspace) -> None:
    seen = read_seen(workspace, Span.MONTH, date(2021, 5, 1))
    title = "Tháng Công nhân"
    own = [day.day.day for day in seen.months[0].days if title in [e.title for e in seen.own(day.day)]]
    assert own == [1, 31]
    assert title in [entry.title for entry in seen.on(date(2021, 5, 19))]


def test_what_lasts_over_two_days_is_both_days_own(workspace: Workspace) -> None:
    add_event(workspace, Event(title="Hội thao", day="2021-07-16", day_to="2021-07-17"))
    seen = read_seen(workspace, Span.MONTH, date(2021, 7, 1))
    assert [len(seen.own(date(2021, 7, day))) for day in (15, 16, 17, 18)] == [0, 1, 1, 0]


@pytest.mark.parametrize("span", list(Span))
def test_one_kind_only(stocked: Workspace, span: Span) -> None:
    seen = read_seen(stocked, span, date(2021, 7, 16), "event")
    assert [entry.title for entry in seen.entries] == ["Thăm hỏi đoàn viên"]
    assert _titles(stocked, span, date(2021, 7, 16), "event") == ["8 giờ 30, Thăm hỏi đoàn viên"]


def test_an_entry_is_counted_once_however_long_it_lasts(stocked: Workspace) -> None:
    seen = read_seen(stocked, Span.MONTH, date(2021, 7, 1))
    assert len([entry for entry in seen.entries if entry.kind == "task"]) == 1
    inside = read_seen(stocked, Span.WEEK, date(2021, 7, 14))
    assert [entry.title for entry in inside.entries if entry.kind == "task"] == ["Treo băng rôn"]


def test_a_day_of_the_grids_edge_belongs_to_another_month(stocked: Workspace) -> None:
    seen = read_seen(stocked, Span.MONTH, date(2021, 7, 28))
    assert date(2021, 8, 1) in seen.days
    assert not seen.covers(Span.MONTH, date(2021, 8, 1))
    assert not seen.covers(Span.WEEK, date(2021, 7, 28))
    assert all(entry.day_from <= "2021-07-31" for entry in seen.entries)


def test_an_occasion_is_found_in_the_year_that_is_shown_or_next_to_it(stocked: Workspace) -> None:
    (own,) = stocked.occasions.all()
    assert find_time(stocked, own.id, 2021) == date(2021, 7, 15)
    assert find_time(stocked, own.id, 1990) == date(1996, 7, 15)
    assert find_time(stocked, 999, 2021) is None
