"""Occasions as typed, and the catalogue under the unit's changes."""

from dataclasses import replace

import pytest

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.occasion import (
    Observance,
    Occasion,
    OccasionTheme,
    Rule,
    as_override,
    length_of,
    odd_days,
    overlay,
    parse_when,
)

UNION = Occasion(key="cong-doan", title="Ngày thành lập Công đoàn", day_from="07-28", origin_year=1929)
MONTH = Occasion(key="thang", title="Tháng Công nhân", day_from="05-01", day_to="05-31")


def _catalogue(*occasions: Occasion, themes: tuple[OccasionTheme, ...] = ()) -> list[Observance]:
    return [Observance(occasion, themes, occasion) for occasion in occasions]


@pytest.mark.parametrize(
    ("typed", "until", "found", "shown"),
    [
        ("28/7", "", (Rule.SOLAR, "07-28", ""), "28/7"),
        ("29/2", "", (Rule.SOLAR, "02-29", ""), "29/2"),
        ("10/3 âm", "", (Rule.LUNAR, "03-10", ""), "10/3 âm lịch"),
        ("10/3 ÂM LỊCH", "", (Rule.LUNAR, "03-10", ""), "10/3 âm lịch"),
        ("10/3 ÂL", "", (Rule.LUNAR, "03-10", ""), "10/3 âm lịch"),
        ("10/3âm", "", (Rule.LUNAR, "03-10", ""), "10/3 âm lịch"),
        ("30/12 am", "", (Rule.LUNAR, "12-30", ""), "30/12 âm lịch"),
        ("15/11", "15/12", (Rule.SOLAR, "11-15", "12-15"), "15/11 – 15/12"),
        ("20/12", "10/1", (Rule.SOLAR, "12-20", "01-10"), "20/12 – 10/1"),
        ("23/12 âm", "5/1", (Rule.LUNAR, "12-23", "01-05"), "23/12 – 5/1 âm lịch"),
        ("23/5/2021", "", (Rule.ONCE, "2021-05-23", ""), "23/5/2021"),
        ("2021-04-01", "30/4/2021", (Rule.ONCE, "2021-04-01", "2021-04-30"), "1/4/2021 – 30/4/2021"),
        ("1/5", "1/5", (Rule.SOLAR, "05-01", ""), "1/5"),
        ("10/3/2021 âm", "", (Rule.ONCE, "2021-04-21", ""), "21/4/2021"),
    ],
)
def test_days_are_read_as_typed_and_shown_again(
    typed: str, until: str, found: tuple[str, str, str], shown: str
) -> None:
    rule, day_from, day_to = parse_when(typed, until)
    assert (rule, day_from, day_to) == found
    assert Occasion(title="x", rule=rule, day_from=day_from, day_to=day_to).when == shown


@pytest.mark.parametrize(
    ("typed", "until", "said"),
    [
        ("30/2", "", "Không có ngày «30/2»"),
        ("31/1 âm", "", "Không có ngày «31/1 âm»"),
        ("1/13", "", "Không có ngày «1/13»"),
        ("31/2/2021", "", "Không có ngày «31/2/2021»"),
        ("hôm qua", "", "Hãy ghi 28/7"),
        ("", "", "Hãy ghi 28/7"),
        ("31/12", "5/1/2022", "không cùng kiểu"),
        ("31/12", "5/1 âm", "không cùng kiểu"),
        ("5/1/2022", "1/1/2022", "đứng trước ngày đầu"),
    ],
)
def test_what_is_no_day_is_refused(typed: str, until: str, said: str) -> None:
    with pytest.raises(UserError, match=said):
        parse_when(typed, until)


def test_without_changes_the_catalogue_is_what_counts() -> None:
    catalogue = _catalogue(UNION, MONTH)
    assert overlay(catalogue, [], []) == catalogue


