"""Days as Vietnamese people write them."""

import re
from datetime import date, datetime

from ucvn_desktop.core.errors import UserError

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_VIETNAMESE = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def parse_day(text: str) -> str:
    """The ISO date of «16/4/2021» or «2021-04-16». Raises UserError where it is no day of the calendar."""
    iso, vietnamese = _ISO.fullmatch(text.strip()), _VIETNAMESE.fullmatch(text.strip())
    match iso, vietnamese:
        case re.Match(), _:
            year, month, day = iso.groups()
        case _, re.Match():
            day, month, year = vietnamese.groups()
        case _:
            raise UserError(f"Không hiểu ngày «{text}». Hãy ghi như 16/4/2021 hoặc 2021-04-16.")
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        found = None
    if found and 1900 <= found.year <= 2100:
        return found.isoformat()
    if found:
        raise UserError(f"Ngày «{text}» nằm ngoài lịch của chương trình, từ năm 1900 đến năm 2100.")
    raise UserError(f"Không có ngày «{text}» trong lịch. Hãy kiểm tra lại ngày, tháng, năm.")


def format_day(iso: str) -> str:
    """«16/4/2021» for an ISO date, or for the day of an ISO time; "" for ""."""
    if not iso:
        return ""
    day = date.fromisoformat(iso[:10])
    return f"{day.day}/{day.month}/{day.year}"


def official_day(iso: str) -> str:
    """«ngày 05 tháng 01 năm 2021» for an ISO date, as official papers write it: a 0 stands before days under 10
    and before the months 1 and 2 (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""
    day = date.fromisoformat(iso)
    month = f"{day.month:02}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def weekday(iso: str) -> str:
    """«thứ Năm» for an ISO date."""
    return _WEEKDAYS[date.fromisoformat(iso).weekday()]


def this_day() -> date:
    """Today by this machine's clock."""
    return datetime.now().astimezone().date()


def today() -> str:
    """The ISO date of this day."""
    return this_day().isoformat()


def days_between(earlier: str, later: str) -> int:
    """How many days lie between two ISO dates; 0 for one and the same."""
    return (date.fromisoformat(later) - date.fromisoformat(earlier)).days


def local_day(utc: str) -> str:
    """The ISO date, by this machine's clock, of an ISO time in UTC."""
    return _local(utc).date().isoformat()


def local_time(utc: str) -> str:
    """«09:41» by this machine's clock for an ISO time in UTC."""
    return _local(utc).strftime("%H:%M")


def _local(utc: str) -> datetime:
    return datetime.fromisoformat(utc).astimezone()
