"""Days of which only the month or the year may be known."""

import calendar
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.text.partial_days import format_partial_day, is_within, parse_partial_day


@pytest.mark.parametrize(
    ("typed", "iso", "shown"),
    [
        ("1/2/2020", "2020-02-01", "1/2/2020"),
        (" 2/2020 ", "2020-02", "2/2020"),
        ("2020-2", "2020-02", "2/2020"),
        ("02.2020", "2020-02", "2/2020"),
        ("2020", "2020", "2020"),
        ("", "", ""),
    ],
)
def test_what_is_known_is_kept_and_shown(typed: str, iso: str, shown: str) -> None:
    assert parse_partial_day(typed) == iso
    assert format_partial_day(iso) == shown
    assert parse_partial_day(iso) == iso


@pytest.mark.parametrize("typed", ["13/2020", "0/2020", "1850", "30/2/2020", "năm ngoái", "20"])
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(UserError, match=r"[Nn]gày"):
        parse_partial_day(typed)


_DAYS = st.dates(date(1990, 1, 1), date(2030, 12, 31))
_LENGTHS = st.sampled_from([0, 4, 7, 10])


@given(_DAYS, _DAYS, _DAYS, _LENGTHS, _LENGTHS)
def test_a_partial_day_stands_for_all_its_days(
    day: date, begin: date, end: date, first: int, last: int
) -> None:
    since, until = begin.isoformat()[:first], end.isoformat()[:last]
    earliest = {
        0: date.min,
        4: date(begin.year, 1, 1),
        7: begin.replace(day=1),
        10: begin,
    }[first]
    latest = {
        0: date.max,
        4: date(end.year, 12, 31),
        7: end.replace(day=calendar.monthrange(end.year, end.month)[1]),
        10: end,
    }[last]
    assert is_within(day.isoformat(), since, until) == (earliest <= day <= latest)
