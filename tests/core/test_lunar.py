"""The Vietnamese calendar against one computed here, and what it refuses."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.astronomy import Month, minutes_from_midnight, months_of, moon_near, term_near
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.lunar import (
    LunarDay,
    can_chi,
    in_lunar_year,
    is_lunar,
    parse_lunar,
    to_lunar,
    to_solar,
)

FIRST, LAST = date(1900, 1, 1), date(2100, 12, 31)

# Where the two computations differ: first day of the month as computed here → what decides it. Each of these
# moments lies so near to midnight in Vietnam that no series of this kind can tell the day: those of 1938, 1944
# and 1967 fall into years in which printed calendars followed UTC+8 anyway (the state's own calendar begins
# on 1/1/1968), those of 2072 and 2077 hang on how much the earth slows down until then.
UNDECIDED = {
    date(1938, 8, 25): "term",
    date(1938, 9, 24): "term",
    date(1944, 6, 20): "moon",
    date(1967, 7, 7): "moon",
    date(2072, 12, 9): "moon",
    date(2077, 11, 15): "moon",
}
# The errors of the series used here: chapter 49 of Meeus is good to 17 s within a few decades of 2000, plus
# what is not known of the earth's rotation; the sun's longitude is good to 10″, which is 4 minutes.
MOST_MINUTES = {"moon": 1.5, "term": 4}


def _as_seen(month: Month) -> bool:
    """Whether core/lunar.py has the month's first and last day as they were computed here."""
    ends = {1: month.start, month.days: month.start + timedelta(days=month.days - 1)}
    return all(
        to_lunar(day) == LunarDay(month.year, month.number, number, month.leap)
        for number, day in ends.items()
        if FIRST <= day <= LAST
    )


def test_every_month_of_1900_to_2100_begins_and_ends_as_the_moon_and_the_sun_say() -> None:
    months = [
        month
        for month in months_of(1900, 2100)
        if month.start <= LAST and month.start + timedelta(days=month.days) > FIRST
    ]
    assert len(months) == 2487
    assert sum(month.leap for month in months) == 74
    assert {month.start for month in months if not _as_seen(month)} == set(UNDECIDED)


@pytest.mark.parametrize(("start", "what"), UNDECIDED.items(), ids=str)
def test_where_the_two_differ_the_moment_is_too_near_to_midnight_to_tell(start: date, what: str) -> None:
    # Both months of 1938 hang on the same moment: in which of them the sun came to 180°.
    moment = moon_near(start) if what == "moon" else term_near(date(1938, 9, 24))
    assert minutes_from_midnight(moment) < MOST_MINUTES[what]


def test_moments_that_others_published_are_met() -> None:
    """New moon of 6/1/2000 at 18:14 UT, winter solstice of 2020 at 10:02 UT on 21/12: the referee's referee."""
    assert minutes_from_midnight(moon_near(date(2000, 1, 6))) == pytest.approx(74, abs=1)
    # 17:02 in Vietnam is 6 hours and 58 minutes before midnight.
    assert minutes_from_midnight(term_near(date(2020, 12, 21))) == pytest.approx(418, abs=4)


@pytest.mark.parametrize(
    ("year", "name", "new_year", "kings"),
    [
        (2019, "Kỷ Hợi", (2019, 2, 5), (2019, 4, 14)),
        (2020, "Canh Tý", (2020, 1, 25), (2020, 4, 2)),
        (2021, "Tân Sửu", (2021, 2, 12), (2021, 4, 21)),
        (2022, "Nhâm Dần", (2022, 2, 1), (2022, 4, 10)),
        (2023, "Quý Mão", (2023, 1, 22), (2023, 4, 29)),
        (2024, "Giáp Thìn", (2024, 2, 10), (2024, 4, 18)),
        (2025, "Ất Tỵ", (2025, 1, 29), (2025, 4, 7)),
        (2026, "Bính Ngọ", (2026, 2, 17), (2026, 4, 26)),
        (2027, "Đinh Mùi", (2027, 2, 6), (2027, 4, 16)),
        (2028, "Mậu Thân", (2028, 1, 26), (2028, 4, 4)),
        (2029, "Kỷ Dậu", (2029, 2, 13), (2029, 4, 23)),
        (2030, "Canh Tuất", (2030, 2, 2), (2030, 4, 12)),
    ],
)
def test_tet_gio_to_and_the_names_of_years_are_those_of_the_table(
    year: int, name: str, new_year: tuple[int, int, int], kings: tuple[int, int, int]
) -> None:
    assert can_chi(year) == name
    assert to_solar(LunarDay(year, 1, 1)) == date(*new_year)
    assert to_solar(LunarDay(year, 3, 10)) == date(*kings)


