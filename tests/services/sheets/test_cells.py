"""A cell as its column understands it."""

from typing import Any

import pytest

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.services.sheets import Column, Kind
from ucvn_desktop.services.sheets.cells import MAX_TEXT, text_of, value_of


def _value(kind: Kind, cell: Any) -> Any:
    return value_of(Column("x", "X", kind=kind), cell)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("  Trần Văn A ", "Trần Văn A"),
        ("Hoa\u0300", "Hoà"),
        ("một\r\nhai\x01", "một\nhai"),
        (912.0, "912"),
        (1.5, "1,5"),
        (1e15, "1000000000000000"),
        (True, "có"),
        ({"day": "2020-02-01"}, "1/2/2020"),
        ({"time": "2020-02-01T08:30:00"}, "1/2/2020 08:30"),
        ("", ""),
    ],
)
def test_any_cell_has_a_text(cell: Any, text: str) -> None:
    assert text_of(cell) == text


@pytest.mark.parametrize(
    ("cell", "phone"),
    [
        (912345678.0, "0912345678"),
        (2439421794.0, "02439421794"),
        (84912345678.0, "84912345678"),
        (19001234.0, "19001234"),
        (1900123456.0, "1900123456"),
        ("0912 345 678", "0912 345 678"),
        ("912345678", "912345678"),
    ],
)
def test_a_phone_number_typed_as_number_gets_its_zero_back(cell: Any, phone: str) -> None:
    assert _value(Kind.PHONE, cell) == phone


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("1/2/2020", "2020-02-01"),
        ("01-02-2020", "2020-02-01"),
        ("2020-02-01", "2020-02-01"),
        ({"day": "2020-02-01"}, "2020-02-01"),
        ({"time": "2020-02-01T08:30:00"}, "2020-02-01"),
        ("", ""),
    ],
)
def test_days_come_typed_or_as_dates(cell: Any, day: str) -> None:
    assert _value(Kind.DAY, cell) == day
    assert _value(Kind.ABOUT, cell) == day


@pytest.mark.parametrize(
    ("cell", "about"), [("2/2020", "2020-02"), ("2020-02", "2020-02"), (2020.0, "2020"), ("2020", "2020")]
)
def test_a_month_or_a_year_is_kept_as_it_is_known(cell: Any, about: str) -> None:
    assert _value(Kind.ABOUT, cell) == about
    with pytest.raises(UserError, match=r"[Nn]gày"):
        _value(Kind.DAY, cell)


@pytest.mark.parametrize(
    ("cell", "day"), [(44306.0, "20/4/2021"), (32874, "1/1/1990"), (73415, "31/12/2100")]
)
def test_a_day_without_its_format_is_told_with_the_day_it_may_be(cell: float, day: str) -> None:
    for kind in (Kind.DAY, Kind.ABOUT):
        with pytest.raises(UserError, match=rf"«{cell:.0f}» là số ngày của Excel, có lẽ là ngày {day};"):
            _value(kind, cell)
    assert _value(Kind.NUMBER, cell) == cell


@pytest.mark.parametrize(
    "cell", ["31/2/2020", "13/2020", 44301.0, "hôm qua", 1850.0, True, {"day": "1850-01-01"}]
)
def test_what_is_no_day_is_refused(cell: Any) -> None:
    with pytest.raises(UserError, match=r"[Nn]gày"):
        _value(Kind.ABOUT, cell)


@pytest.mark.parametrize(
    ("cell", "number"),
    [(3.0, 3), (1.5, 1.5), ("1.234", 1234), ("1.234.567,5", 1234567.5), ("12,5", 12.5), ("-7", -7), ("", 0)],
)
def test_numbers_come_typed_the_vietnamese_way_too(cell: Any, number: float) -> None:
    assert _value(Kind.NUMBER, cell) == number


@pytest.mark.parametrize("cell", ["ba", "1,2,3", "1e5", True, {"day": "2020-01-01"}])
def test_what_is_no_number_is_refused(cell: Any) -> None:
    with pytest.raises(UserError, match="không phải là số"):
        _value(Kind.NUMBER, cell)


@pytest.mark.parametrize(
    ("cell", "yes"),
    [("x", True), ("Có", True), (True, True), (1.0, True), ("", False), ("không", False), (0.0, False)],
)
def test_yes_and_no_are_written_in_many_ways(cell: Any, yes: bool) -> None:
    assert _value(Kind.YES_NO, cell) is yes


def test_what_is_neither_yes_nor_no_is_refused() -> None:
    with pytest.raises(UserError, match="«có lẽ» không phải là có hoặc không"):
        _value(Kind.YES_NO, "có lẽ")


def test_a_text_that_is_too_long_is_refused() -> None:
    with pytest.raises(UserError, match=r"dài 12\.000 chữ, quá 10\.000"):
        _value(Kind.TEXT, {"long": 12_000})
    assert MAX_TEXT == 10_000
