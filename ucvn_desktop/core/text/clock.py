"""Times of day as Vietnamese people write them."""

import re

from ucvn_desktop.core.errors import UserError

_TIME = re.compile(r"(\d{1,2})\s*(?::|h|g|giờ)\s*(\d{1,2})?\s*(?:phút|ph|')?", re.IGNORECASE | re.ASCII)


def parse_time(text: str) -> str:
    """«08:30» of «8:30», «8h30», «8 giờ 30», «14h». Raises UserError where it is no time of day."""
    found = _TIME.fullmatch(text.strip())
    if found:
        hour, minute = int(found[1]), int(found[2] or 0)
        if hour <= 23 and minute <= 59:
            return f"{hour:02}:{minute:02}"
    raise UserError(f"Không hiểu giờ «{text.strip()}». Hãy ghi như 8:30 hoặc 14 giờ.")


def format_time(time: str) -> str:
    """«8 giờ 30» for «08:30», «14 giờ» for «14:00»; "" for ""."""
    if not time:
        return ""
    hour, minute = time.split(":")
    return f"{int(hour)} giờ{'' if minute == '00' else f' {minute}'}"


def part_of_day(time: str) -> str:
    """«Sáng», «Trưa», «Chiều», «Tối» as news begin; "" for ""."""
    if not time:
        return ""
    hour = int(time[:2])
    limits = ((11, "Sáng"), (13, "Trưa"), (18, "Chiều"))
    return next((word for limit, word in limits if hour < limit), "Tối")
