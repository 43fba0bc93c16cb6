"""Occasions: the days and periods of the year that the unit's communications hang on.

The program brings its catalogue; a workspace keeps only what the user changed or added, and `overlay` puts
the one over the other, so that a newer catalogue reaches everyone and overwrites nothing of the user's.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import ClassVar

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.record import Record
from ucvn_desktop.core.text.dates import format_day, parse_day, this_day
from ucvn_desktop.core.text.fold import fold

DEFAULT_LEAD_DAYS = 7
# In a leap year every day of the solar calendar can be named.
_LEAP_YEAR = 2000
_SOLAR_YEAR, _LUNAR_YEAR = 366, 354
_YEARLY = re.compile(r"(\d{1,2})[/.-](\d{1,2})")
_OF_THE_MOON = re.compile(r"(?<![a-z])(am lich|am|al)(?![a-z])")


class Rule(StrEnum):
    """How an occasion comes back."""

    SOLAR = "duong-lich"
    LUNAR = "am-lich"
    ONCE = "mot-lan"


RULE_LABELS = {
    Rule.SOLAR: "Hằng năm, dương lịch",
    Rule.LUNAR: "Hằng năm, âm lịch",
    Rule.ONCE: "Một lần",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion(Record):
    """A day or a period that comes back every year, or comes once.

    `day_from` and `day_to` are «MM-DD» of the solar or lunar year, or ISO days where it comes once; `day_to`
    is empty for a single day and may lie before `day_from`: then the period goes over New Year. `origin_year` is the year
    from which anniversaries count. `lead_days` is how long before it one wants to be reminded; 0 is never.
    `verified` says that a source was found for the day and the year; else `note` says what is doubtful.
    In a workspace `key` names the catalogue's occasion that the record changes («» for a day of the unit's
    own) and `changed` the fields in which it does; the others are as the catalogue had them at that time.
    """

    KIND: ClassVar[str] = "occasion"

    key: str = ""
    title: str
    rule: str = Rule.SOLAR.value
    day_from: str
    day_to: str = ""
    origin_year: int | None = None
    lead_days: int = DEFAULT_LEAD_DAYS
    note: str = ""
    source: str = ""
    verified: bool = True
    off: bool = False
    changed: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        """What the user names it by: the catalogue's key, or the number of a day of the unit's own."""
        return self.key or str(self.id)

    @property
    def when(self) -> str:
        """«28/7», «10/3 âm lịch», «15/11 – 15/12», «23/5/2021»."""
        moon = " âm lịch" if self.rule == Rule.LUNAR else ""
        ends = [_shown(self.rule, day) for day in (self.day_from, self.day_to) if day]
        return " – ".join(ends) + moon

    def search_title(self) -> str:
        return self.title

    def search_body(self) -> str:
        return " ".join(filter(None, (self.note, self.source)))


@dataclass(frozen=True, slots=True, kw_only=True)
class OccasionTheme(Record):
    """What an occasion of one year is held under: «Đoàn kết, sáng tạo…»."""

    KIND: ClassVar[str] = "occasion_theme"

    occasion_id: int
    year: int
    text: str
    source: str = ""

    def search_title(self) -> str:
        return self.text

    def search_body(self) -> str:
        return f"Chủ đề năm {self.year}"


@dataclass(frozen=True, slots=True)
class Observance:
    """An occasion as the unit keeps it, with its themes by year; `known` is the catalogue's own form of it,
    None for a day of the unit's own."""

    occasion: Occasion
    themes: tuple[OccasionTheme, ...] = ()
    known: Occasion | None = None

    def theme_of(self, year: int) -> OccasionTheme | None:
        """The theme of this year."""
        return next((theme for theme in self.themes if theme.year == year), None)


_WHEN = ("rule", "day_from", "day_to")
_FIELDS = (*_WHEN, "title", "origin_year", "lead_days", "note", "source", "verified")


def as_override(known: Occasion, edited: Occasion) -> Occasion:
    """The edited occasion as the workspace keeps it over the catalogue's `known`."""
    changed = {name for name in _FIELDS if getattr(edited, name) != getattr(known, name)}
    # A day makes sense only with the rule it was meant for.
    if changed.intersection(_WHEN):
        changed.update(_WHEN)
    return replace(edited, key=known.key, changed=tuple(sorted(changed)))


def overlay(
    catalogue: Sequence[Observance], kept: Iterable[Occasion], themes: Iterable[OccasionTheme]
) -> list[Observance]:
    """The catalogue's occasions with the workspace's changes, then the unit's own days, all with their themes.

    A change to an occasion that the catalogue no longer has counts as a day of the unit's own.
    """
    kept = list(kept)
    themes = list(themes)
    keys = {observance.occasion.key for observance in catalogue}
    changes = {occasion.key: occasion for occasion in kept if occasion.key in keys}
    own = [occasion for occasion in kept if occasion.key not in keys]
    return [
        *(_changed(observance, changes.get(observance.occasion.key), themes) for observance in catalogue),
        *(Observance(occasion, _themes_of(occasion, themes)) for occasion in own),
    ]


