"""Times of day."""

import pytest

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.text.clock import format_time, parse_time, part_of_day


@pytest.mark.parametrize(
    ("typed", "time", "said", "part"),
    [
        ("8:30", "08:30", "8 giờ 30", "Sáng"),
        ("8h30", "08:30", "8 giờ 30", "Sáng"),
        ("08g05", "08:05", "8 giờ 05", "Sáng"),
        ("11 giờ 15 phút", "11:15", "11 giờ 15", "Trưa"),
        ("14h", "14:00", "14 giờ", "Chiều"),
        ("0:00", "00:00", "0 giờ", "Sáng"),
        ("23:59", "23:59", "23 giờ 59", "Tối"),
        (" 18 giờ ", "18:00", "18 giờ", "Tối"),
    ],
)
def test_times_are_read_and_said(typed: str, time: str, said: str, part: str) -> None:
    assert parse_time(typed) == time
    assert parse_time(time) == time
    assert format_time(time) == said
    assert part_of_day(time) == part


@pytest.mark.parametrize("typed", ["24:00", "8:60", "8", "sáng", "", "8:30 tối", "-1:00"])
def test_what_is_no_time_is_a_sentence(typed: str) -> None:
    with pytest.raises(UserError, match="Không hiểu giờ"):
        parse_time(typed)


def test_no_time_says_nothing() -> None:
    assert (format_time(""), part_of_day("")) == ("", "")
