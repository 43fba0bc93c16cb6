"""Which day a key leads to, and what a week, month or year is called."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from ucvn_desktop.ui.pages.plan.calendar.spans import Span, heading, limits, stepped, turned

DAY = date(2021, 7, 28)


@pytest.mark.parametrize(
    ("span", "key", "wanted"),
    [
        (Span.MONTH, Qt.Key.Key_Left, date(2021, 7, 27)),
        (Span.MONTH, Qt.Key.Key_Down, date(2021, 8, 4)),
        (Span.WEEK, Qt.Key.Key_Down, date(2021, 7, 29)),
        (Span.WEEK, Qt.Key.Key_Up, date(2021, 7, 27)),
        (Span.WEEK, Qt.Key.Key_Right, date(2021, 7, 29)),
        (Span.YEAR, Qt.Key.Key_Up, date(2021, 7, 21)),
        (Span.WEEK, Qt.Key.Key_PageDown, date(2021, 8, 4)),
        (Span.MONTH, Qt.Key.Key_PageUp, date(2021, 6, 28)),
        (Span.YEAR, Qt.Key.Key_PageDown, date(2022, 7, 28)),
        (Span.MONTH, Qt.Key.Key_A, None),
    ],
)
def test_a_key_moves_the_day(span: Span, key: Qt.Key, wanted: date | None) -> None:
    assert stepped(span, DAY, key) == wanted


def test_a_shorter_month_takes_its_last_day() -> None:
    assert turned(Span.MONTH, date(2021, 1, 31), 1) == date(2021, 2, 28)
    assert turned(Span.YEAR, date(2024, 2, 29), 1) == date(2025, 2, 28)


def test_nothing_leads_out_of_the_calendar() -> None:
    assert turned(Span.YEAR, date(2100, 5, 1), 1) == date(2100, 5, 1)
    assert turned(Span.WEEK, date(1900, 1, 2), -1) == date(1900, 1, 1)
    assert stepped(Span.MONTH, date(2100, 12, 31), Qt.Key.Key_Right) == date(2100, 12, 31)


def test_a_week_is_called_by_its_number_and_its_days() -> None:
    assert heading(Span.WEEK, DAY) == "Tuần 30, 26/7 – 1/8/2021"
    assert heading(Span.WEEK, date(2021, 1, 1)) == "Tuần 53, 28/12/2020 – 3/1/2021"
    assert heading(Span.MONTH, DAY) == "Tháng 7 năm 2021"
    assert heading(Span.YEAR, DAY) == "Năm 2021 (Tân Sửu)"


def test_limits_hold_the_whole_span() -> None:
    assert limits(Span.WEEK, DAY) == (date(2021, 7, 26), date(2021, 8, 1))
    assert limits(Span.MONTH, date(2024, 2, 10)) == (date(2024, 2, 1), date(2024, 2, 29))
    assert limits(Span.YEAR, DAY) == (date(2021, 1, 1), date(2021, 12, 31))
