"""Signs and facts of entries."""

from dataclasses import replace
from datetime import date

import pytest

from ucvn_desktop.core.calendar import CalendarEntry, occurrences
from ucvn_desktop.core.calendar import entry_of as entry_of_occurrence
from ucvn_desktop.core.lunar import LunarDay
from ucvn_desktop.core.occasion import Observance, Occasion
from ucvn_desktop.services.calendar import SOURCES, Coming
from ucvn_desktop.ui.icons import icon
from ucvn_desktop.ui.pages.plan.calendar import words

JULY = date(2021, 7, 1), date(2021, 7, 31)
OCCASION = Occasion(title="Ngày thành lập Công đoàn Việt Nam", day_from="07-28", origin_year=1929)


def _entry(occasion: Occasion) -> CalendarEntry:
    (found,) = occurrences(Observance(occasion), *JULY)
    return entry_of_occurrence(found)


def test_every_kind_of_the_calendar_has_a_sign_of_its_own() -> None:
    signs = [words.sign(CalendarEntry(source.kind, "2021-07-28", "2021-07-28", "Tên")) for source in SOURCES]
    assert len(set(signs)) == len(SOURCES)
    assert all(icon(name, tone=tone) for name, tone in signs)


def test_a_kind_that_joins_later_is_shown_too() -> None:
    entry = CalendarEntry("campaign_window", "2021-07-28", "2021-07-29", "Đợt treo băng rôn")
    assert icon(words.sign(entry)[0])
    assert words.facts(entry) == "28/7/2021 – 29/7/2021"


def test_what_is_not_verified_has_another_sign_and_says_so() -> None:
    entry = _entry(replace(OCCASION, verified=False))
    assert words.sign(entry) != words.sign(_entry(OCCASION))
    assert words.facts(entry) == "Ngày kỷ niệm · chưa kiểm chứng"


def test_the_facts_of_a_year_begin_with_the_day() -> None:
    assert words.facts(_entry(OCCASION), with_day=True) == "28/7/2021 · Ngày kỷ niệm"


def test_round_years_stand_out_and_say_so() -> None:
    assert words.facts(_entry(replace(OCCASION, origin_year=1931))) == "Ngày kỷ niệm · năm tròn"
    assert words.is_round(_entry(replace(OCCASION, origin_year=1931)))
    assert not words.is_round(_entry(OCCASION))


@pytest.mark.parametrize(
    ("lunar", "with_month", "wanted"),
    [
        (LunarDay(2021, 6, 19), False, "19"),
        (LunarDay(2021, 6, 1), False, "1/6"),
        (LunarDay(2021, 5, 22), True, "22/5"),
        (LunarDay(2023, 2, 1, leap=True), False, "1/2 nhuận"),
        (None, True, ""),
    ],
)
def test_the_day_of_the_moon_as_on_a_wall_calendar(
    lunar: LunarDay | None, with_month: bool, wanted: str
) -> None:
    assert words.moon(lunar, with_month=with_month) == wanted


@pytest.mark.parametrize(
    ("rule", "day", "wanted"),
    [
        ("duong-lich", "07-28", "28/7"),
        ("am-lich", "03-10", "10/3 âm"),
        ("mot-lan", "2021-05-23", "23/5/2021"),
        ("duong-lich", "", ""),
    ],
)
def test_an_occasions_day_as_it_is_typed(rule: str, day: str, wanted: str) -> None:
    assert words.typed_day(rule, day) == wanted


def test_counts_are_short_enough_for_a_narrow_window() -> None:
    event = CalendarEntry("event", "2021-07-28", "2021-07-28", "Tên")
    assert words.counts([_entry(OCCASION), event, event]) == "3 mục, có 1 ngày kỷ niệm"
    assert words.counts([event, event]) == "2 hoạt động"
    assert words.counts([]) == ""


@pytest.mark.parametrize(
    ("days", "is_due", "wanted"),
    [
        (4, True, "Còn 4 ngày · nên chuẩn bị"),
        (4, False, "Còn 4 ngày"),
        (0, False, "Hôm nay"),
        (-3, False, "Đang diễn ra"),
    ],
)
def test_how_long_is_left(days: int, is_due: bool, wanted: str) -> None:
    assert words.left(Coming(_entry(OCCASION), days, is_due)) == wanted
