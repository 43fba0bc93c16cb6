"""Days and times as Vietnamese people write them."""

import time

import pytest

from ucvn_desktop.core.text.dates import days_between, local_day, local_time, official_day, weekday


def test_stored_times_are_told_by_the_clock_on_the_wall(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Ho_Chi_Minh")
    time.tzset()
    try:
        assert (local_day("2021-04-18T19:41:07Z"), local_time("2021-04-18T19:41:07Z")) == (
            "2021-04-19",
            "02:41",
        )
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.parametrize(
    ("iso", "said", "weekday_said"),
    [
        ("2021-01-05", "ngày 05 tháng 01 năm 2021", "thứ Ba"),
        ("2021-02-25", "ngày 25 tháng 02 năm 2021", "thứ Năm"),
        ("2021-06-29", "ngày 29 tháng 6 năm 2021", "thứ Ba"),
        ("2021-05-23", "ngày 23 tháng 5 năm 2021", "Chủ nhật"),
    ],
)
def test_official_papers_write_a_zero_before_small_days_and_two_months(
    iso: str, said: str, weekday_said: str
) -> None:
    assert official_day(iso) == said
    assert weekday(iso) == weekday_said


def test_days_are_counted_between() -> None:
    assert days_between("2021-02-28", "2021-03-01") == 1
    assert days_between("2021-02-28", "2021-02-28") == 0
    assert days_between("2021-03-01", "2021-02-28") == -1
