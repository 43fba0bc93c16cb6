"""The days, months, quarters, years and anniversaries that a plan speaks of."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from ucvn_desktop.core.lunar import in_lunar_year
from ucvn_desktop.core.plan import PlanDate
from ucvn_desktop.core.text.fold import fold

FIRST_YEAR, LAST_YEAR = 1000, 2100
"""Years that a plan may speak of: of what happened long ago, and of what is planned."""

_Period = tuple[str, str]
_ROMAN_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4}


class _Wrong(Exception):  # noqa: N818 - says that the calendar has no such day
    """The words are a date, but the calendar does not have it."""


class _NoDate(Exception):  # noqa: N818 - says that what looks like a date is none here
    """The figures are no date, as in «95/100 đoàn viên»."""


class _Unclear(Exception):  # noqa: N818 - says that the words are a date, but not which
    """The words may mean several days."""


@dataclass(frozen=True, slots=True)
class _Form:
    """A way to write a date, and what period its groups mean in a plan of the given year."""

    pattern: re.Pattern[str]
    period: Callable[[re.Match[str], int], _Period]


_SEP = r"\s*[-–—]\s*"
_TO = r"\s*(?:[-–—]|đến(?: hết)?(?: ngày)?)\s*"
_DMY = r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})"
_LONG = r"(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})"
# What stands between day and month, month and year, in figures or in words.
_M, _Y = r"(?:[/.-]|\s+tháng\s+)", r"(?:[/.-]|\s+năm\s+)"
_OF_MOON = re.compile(r"\s*(?:\((?:âm lịch|âl)\)|(?:âm lịch|âl)(?!\w))", re.IGNORECASE)
_NOT_AFTER = r"(?<![\d/.,-])"
_NOT_BEFORE = r"(?![\d/]|[.,-]\d)"


def dates_in(texts: Iterable[str], year: int, findings: list[str]) -> tuple[PlanDate, ...]:
    """Each date of the texts once, in order; what the calendar does not have is told in `findings` and kept
    with empty days. `year` is the plan's, for «quý II» and «ngày 23/5».
    """
    found: dict[tuple[str, str, str, int], PlanDate] = {}
    for text in texts:
        for one, problem in _dates_of(text, year):
            key = (fold(one.text), one.first_day, one.last_day, one.years)
            if problem and key not in found:
                findings.append(problem)
            found.setdefault(key, one)
    return tuple(found.values())


def _dates_of(text: str, year: int) -> Iterator[tuple[PlanDate, str]]:
    line = " ".join(text.split())
    is_taken = bytearray(len(line))
    made: list[tuple[int, PlanDate, str]] = []
    for start, end, one, problem in (*_anniversaries(line), *_periods(line, year)):
        if not any(is_taken[start:end]):
            is_taken[start:end] = b"\1" * (end - start)
            made.append((start, one, problem))
    for _, one, problem in sorted(made, key=lambda item: item[0]):
        yield one, problem


_WHAT = (
    r"(?:ngày|cách mạng|chiến thắng|giải phóng|quốc khánh|thành lập|truyền thống|quốc tế|khởi nghĩa|đại thắng"
    r"|năm sinh|năm mất|phong trào)"
)
_ANNIVERSARY = re.compile(
    rf"(?:(?<=kỷ niệm )(?P<kept>\d{{1,4}})\s+năm\s+(?=[^,;:.()“”]*\()|(?<!\d)(?:(?P<n>\d{{1,4}})\s+năm\s+|(?:lần thứ|lần)\s+(?P<nth>\d{{1,4}})\s+(?:năm\s+)?)(?={_WHAT}\b))"
    r"[^,;:.()“”]*?(?=\s+và\s+(?:kỷ niệm\s+)?\d{1,4}\s+năm\b|[,;:.()“”]|$)",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(
    rf"\s*\((?:từ )?(?:ngày )?{_DMY}(?:{_TO}(\d{{1,2}})[/.-](\d{{1,2}})[/.-](\d{{4}}))?\)"
)


def _anniversaries(line: str) -> Iterator[tuple[int, int, PlanDate, str]]:
    for found in _ANNIVERSARY.finditer(line):
        years = int(found["kept"] or found["n"] or found["nth"])
        days = _IN_BRACKETS.match(line, found.end())
        end = days.end() if days else found.end()
        text = line[found.start() : end].strip()
        first, last, problem = _origin(days, years, text) if days else ("", "", "")
        yield (
            found.start(),
            end,
            PlanDate(edition_id=0, text=text, first_day=first, last_day=last, years=years),
            problem,
        )


def _origin(days: re.Match[str], years: int, text: str) -> tuple[str, str, str]:
    try:
        first = _day(days[1], days[3], days[4])
        last = _day(days[5], days[6], days[7]) if days[5] else first
    except _Wrong:
        return "", "", _not_there(text)
    apart = int(last[:4]) - int(first[:4])
    problem = (
        f"«{text}»: từ {first[:4]} đến {last[:4]} là {apart} năm, không phải {years}."
        if apart not in (0, years)
        else ""
    )
    return first, last, problem


def _periods(line: str, year: int) -> Iterator[tuple[int, int, PlanDate, str]]:
    for form in _FORMS:
        for found in form.pattern.finditer(line):
            moon = _OF_MOON.match(line, found.end())
            end = moon.end() if moon else found.end()
            text = line[found.start() : end].strip()
            problem = ""
            try:
                first, last = form.period(found, year)
                if moon:
                    raise _Unclear
            except _NoDate:
                continue
            except _Wrong:
                first = last = ""
                problem = _not_there(text)
            except _Unclear:
                first = last = ""
                problem = f"Chưa rõ «{text}» là những ngày dương lịch nào: hãy xem lại."
            yield (
                found.start(),
                end,
                PlanDate(edition_id=0, text=text, first_day=first, last_day=last),
                problem,
            )


def _not_there(text: str) -> str:
    return f"Không có «{text}» trong lịch: hãy xem lại ngày, tháng, năm ấy trong kế hoạch."


def _day(day: str, month: str, year: str | int) -> str:
    try:
        found = date(_year(year), int(month), int(day))
    except ValueError as error:
        raise _Wrong from error
    return found.isoformat()


def _year(text: str | int) -> int:
    year = int(text)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise _Wrong
    return year


def _one(day: str) -> _Period:
    return day, day


def _ordered(start: str, end: str) -> _Period:
    if start > end:
        raise _Wrong
    return start, end


def _months(first: str, last: str, year: str | int) -> _Period:
    for month in (first, last):
        if not 1 <= int(month) <= 12:
            raise _Wrong
    end = monthrange(_year(year), int(last))[1]
    return _ordered(_day("1", first, year), _day(str(end), last, year))


def _quarter(name: str, year: str | int) -> _Period:
    last = 3 * _ROMAN_QUARTERS[name.upper()]
    return _months(str(last - 2), str(last), year)


def _years(first: str, last: str) -> _Period:
    return _ordered(f"{_year(first):04}-01-01", f"{_year(last):04}-12-31")


def _listed(days: str, month: str, year: str | int) -> _Period:
    """«ngày 5, 6 tháng 7»: days that follow one another; others are no one period."""
    listed = [_day(day, month, year) for day in re.findall(r"\d+", days)]
    if any(date.fromisoformat(b) - date.fromisoformat(a) != timedelta(1) for a, b in pairwise(listed)):
        raise _Unclear
    return listed[0], listed[-1]


def _of_moon(found: re.Match[str], year: int) -> _Period:
    """«10/3 âm lịch», «từ ngày 5 đến ngày 7/3 âm lịch»."""
    day, month, last_day, last_month, said = found.groups()
    last = _lunar_day(last_day, last_month, said, year)
    return _ordered(_lunar_day(day, month or last_month, said, year) if day else last, last)


def _lunar_day(day: str, month: str, said: str | None, year: int) -> str:
    """The solar day; unclear where the plan's year does not have it once, of its own lunar year."""
    wanted = _year(said or year)
    found = in_lunar_year(wanted, int(month), int(day))
    if found is None:
        raise _Wrong
    before = in_lunar_year(wanted - 1, int(month), int(day))
    if not said and (found.year != wanted or (before and before.year == wanted)):
        raise _Unclear
    return found.isoformat()


