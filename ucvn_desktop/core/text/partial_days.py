"""Days of which only the month or the year may be known: «2020-02-01», «2020-02», «2020» (ISO 8601)."""

import re

from ucvn_desktop.core.text.dates import format_day, parse_day

_YEAR = re.compile(r"\d{4}")
_MONTH = re.compile(r"(?P<month>\d{1,2})[/.-](?P<year>\d{4})")
_ISO_MONTH = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})")


def parse_partial_day(text: str) -> str:
    """The ISO form of «1/2/2020», «2/2020» or «2020»; "" for "". Raises UserError where it is none."""
    words = text.strip()
    if not words:
        return ""
    if _YEAR.fullmatch(words):
        return parse_day(f"1/1/{words}")[:4]
    month = _MONTH.fullmatch(words) or _ISO_MONTH.fullmatch(words)
    if month:
        return parse_day(f"1/{month['month']}/{month['year']}")[:7]
    return parse_day(words)


def format_partial_day(iso: str) -> str:
    """«1/2/2020», «2/2020», «2020»; "" for ""."""
    if len(iso) == 7:
        return f"{int(iso[5:])}/{iso[:4]}"
    return iso if len(iso) == 4 else format_day(iso)


def is_within(day: str, begin: str, end: str) -> bool:
    """Whether `day` (whole) lies from `begin` to `end`, both included and both perhaps partial.

    A partial beginning begins with its first day, a partial end ends with its last; "" is open.
    """
    return begin <= day and (not end or not is_over(day, end))


def is_over(day: str, end: str) -> bool:
    """Whether `end`, perhaps partial, lies wholly before `day`."""
    return day[: len(end)] > end