def _changed(observance: Observance, change: Occasion | None, themes: list[OccasionTheme]) -> Observance:
    if change is None:
        return observance
    values = {name: getattr(observance.occasion, name) for name in _FIELDS if name not in change.changed}
    own = _themes_of(change, themes)
    years = {theme.year for theme in own}
    return Observance(
        replace(change, **values),
        (*own, *(theme for theme in observance.themes if theme.year not in years)),
        observance.known,
    )


def _themes_of(occasion: Occasion, themes: list[OccasionTheme]) -> tuple[OccasionTheme, ...]:
    return tuple(theme for theme in themes if theme.occasion_id == occasion.id)


def length_of(occasion: Occasion) -> int:
    """How many days it lasts at most; by the moon about so many."""
    if not occasion.day_to:
        return 1
    if occasion.rule == Rule.ONCE:
        return (date.fromisoformat(occasion.day_to) - date.fromisoformat(occasion.day_from)).days + 1
    first, last = (tuple(map(int, day.split("-"))) for day in (occasion.day_from, occasion.day_to))
    if occasion.rule == Rule.LUNAR:
        year, days = _LUNAR_YEAR, round((last[0] - first[0]) * _LUNAR_YEAR / 12) + last[1] - first[1]
    else:
        year, days = _SOLAR_YEAR, (date(_LEAP_YEAR, *last) - date(_LEAP_YEAR, *first)).days
    return (days if days >= 0 else days + year) + 1


def odd_days(occasion: Occasion) -> list[str]:
    """What surprises of the occasion's days in some years, as sentences."""
    days = [day for day in (occasion.day_from, occasion.day_to) if day]
    told = []
    if occasion.rule == Rule.SOLAR and "02-29" in days:
        told.append("Ngày 29/2 chỉ có trong năm nhuận; năm khác thì lịch ghi vào ngày 28/2.")
    if occasion.rule == Rule.LUNAR and any(day.endswith("-30") for day in days):
        told.append("Tháng âm lịch có năm chỉ 29 ngày; năm ấy thì lịch ghi vào ngày 29.")
    if occasion.origin_year and occasion.rule != Rule.ONCE and occasion.origin_year > this_day().year:
        told.append(f"Năm gốc {occasion.origin_year} chưa đến: lịch chỉ ghi ngày này từ năm ấy.")
    return told


def parse_when(text: str, until: str = "") -> tuple[str, str, str]:
    """(rule, day_from, day_to) of an occasion as typed: «28/7», «10/3 âm», «23/5/2021», and its last day alike.

    Raises UserError where a day is none, or the two do not go together.
    """
    rule, start = _parse_one(text)
    if not until.strip():
        return rule, start, ""
    last_rule, end = _parse_one(until)
    if rule == Rule.LUNAR and last_rule == Rule.SOLAR:
        # «23/12 âm» to «5/1»: nobody counts half by the moon.
        last_rule, end = _parse_one(f"{until} âm")
    if last_rule != rule:
        raise UserError(
            f"Ngày đầu «{text}» và ngày cuối «{until}» không cùng kiểu. Hãy ghi cả hai như nhau: cùng có năm "
            "hoặc cùng không có năm, cùng dương lịch hoặc cùng âm lịch."
        )
    if rule == Rule.ONCE and end < start:
        raise UserError(f"Ngày cuối {format_day(end)} đứng trước ngày đầu {format_day(start)}. Hãy ghi lại.")
    return rule, start, "" if end == start else end


def _parse_one(text: str) -> tuple[str, str]:
    folded = fold(text)
    of_the_moon = bool(_OF_THE_MOON.search(folded))
    bare = _OF_THE_MOON.sub("", folded).strip()
    yearly = _YEARLY.fullmatch(bare)
    if not yearly:
        if of_the_moon:
            # Loaded here: whoever opens a workspace needs no moon.
            from ucvn_desktop.core.lunar import parse_lunar, to_solar

            return Rule.ONCE, to_solar(parse_lunar(text)).isoformat()
        return Rule.ONCE, _parse_dated(text)
    day, month = map(int, yearly.groups())
    if not _is_day(month, day, of_the_moon=of_the_moon):
        raise UserError(f"Không có ngày «{text.strip()}» trong lịch. Hãy kiểm tra lại ngày, tháng.")
    return Rule.LUNAR if of_the_moon else Rule.SOLAR, f"{month:02}-{day:02}"


def _parse_dated(text: str) -> str:
    try:
        return parse_day(text)
    except UserError as error:
        if "Không có" in error.message:
            raise
        raise UserError(
            f"Không hiểu ngày «{text}». Hãy ghi 28/7 cho ngày hằng năm, 10/3 âm cho ngày âm lịch hằng năm, "
            "23/5/2021 cho ngày chỉ có một lần."
        ) from error


def _is_day(month: int, day: int, *, of_the_moon: bool) -> bool:
    if of_the_moon:
        return 1 <= month <= 12 and 1 <= day <= 30
    try:
        date(_LEAP_YEAR, month, day)
    except ValueError:
        return False
    return True


def _shown(rule: str, day: str) -> str:
    if rule == Rule.ONCE:
        return format_day(day)
    month, number = day.split("-")
    return f"{int(number)}/{int(month)}"
