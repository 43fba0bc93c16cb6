"""On which days occasions fall, what they are called, and the grid."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ucvn_desktop.core.calendar import (
    CalendarEntry,
    Occurrence,
    YearClass,
    anniversary_words,
    by_day,
    entry_of,
    grid_span,
    in_order,
    lasting,
    month_of,
    occurrences,
    week_of,
    year_class,
)
from ucvn_desktop.core.lunar import to_lunar
from ucvn_desktop.core.occasion import Observance, Occasion, OccasionTheme, Rule

YEAR_2021 = date(2021, 1, 1), date(2021, 12, 31)


def _occasion(when: str, until: str = "", rule: Rule = Rule.SOLAR, origin: int | None = None) -> Occasion:
    return Occasion(title="Ngày thử", rule=rule.value, day_from=when, day_to=until, origin_year=origin)


def _days(occasion: Occasion, first: date, last: date) -> list[tuple[date, date]]:
    return [(o.first, o.last) for o in occurrences(Observance(occasion), first, last)]


def test_a_period_over_new_year_is_seen_from_both_years() -> None:
    period = _occasion("12-20", "01-10")
    assert _days(period, *YEAR_2021) == [
        (date(2020, 12, 20), date(2021, 1, 10)),
        (date(2021, 12, 20), date(2022, 1, 10)),
    ]
    assert _days(period, date(2021, 1, 11), date(2021, 12, 19)) == []
    assert len(_days(period, date(2021, 1, 10), date(2021, 1, 10))) == 1


def test_a_lunar_period_over_tet_is_one() -> None:
    assert _days(_occasion("12-23", "01-05", Rule.LUNAR), *YEAR_2021) == [
        (date(2021, 2, 4), date(2021, 2, 16))
    ]


def test_a_lunar_period_of_almost_a_year_is_seen_to_its_end() -> None:
    almost_a_year = _occasion("12-28", "12-27", Rule.LUNAR)
    assert _days(almost_a_year, date(2021, 1, 5), date(2021, 1, 5)) == [(date(2020, 1, 22), date(2021, 2, 8))]


def test_29_february_is_kept_on_the_28th_in_common_years() -> None:
    days = [first for first, _ in _days(_occasion("02-29"), date(2020, 1, 1), date(2024, 12, 31))]
    assert days == [date(2020, 2, 29), *(date(year, 2, 28) for year in (2021, 2022, 2023)), date(2024, 2, 29)]


def test_a_lunar_day_may_come_twice_in_a_solar_year_or_not_at_all() -> None:
    twelfth = _occasion("12-02", rule=Rule.LUNAR)
    times = {y: len(_days(twelfth, date(y, 1, 1), date(y, 12, 31))) for y in range(2000, 2040)}
    assert set(times.values()) == {0, 1, 2}


def test_what_comes_once_comes_once() -> None:
    election = _occasion("2021-05-23", rule=Rule.ONCE)
    assert _days(election, date(1900, 1, 1), date(2100, 12, 31)) == [(date(2021, 5, 23),) * 2]


def test_nothing_is_kept_before_its_origin_and_the_first_time_counts_no_years() -> None:
    founding = Observance(_occasion("07-28", origin=1929))
    found = occurrences(founding, date(1925, 1, 1), date(1931, 12, 31))
    assert [(o.first.year, o.n) for o in found] == [(1929, None), (1930, 1), (1931, 2)]
    assert found[0].title == "Ngày thử"


def test_lunar_anniversaries_count_lunar_years() -> None:
    """23/12 of the year Canh Tý (2020) falls on 4/2/2021."""
    (found,) = occurrences(Observance(_occasion("12-23", rule=Rule.LUNAR, origin=2000)), *YEAR_2021)
    assert (found.first, found.year, found.n) == (date(2021, 2, 4), 2020, 20)


def test_what_is_off_does_not_come() -> None:
    assert _days(replace(_occasion("07-28"), off=True), *YEAR_2021) == []


@given(
    st.dates(date(2000, 1, 1), date(2000, 12, 31)),
    st.dates(date(1901, 1, 1), date(2098, 12, 31)),
    st.integers(0, 800),
)
def test_solar_days_are_found_in_any_span(day: date, first: date, length: int) -> None:
    last = first + timedelta(days=length)
    span = [first + timedelta(days=n) for n in range(length + 1)]
    asked = (day.month, day.day)

    def is_it(one: date) -> bool:
        is_common = (one.month, one.day) == (2, 28) and (one + timedelta(days=1)).month == 3
        return (one.month, one.day) == asked or (asked == (2, 29) and is_common)

    found = [o for o, _ in _days(_occasion(f"{day.month:02}-{day.day:02}"), first, last)]
    assert found == [one for one in span if is_it(one)]


@given(
    st.integers(1, 12),
    st.integers(1, 30),
    st.dates(date(1901, 1, 1), date(2098, 12, 31)),
    st.integers(0, 500),
)
def test_lunar_days_are_found_in_any_span(month: int, number: int, first: date, length: int) -> None:
    span = [first + timedelta(days=n) for n in range(length + 1)]

    def is_it(one: date) -> bool:
        moon, tomorrow = to_lunar(one), to_lunar(one + timedelta(days=1))
        is_last = number == 30 and moon.day == 29 and tomorrow.day == 1
        return moon.month == month and not moon.leap and (moon.day == number or is_last)

    occasion = _occasion(f"{month:02}-{number:02}", rule=Rule.LUNAR)
    assert [o for o, _ in _days(occasion, first, span[-1])] == [one for one in span if is_it(one)]


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Ngày thành lập Công đoàn Việt Nam", "92 năm Ngày thành lập Công đoàn Việt Nam"),
        ("ngày thành lập Công đoàn Bộ", "92 năm Ngày thành lập Công đoàn Bộ"),
        ("Thành lập Công đoàn Bộ", "92 năm Ngày thành lập Công đoàn Bộ"),
        ("Truyền thống ngành Tài chính", "92 năm Ngày truyền thống ngành Tài chính"),
        ("Kỷ niệm ngày thành lập Bộ", "92 năm Ngày thành lập Bộ"),
        ("Lễ kỷ niệm Ngày Quốc khánh", "92 năm Ngày Quốc khánh"),
        ("Quốc khánh", "92 năm Ngày Quốc khánh"),
        ("Kỷ niệm", "92 năm Ngày Kỷ niệm"),
    ],
)
def test_the_word_day_stands_before_every_anniversary(title: str, words: str) -> None:
    assert anniversary_words(title, 92) == words


def test_a_period_is_no_day() -> None:
    found = Occurrence(_occasion("05-01", "05-31"), 2021, date(2021, 5, 1), date(2021, 5, 31), n=10)
    assert found.title == "10 năm Ngày thử"
    month = replace(found, occasion=replace(found.occasion, title="Tháng Công nhân"))
    assert month.title == "10 năm Tháng Công nhân"


@pytest.mark.parametrize(
    ("n", "found"),
    [
        (90, YearClass.ROUND),
        (100, YearClass.ROUND),
        (135, YearClass.FIVE),
        (5, YearClass.FIVE),
        (92, YearClass.OTHER),
    ],
)
def test_years_have_their_class(n: int, found: YearClass) -> None:
    assert year_class(n) == found


def test_an_entry_tells_class_theme_and_doubt() -> None:
    theme = OccasionTheme(occasion_id=0, year=2021, text="Đoàn kết")
    doubtful = replace(_occasion("07-28", origin=1931), verified=False)
    (found,) = occurrences(Observance(doubtful, (theme,)), *YEAR_2021)
    entry = entry_of(found)
    assert (entry.title, entry.note) == ("90 năm Ngày thử", "năm tròn; chủ đề: «Đoàn kết»; chưa kiểm chứng")
    assert (entry.day_from, entry.day_to, entry.span) == ("2021-07-28", "2021-07-28", "28/7/2021")


def test_weeks_have_their_iso_numbers_over_new_year() -> None:
    week = week_of(date(2021, 1, 1), {})
    assert (week.year, week.number, week.days[0].day) == (2020, 53, date(2020, 12, 28))
    assert [day.weekday for day in week.days] == [
        "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật",
    ]  # fmt: skip


@given(st.integers(1900, 2100), st.integers(1, 12))
def test_a_months_grid_has_six_weeks_from_monday_and_all_its_days(year: int, month: int) -> None:
    grid = month_of(year, month, {})
    days = [day for week in grid.weeks for day in week.days]
    first, last = grid_span(year, month)
    assert [day.day for day in days] == [first + timedelta(days=n) for n in range(42)]
    assert (days[0].day.weekday(), days[-1].day) == (0, last)
    inside = [day.day for day in grid.days]
    assert inside[0] == date(year, month, 1)
    assert (inside[-1] + timedelta(days=1)).day == 1
    assert all((day.lunar is None) == (day.day.year > 2100) for day in days)


def _entry(first: str, last: str, kind: str = "event", title: str = "") -> CalendarEntry:
    return CalendarEntry(kind, first, last, title)


def test_entries_stand_on_each_of_their_days_inside_the_span() -> None:
    entry = _entry("2021-04-29", "2021-05-03")
    found = by_day([entry], date(2021, 5, 1), date(2021, 5, 31))
    assert sorted(found) == [date(2021, 5, 1), date(2021, 5, 2), date(2021, 5, 3)]


def test_entries_come_by_day_then_the_longer_then_by_kind_then_by_title() -> None:
    wanted = [
        _entry("2021-05-01", "2021-05-31", "occasion", "Tháng"),
        _entry("2021-05-01", "2021-05-01", "occasion", "Ngày"),
        _entry("2021-05-01", "2021-05-01", "event", "A"),
        _entry("2021-05-01", "2021-05-01", "event", "B"),
        _entry("2021-05-01", "2021-05-01", "task", "A"),
        _entry("2021-05-02", "2021-05-02", "occasion", "Sau"),
    ]
    assert in_order(reversed(wanted), ["occasion", "event"]) == tuple(wanted)


def test_what_has_an_hour_comes_behind_the_whole_days_and_by_its_hour() -> None:
    wanted = [
        _entry("2021-05-01", "2021-05-01", "occasion", "Z"),
        _entry("2021-05-01", "2021-05-01", "event", "B"),
        replace(_entry("2021-05-01", "2021-05-01", "event", "C"), time="07:30"),
        replace(_entry("2021-05-01", "2021-05-02", "event", "A"), time="14:00"),
    ]
    assert in_order(reversed(wanted), ["occasion", "event"]) == tuple(wanted)
    afternoon = wanted[-1]
    assert [afternoon.time_on(date(2021, 5, day)) for day in (1, 2)] == ["14:00", ""]


def _span(first: str, last: str, title: str = "Viết tin") -> CalendarEntry:
    return replace(_entry(first, last, "task", title), end_word="hạn")


def test_what_lasts_long_stands_under_its_first_and_last_day_which_say_so() -> None:
    task = _span("2021-05-04", "2021-05-28")
    found = by_day([task], date(2021, 5, 1), date(2021, 5, 31))
    assert {day.day: [entry.title_on(day) for entry in entries] for day, entries in found.items()} == {
        4: ["Bắt đầu: Viết tin (đến 28/5/2021)"],
        28: ["Hạn: Viết tin"],
    }
    one_day = _span("2021-05-04", "2021-05-04")
    assert by_day([one_day], date(2021, 5, 1), date(2021, 5, 31)) == {date(2021, 5, 4): [one_day]}
    assert one_day.title_on(date(2021, 5, 4)) == "Hạn: Viết tin"
    assert _entry("2021-05-04", "2021-05-04", title="Họp").title_on(date(2021, 5, 4)) == "Họp"


def test_a_deadline_stands_behind_whole_days_and_before_hours() -> None:
    task = _span("2021-05-04", "2021-05-28")
    day = _entry("2021-05-28", "2021-05-28", "occasion", "Ngày")
    meeting = replace(_entry("2021-05-28", "2021-05-28", "event", "Họp"), time="08:00")
    ordered = in_order([meeting, day, task], ["occasion", "event", "task"])
    found = by_day(ordered, date(2021, 5, 24), date(2021, 5, 30))
    assert found == {date(2021, 5, 28): [day, task, meeting]}


def test_what_goes_on_all_the_while_is_told_beside_the_days() -> None:
    year, may = _span("2021-01-01", "2021-12-31"), _span("2021-04-30", "2021-05-17")
    others = (
        _span("2021-05-10", "2021-12-31"),
        _span("2021-01-01", "2021-05-16"),
        _entry("2021-01-01", "2021-12-31"),
    )
    assert lasting([year, *others, may], date(2021, 5, 10), date(2021, 5, 16)) == (may, year)


@pytest.mark.parametrize("lead", [0, 7, 366])
def test_one_is_reminded_so_many_days_before(lead: int) -> None:
    occasion = replace(_occasion("01-01"), lead_days=lead)
    (found,) = occurrences(Observance(occasion), *YEAR_2021)
    assert found.first - found.remind_from == timedelta(days=lead)


@pytest.mark.parametrize(
    ("day_from", "day_to", "of"),
    [
        ("2021-05-01", "2021-05-31", {1, 31}),
        ("2021-05-10", "2021-05-12", {10, 11, 12}),
        ("2021-05-10", "2021-05-10", {10}),
    ],
)
def test_a_day_owns_what_begins_or_ends_on_it_and_what_is_short(
    day_from: str, day_to: str, of: set[int]
) -> None:
    entry = CalendarEntry("occasion", day_from, day_to, "Tên")
    days = by_day([entry], date(2021, 5, 1), date(2021, 5, 31))
    assert {day.day for day, (one,) in days.items() if one.is_of(day)} == of
    assert entry.is_long == (len(of) == 2)