@pytest.mark.parametrize(
    ("lunar", "vietnam", "china"),
    [
        (LunarDay(1968, 1, 1), date(1968, 1, 29), date(1968, 1, 30)),
        (LunarDay(1985, 1, 1), date(1985, 1, 21), date(1985, 2, 20)),
        (LunarDay(2007, 1, 1), date(2007, 2, 17), date(2007, 2, 18)),
        (LunarDay(2030, 1, 1), date(2030, 2, 2), date(2030, 2, 3)),
        (LunarDay(2037, 3, 10), date(2037, 4, 24), date(2037, 4, 25)),
    ],
    ids=str,
)
def test_days_on_which_china_differs_are_vietnams(lunar: LunarDay, vietnam: date, china: date) -> None:
    assert to_solar(lunar) == vietnam != china


@given(st.dates(FIRST, LAST))
def test_a_solar_day_comes_back_from_its_lunar_day(day: date) -> None:
    assert to_solar(to_lunar(day)) == day


def _is_in_year(lunar: LunarDay) -> bool:
    span = (date(lunar.year, 1, 1) + timedelta(days=n) for n in range(425))
    return any(to_lunar(day) == lunar for day in span if day <= LAST)


@given(st.integers(1898, 2102), st.integers(0, 13), st.integers(0, 31), st.booleans())
def test_a_lunar_day_is_itself_again_or_no_day_at_all(year: int, month: int, number: int, leap: bool) -> None:
    lunar = LunarDay(year, month, number, leap)
    try:
        day = to_solar(lunar)
    except UserError:
        # Then no day of the calendar has it.
        assert not 1900 <= year <= 2100 or not _is_in_year(lunar)
    else:
        assert to_lunar(day) == lunar


@pytest.mark.parametrize(
    ("lunar", "said"),
    [
        (LunarDay(2021, 1, 30), "Tháng 1 âm lịch năm Tân Sửu (2021) chỉ có 29 ngày"),
        (LunarDay(2023, 2, 30, leap=True), "Tháng 2 nhuận âm lịch năm Quý Mão (2023) chỉ có 29 ngày"),
        (LunarDay(2021, 2, 1, leap=True), "không có tháng 2 nhuận"),
        (LunarDay(2023, 3, 1, leap=True), "không có tháng 3 nhuận"),
        (LunarDay(2021, 13, 1), "Không có ngày 1/13 âm lịch"),
        (LunarDay(1899, 11, 1), "từ 1/1/1900 đến 31/12/2100"),
        (LunarDay(2100, 12, 2), "từ 1/1/1900 đến 31/12/2100"),
        (LunarDay(2200, 1, 1), "từ 1/1/1900 đến 31/12/2100"),
    ],
    ids=str,
)
def test_what_the_calendar_has_not_is_refused_and_named(lunar: LunarDay, said: str) -> None:
    with pytest.raises(UserError, match=said.replace("(", r"\(").replace(")", r"\)")):
        to_solar(lunar)


@pytest.mark.parametrize("day", [date(1899, 12, 31), date(2101, 1, 1)])
def test_solar_days_beyond_the_table_are_refused(day: date) -> None:
    with pytest.raises(UserError, match="từ 1/1/1900 đến 31/12/2100"):
        to_lunar(day)


def test_the_thirtieth_of_a_short_month_is_kept_on_its_last_day_and_leap_months_count_for_nothing() -> None:
    assert in_lunar_year(2021, 1, 30) == to_solar(LunarDay(2021, 1, 29)) == date(2021, 3, 12)
    assert in_lunar_year(2021, 2, 30) == to_solar(LunarDay(2021, 2, 30))
    assert in_lunar_year(2023, 2, 1) == date(2023, 2, 20)
    assert in_lunar_year(2101, 1, 1) is None


@pytest.mark.parametrize(
    ("typed", "lunar"),
    [
        ("10/3/2021", LunarDay(2021, 3, 10)),
        ("10-3-2021 âm", LunarDay(2021, 3, 10)),
        (" 1/2/2023 nhuận âm lịch", LunarDay(2023, 2, 1, leap=True)),
        ("10/3/2021âm", LunarDay(2021, 3, 10)),
        ("10/3/2021 ÂL", LunarDay(2021, 3, 10)),
        ("1/2 nhuận/2023", LunarDay(2023, 2, 1, leap=True)),
    ],
)
def test_lunar_days_are_read_as_people_type_them(typed: str, lunar: LunarDay) -> None:
    assert parse_lunar(typed) == lunar
    assert is_lunar(typed) or typed == "10/3/2021"


@pytest.mark.parametrize("typed", ["", "10/3", "mùng 10 tháng 3", "10/3/2021 dương", "2021-03-10"])
def test_other_words_are_refused(typed: str) -> None:
    with pytest.raises(UserError, match="Không hiểu ngày âm lịch"):
        parse_lunar(typed)


def test_lunar_days_are_shown_short_and_in_full() -> None:
    assert to_lunar(date(2021, 7, 28)).short() == "19/6 âm"
    assert to_lunar(date(2023, 3, 22)).short() == "1/2 nhuận âm"
    assert to_lunar(date(2023, 3, 22)).long() == "1/2 nhuận âm lịch năm Quý Mão (2023)"
