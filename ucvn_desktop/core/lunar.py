"""Solar ↔ lunar days of the Vietnamese calendar (UTC+7), 1900–2100.

The arithmetic is lunar-vn's; this module adds the refusals that it lacks: it takes the 30th of a month of 29
days for the 1st of the next, and overlooks a leap mark in a year without that leap month. The whole span is
reckoned at UTC+7, which the state calendar has followed since 1968 (Quyết định 121-CP, 8/8/1967); calendars
printed before, and in the South until 1975, followed UTC+8 and can differ by a day or by the leap month.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import lunar_vn
from lunar_vn.can_chi import get_year_can_chi

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.text.fold import fold

FIRST_YEAR, LAST_YEAR = 1900, 2100
_TYPED = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_WORD = re.compile(r"[a-z]+")
_LONG_MONTH = 30


@dataclass(frozen=True, slots=True, order=True)
class LunarDay:
    """A day of the lunar calendar; `leap` in a month that the year has a second time."""

    year: int
    month: int
    day: int
    leap: bool = False

    @property
    def year_name(self) -> str:
        """The can chi of the lunar year: «Tân Sửu»."""
        return can_chi(self.year)

    def short(self) -> str:
        """«17/6 âm», «1/2 nhuận âm»: the day as calendars show it beside the solar one."""
        return f"{self.day}/{self.month}{' nhuận' if self.leap else ''} âm"

    def long(self) -> str:
        """«17/6 âm lịch năm Tân Sửu (2021)»."""
        leap = " nhuận" if self.leap else ""
        return f"{self.day}/{self.month}{leap} âm lịch năm {self.year_name} ({self.year})"


def can_chi(lunar_year: int) -> str:
    """The name of a lunar year: «Tân Sửu» for 2021."""
    return get_year_can_chi(lunar_year)


@lru_cache(maxsize=8_192)
def to_lunar(day: date) -> LunarDay:
    """The lunar day of a solar one. Raises UserError outside of 1900–2100."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise _beyond(day.year)
    found = lunar_vn.solar_to_lunar(day)
    return LunarDay(found.year, found.month, found.day, found.leap)


def to_solar(lunar: LunarDay) -> date:
    """The solar day of a lunar one. Raises UserError where the calendar has no such day, or outside of
    1900–2100."""
    if not (1 <= lunar.month <= 12 and 1 <= lunar.day <= _LONG_MONTH):
        raise UserError(
            f"Không có ngày {lunar.day}/{lunar.month} âm lịch: một năm có 12 tháng (và có thể một tháng nhuận), "
            "một tháng có 29 hoặc 30 ngày. Hãy kiểm tra lại."
        )
    if not FIRST_YEAR - 1 <= lunar.year <= LAST_YEAR:
        raise _beyond(lunar.year)
    try:
        day = lunar_vn.convert_lunar_to_solar(lunar.day, lunar.month, lunar.year, int(lunar.leap))
    except ValueError:
        # A leap month that the year has not, or a day outside of the span.
        day = None
    if day and to_lunar(day) == lunar:
        return day
    raise _no_such_day(lunar)


def in_lunar_year(lunar_year: int, month: int, day: int) -> date | None:
    """The solar day on which a lunar day is kept in that year; None outside of 1900–2100.

    The 30th of a month of 29 days is kept on its last day; a leap month counts for nothing: the day is kept in
    the month of that number that comes first (both are custom, not a rule of the state).
    """
    for kept in (day, _LONG_MONTH - 1) if day == _LONG_MONTH else (day,):
        try:
            return to_solar(LunarDay(lunar_year, month, kept))
        except UserError:
            continue
    return None


def is_lunar(text: str) -> bool:
    """Whether a day as typed says that it is one of the moon: «10/3/2021 âm», «10/3/2021 ÂL»."""
    return not {"al", "am", "nhuan"}.isdisjoint(_WORD.findall(fold(text)))


def parse_lunar(text: str) -> LunarDay:
    """«10/3/2021», «1/2/2023 nhuận»: a lunar day as typed. Raises UserError where it is none of the form.

    Whether the calendar has the day is for `to_solar` to say.
    """
    words = set(_WORD.findall(fold(text)))
    found = _TYPED.fullmatch("".join(_WORD.sub("", fold(text)).split()))
    if not found or not words <= {"al", "am", "lich", "nhuan"}:
        raise UserError(
            f"Không hiểu ngày âm lịch «{text}». Hãy ghi như 10/3/2021, tháng nhuận thì thêm chữ «nhuận»: "
            "1/2/2023 nhuận."
        )
    day, month, year = map(int, found.groups())
    return LunarDay(year, month, day, "nhuan" in words)


def _no_such_day(lunar: LunarDay) -> UserError:
    if lunar.leap and not _has_leap_month(lunar.year, lunar.month):
        return UserError(
            f"Năm {lunar.year_name} ({lunar.year}) không có tháng {lunar.month} nhuận. Hãy bỏ chữ «nhuận» "
            "hoặc kiểm tra lại năm."
        )
    if lunar.day == _LONG_MONTH:
        name = f"{lunar.month} nhuận" if lunar.leap else str(lunar.month)
        return UserError(
            f"Tháng {name} âm lịch năm {lunar.year_name} ({lunar.year}) chỉ có 29 ngày. Hãy kiểm tra lại ngày."
        )
    return _beyond(lunar.year)


def _has_leap_month(lunar_year: int, month: int) -> bool:
    try:
        first = lunar_vn.convert_lunar_to_solar(1, month, lunar_year, 1)
    except ValueError:
        return False
    return to_lunar(first).leap


def _beyond(year: int) -> UserError:
    return UserError(
        f"Chương trình chỉ đổi được ngày âm, dương từ 1/1/{FIRST_YEAR} đến 31/12/{LAST_YEAR}; "
        f"ngày của năm {year} nằm ngoài khoảng này."
    )
