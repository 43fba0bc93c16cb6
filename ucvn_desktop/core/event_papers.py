"""What is made of an event besides news: the words of its backdrop and of its invitation."""

from ucvn_desktop.core.event import Event
from ucvn_desktop.core.event_check import is_private
from ucvn_desktop.core.event_kinds import form_of
from ucvn_desktop.core.event_words import banner_lines, to_attend, when_on_paper
from ucvn_desktop.core.gaps import gap
from ucvn_desktop.core.profile import Profile
from ucvn_desktop.core.text.dates import official_day


def backdrop_text(event: Event, profile: Profile) -> str:
    """The lines behind the stage: superior and unit, what it is and what of, place (but for a private one) and day."""
    last = (
        f"từ {official_day(event.day)} đến {official_day(event.day_to)}"
        if _lasts(event)
        else official_day(event.day)
    )
    # Everybody reads a backdrop, also in the photos.
    is_named = event.place and not is_private(event)
    where_when = f"{event.place}, {last}" if is_named else last[:1].upper() + last[1:]
    lines = (profile.superior.upper(), profile.unit_name.upper(), *banner_lines(event), where_when)
    return "\n".join(line for line in lines if line)


def backdrop_marks(event: Event) -> list[str]:
    """What a design must say, lines joined with spaces, to be known as this event's backdrop: its name and first day."""
    return [*banner_lines(event), official_day(event.day).removeprefix("ngày ")]


def invitation_text(event: Event, profile: Profile, guest: str = "") -> str:
    """The words of a GIẤY MỜI for `guest`, or with a mark for his name; layout and number come with the paper."""
    form = form_of(event.kind)
    names = [name for name in (profile.superior.upper(), profile.unit_name.upper()) if name]
    hour = "" if event.time else f", {gap('giờ')}"
    programme = [f"- {item}" for item in event.programme.splitlines()]
    contact = ", ".join(part for part in (profile.officer, profile.officer_title) if part)
    reach = "; ".join(part for part in (profile.phone, profile.email) if part)
    lines = [
        *names,
        "",
        "GIẤY MỜI",
        "",
        f"{profile.unit_name} trân trọng kính mời: {guest or gap('họ tên, chức danh, đơn vị người được mời')}",
        f"Dự {to_attend(event)}.",
        "",
        f"Thời gian: {when_on_paper(event)}{hour}.",
        f"Địa điểm: {event.place or gap('nơi diễn ra')}.",
        *(["Nội dung:", *programme] if programme else []),
        "",
        f"Sự có mặt của Quý vị góp phần vào thành công của {form.noun}.",
    ]
    if contact or reach:
        lines += [f"Liên hệ: {' – '.join(part for part in (contact, reach) if part)}."]
    lines += ["", gap("quyền hạn, chức vụ người ký"), gap("họ tên người ký")]
    return "\n".join(lines)


def _lasts(event: Event) -> bool:
    return bool(event.day_to) and event.day_to != event.day
