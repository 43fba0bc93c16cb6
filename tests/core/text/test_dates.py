"""Days and times as Vietnamese people write them."""

import time

import pytest

from ucvn_desktop.core.text.dates import local_day, local_time


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
