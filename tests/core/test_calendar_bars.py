"""What goes on for several days, as bars over the days of a week."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from ucvn_desktop.core.calendar import END, CalendarEntry, by_day, lasting, month_of
from ucvn_desktop.core.calendar_bars import Bar, bars_over, inner_bars, periods_of

MONDAY = date(2021, 5, 10)
WEEK = [MONDAY + timedelta(days=n) for n in range(7)]


def _entry(title: str, begins: str, ends: str, end_word: str = "") -> CalendarEntry:
    return CalendarEntry("event", f"2021-{begins}", f"2021-{ends}", title, end_word=end_word)


def _told(bar: Bar) -> tuple[str, int, int, int]:
    return bar.entry.title, bar.lane, bar.first, bar.last


def test_what_overlaps_has_lanes_of_its_own_and_a_lane_that_is_free_is_used_again() -> None:
    entries = [
        _entry("Hội thao", "05-11", "05-12"),
        _entry("Tháng Công nhân", "05-01", "05-31"),
        _entry("Tập huấn", "05-12", "05-13"),
        _entry("Trại", "05-13", "05-16"),
    ]
    assert [_told(bar) for bar in bars_over(entries, WEEK)] == [
        ("Tháng Công nhân", 0, 0, 6),
        ("Hội thao", 1, 1, 2),
        ("Trại", 1, 3, 6),
        ("Tập huấn", 2, 2, 3),
    ]


@pytest.mark.parametrize(
    ("begins", "ends", "wanted"),
    [
        ("05-10", "05-16", (True, True)),
        ("05-09", "05-16", (False, True)),
        ("05-10", "05-17", (True, False)),
        ("05-16", "05-17", (True, False)),
        ("05-09", "05-10", (False, True)),
    ],
)
def test_a_bar_says_where_it_goes_on_beyond_the_week(
    begins: str, ends: str, wanted: tuple[bool, bool]
) -> None:
    (bar,) = bars_over([_entry("Đợt", begins, ends)], WEEK)
    assert (bar.begins, bar.ends) == wanted


def test_single_days_deadlines_and_other_weeks_have_no_bar() -> None:
    others = [
        _entry("Một ngày", "05-12", "05-12"),
        _entry("Viết tin", "05-01", "05-31", "hạn"),
        _entry("Tuần trước", "05-03", "05-09"),
        _entry("Tuần sau", "05-17", "05-18"),
    ]
    assert bars_over(others, WEEK) == []


def test_in_any_order_the_bars_are_the_same() -> None:
    entries = [_entry(name, "05-10", "05-12") for name in "ABC"]
    assert bars_over(entries, WEEK) == bars_over(reversed(entries), WEEK)


def test_of_a_month_all_periods_are_found_also_those_that_stand_under_none_of_its_days() -> None:
    window = _entry("Đợt thi đua", "04-01", "06-30", END)
    task = replace(window, title="Việc", end_word="hạn")
    event = _entry("Hội thao", "05-11", "05-12")
    entries = [window, task, event]
    grid = month_of(2021, 5, by_day(entries, date(2021, 4, 26), date(2021, 6, 6)))
    month = replace(grid, lasting=lasting(entries, date(2021, 5, 1), date(2021, 5, 31)))
    assert periods_of(month) == {window, event}


def test_on_a_months_own_days_a_bar_ends_where_the_month_does() -> None:
    month = month_of(2021, 5, {})
    first, last = month.weeks[0].days, month.weeks[5].days
    period = _entry("Đợt", "04-28", "06-02")
    (bar,) = inner_bars([period], first)
    assert (bar.first, bar.last, bar.begins, bar.ends) == (5, 6, False, False)
    (bar,) = inner_bars([period], last)
    assert (bar.first, bar.last) == (0, 0)
    assert inner_bars([period], month_of(2021, 2, {}).weeks[5].days) == []