def _unclear(found: re.Match[str], year: int) -> _Period:
    raise _Unclear


_FAR = 100  # letters within which words speak of a day
# What speaks of days, in the same sentence before figures that may be one: «dịp 30/4 và 1/5».
_DAYS_BEFORE = re.compile(
    r"\b(ngày|dịp|lễ|kỷ niệm|quốc khánh|quốc tế|giải phóng|chiến thắng|trước|từ)\b[^.;]*$", re.I
)
_NAMED_DAY_BEFORE = re.compile(r"\bngày\s[^\d,.;:()]{3,60}$", re.I)


def _bare_day(found: re.Match[str], year: int) -> _Period:
    """«1/5» or «1-5» where the words before speak of days."""
    before = found.string[max(0, found.start() - _FAR) : found.start()]
    speaks = _DAYS_BEFORE if found[2] == "/" else _NAMED_DAY_BEFORE
    if not speaks.search(before):
        raise _NoDate
    try:
        return _one(_day(found[1], found[3], year))
    except _Wrong as error:
        raise _NoDate from error


def _form(pattern: str, period: Callable[[re.Match[str], int], _Period]) -> _Form:
    return _Form(re.compile(pattern, re.IGNORECASE), period)


_OF_YEAR = r"(?:\s*(?:[/-]|năm)\s*(\d{4})(?!\d))"
# Earlier forms take the words from later ones: a range is no two days.
_FORMS = (
    _form(
        rf"{_NOT_AFTER}(?:từ )?(?:(?:ngày|mùng|mồng) )?(?:(\d{{1,2}})(?:{_M}(\d{{1,2}}))?{_TO})?"
        rf"(\d{{1,2}}){_M}(\d{{1,2}})(?:{_Y}(\d{{4}}))?{_OF_MOON.pattern}",
        _of_moon,
    ),
    _form(
        rf"{_NOT_AFTER}(?:từ )?(?:ngày )?{_DMY}{_TO}(\d{{1,2}})[/.-](\d{{1,2}})[/.-](\d{{4}}){_NOT_BEFORE}",
        lambda m, _: _ordered(_day(m[1], m[3], m[4]), _day(m[5], m[6], m[7])),
    ),
    _form(
        rf"{_NOT_AFTER}(?:từ )?(?:ngày )?(\d{{1,2}}){_M}(\d{{1,2}}){_TO}(\d{{1,2}}){_M}(\d{{1,2}}){_Y}(\d{{4}}){_NOT_BEFORE}",
        lambda m, _: _ordered(_day(m[1], m[2], m[5]), _day(m[3], m[4], m[5])),
    ),
    _form(
        rf"từ (?:ngày )?(\d{{1,2}}){_M}(\d{{1,2}}){_TO}(\d{{1,2}}){_M}(\d{{1,2}}){_NOT_BEFORE}",
        lambda m, year: _ordered(_day(m[1], m[2], year), _day(m[3], m[4], year)),
    ),
    _form(
        rf"{_NOT_AFTER}(?:từ )?(\d{{1,2}}){_TO}(\d{{1,2}}){_M}(\d{{1,2}}){_Y}(\d{{4}}){_NOT_BEFORE}",
        lambda m, _: _ordered(_day(m[1], m[3], m[4]), _day(m[2], m[3], m[4])),
    ),
    _form(
        rf"(?:từ ngày|từ|ngày) (\d{{1,2}}){_TO}(\d{{1,2}}){_M}(\d{{1,2}})(?:{_Y}(\d{{4}}))?{_NOT_BEFORE}",
        lambda m, year: _ordered(_day(m[1], m[3], m[4] or year), _day(m[2], m[3], m[4] or year)),
    ),
    _form(
        rf"(?:các )?ngày (\d{{1,2}}(?:, ?\d{{1,2}})*(?:,| và) ?\d{{1,2}}){_M}(\d{{1,2}})(?:{_Y}(\d{{4}}))?{_NOT_BEFORE}",
        lambda m, year: _listed(m[1], m[2], m[3] or year),
    ),
    _form(rf"{_NOT_AFTER}(?:ngày )?{_DMY}{_NOT_BEFORE}", lambda m, _: _one(_day(m[1], m[3], m[4]))),
    _form(rf"(?:ngày )?{_LONG}(?!\d)", lambda m, _: _one(_day(m[1], m[2], m[3]))),
    _form(
        rf"ngày (\d{{1,2}})(?:[/-]|\s+tháng\s+)(\d{{1,2}}){_NOT_BEFORE}",
        lambda m, year: _one(_day(m[1], m[2], year)),
    ),
    # Which days a week of a month has, nobody says.
    _form(rf"(?:trong )?tuần [^\d,;.:()]{{1,20}}?tháng \d{{1,2}}{_OF_YEAR}?(?![\d/])", _unclear),
    _form(
        rf"(?:từ )?tháng (\d{{1,2}}){_OF_YEAR}?(?:{_SEP}|\s+đến (?:hết )?)(?:tháng )?(\d{{1,2}}){_OF_YEAR}?(?!\d)",
        lambda m, year: _ordered(
            _months(m[1], m[1], m[2] or m[4] or year)[0], _months(m[3], m[3], m[4] or year)[1]
        ),
    ),
    _form(
        rf"(?:trong )?(?:các )?tháng (\d{{1,2}})(?:, ?\d{{1,2}})*(?: và|,) (?:tháng )?(\d{{1,2}}){_OF_YEAR}?(?![\d/])",
        lambda m, year: _months(m[1], m[2], m[3] or year),
    ),
    _form(
        rf"(?:trong )?tháng (\d{{1,2}}){_OF_YEAR}?(?![\d/])",
        lambda m, year: _months(m[1], m[1], m[2] or year),
    ),
    _form(
        rf"(?:trong )?quý (IV|III|II|I|[1-4]){_OF_YEAR}?(?!\w)", lambda m, year: _quarter(m[1], m[2] or year)
    ),
    _form(r"(?:6|sáu) tháng đầu năm(?: (\d{4}))?", lambda m, year: _months("1", "6", m[1] or year)),
    _form(r"(?:6|sáu) tháng cuối năm(?: (\d{4}))?", lambda m, year: _months("7", "12", m[1] or year)),
    _form(
        rf"(?:nhiệm kỳ|giai đoạn|các năm|năm học|năm)\s+(\d{{4}})(?:{_SEP}|\s+đến\s+(?:năm )?|\s+và\s+(?:năm )?)(\d{{4}})(?!\d)",
        lambda m, _: _years(m[1], m[2]),
    ),
    _form(r"(?<!\w)năm\s+(\d{4})(?!\d)", lambda m, _: _years(m[1], m[1])),
    _form(rf"{_NOT_AFTER}(\d{{1,2}})([/-])(\d{{1,2}}){_NOT_BEFORE}", _bare_day),
)