def test_a_newer_catalogue_reaches_all_that_the_unit_did_not_change() -> None:
    kept = replace(as_override(UNION, replace(UNION, lead_days=30)), id=1)
    newer = replace(UNION, title="Ngày truyền thống", source="Văn bản mới", lead_days=3)
    (found,) = overlay(_catalogue(newer), [kept], [])
    assert (found.occasion.title, found.occasion.source) == ("Ngày truyền thống", "Văn bản mới")
    assert (found.occasion.lead_days, found.occasion.id, found.known) == (30, 1, newer)


def test_a_changed_day_keeps_its_rule_whatever_the_catalogue_says_later() -> None:
    kept = replace(as_override(UNION, replace(UNION, day_from="07-30")), id=1)
    newer = replace(UNION, rule=Rule.LUNAR.value, day_from="06-19")
    (found,) = overlay(_catalogue(newer), [kept], [])
    assert found.occasion.when == "30/7"


def test_only_what_differs_is_a_change() -> None:
    assert as_override(UNION, UNION).changed == ()
    assert as_override(UNION, replace(UNION, off=True)).changed == ()
    assert as_override(UNION, replace(UNION, title="Khác")).changed == ("title",)


def test_own_days_follow_the_catalogue_and_so_do_changes_to_what_it_no_longer_has() -> None:
    own = Occasion(id=5, title="Ngày thành lập cơ quan", day_from="10-15")
    orphan = replace(as_override(MONTH, replace(MONTH, lead_days=1)), id=6)
    found = overlay(_catalogue(UNION), [orphan, own], [])
    assert [o.occasion.title for o in found] == [UNION.title, MONTH.title, own.title]
    assert [o.known is None for o in found] == [False, True, True]


def test_the_units_theme_of_a_year_goes_over_the_catalogues() -> None:
    old, other = (OccasionTheme(occasion_id=0, year=year, text=f"Cũ {year}") for year in (2021, 2022))
    kept = replace(as_override(MONTH, MONTH), id=3)
    mine = OccasionTheme(id=1, occasion_id=3, year=2021, text="Mới")
    stray = OccasionTheme(id=2, occasion_id=4, year=2023, text="Của ngày khác")
    (found,) = overlay(_catalogue(MONTH, themes=(old, other)), [kept], [mine, stray])
    assert [(t.year, t.text) for t in found.themes] == [(2021, "Mới"), (2022, "Cũ 2022")]
    assert found.theme_of(2023) is None


@pytest.mark.parametrize(
    ("typed", "until", "days"),
    [
        ("28/7", "", 1),
        ("1/5", "31/5", 31),
        ("20/12", "10/1", 22),
        ("15/1", "10/1", 362),
        ("1/1", "31/12", 366),
        ("23/12 âm", "5/1 âm", 13),
        ("2/1 âm", "1/1 âm", 354),
        ("1/4/2021", "30/4/2021", 30),
    ],
)
def test_an_occasion_lasts_so_many_days(typed: str, until: str, days: int) -> None:
    rule, first, last = parse_when(typed, until)
    assert length_of(Occasion(title="Đợt", rule=rule, day_from=first, day_to=last)) == days


@pytest.mark.parametrize(
    ("occasion", "said"),
    [
        (Occasion(title="Ngày", day_from="02-29"), "chỉ có trong năm nhuận"),
        (Occasion(title="Ngày", rule=Rule.LUNAR.value, day_from="12-30"), "năm chỉ 29 ngày"),
        (Occasion(title="Ngày", day_from="03-01", origin_year=2090), "Năm gốc 2090 chưa đến"),
    ],
    ids=["leap day", "long month", "to come"],
)
def test_days_that_surprise_in_some_years_are_told(occasion: Occasion, said: str) -> None:
    (sentence,) = odd_days(occasion)
    assert said in sentence


def test_usual_days_need_no_word() -> None:
    assert odd_days(Occasion(title="Ngày", day_from="03-30", origin_year=1929)) == []
    assert odd_days(Occasion(title="Ngày", rule=Rule.ONCE.value, day_from="2024-02-29")) == []
