"""Is an event in order: its days, its figures, its kind's own fields; and what a report would miss in it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.event import YES, Event, EventKind, EventPress
from ucvn_desktop.core.event_kinds import FIELD_KEYS, PHASES, Form, form_of
from ucvn_desktop.core.event_values import MOST, read_value
from ucvn_desktop.core.text.clock import parse_time
from ucvn_desktop.core.text.dates import format_day, parse_day
from ucvn_desktop.core.text.fold import lines, one_line
from ucvn_desktop.core.text.numbers import format_number

DETAILS = "details."
"""Begins the names of problems that a kind's own field has: «details.chu-tri»."""


def read_event(event: Event) -> tuple[Event, dict[str, str]]:
    """The event as it is stored, and what is wrong with it: a sentence under the name of each field that is.

    Values may be as they were typed («16/4/2021», «8h30», «5.000.000 đ»); one that is wrong stays so. Those
    of another kind's fields stay as they are: the kind may be changed back.
    """
    if event.kind not in set(EventKind):
        return event, {
            "kind": f"Không có hình thức «{event.kind}». Xem các hình thức bằng lệnh: ucvn event kinds"
        }
    form = form_of(event.kind)
    problems: dict[str, str] = {}
    read = replace(
        event,
        title=one_line(event.title),
        day=_day(event.day, "day", problems) if event.day.strip() else "",
        place=one_line(event.place),
        day_to=_day(event.day_to, "day_to", problems) if event.day_to.strip() else "",
        time=_time(event.time, problems),
        programme=lines(event.programme),
        campaign=one_line(event.campaign),
        note=lines(event.note),
        details=_details(form, event.details, problems),
    )
    for name, problem in _faults(_without(read, problems), form).items():
        problems.setdefault(name, problem)
    return read, problems


def checked(event: Event) -> Event:
    """The event as it is stored. Raises UserError with the first thing that is wrong."""
    read, problems = read_event(event)
    for problem in problems.values():
        raise UserError(problem)
    return read


def own_details(event: Event) -> dict[str, str]:
    """The values of the fields that the event's kind has, in their order, "" where one is not known."""
    return {field.key: event.details.get(field.key, "") for field in form_of(event.kind).fields}


def window_of(event: Event) -> tuple[str, str] | None:
    """The first and last day (ISO) of what the event launched or hung up; an end that is not said is that day
    itself, a beginning the event's. None where no day is said."""
    own = own_details(event)
    first, last = own.get("tu-ngay", ""), own.get("den-ngay", "")
    if not (first or last):
        return None
    first = first or min(event.day, last)
    return first, max(first, last)


def is_private(event: Event) -> bool:
    """Whether nobody who was visited may be recognised, by name, face or address."""
    return own_details(event).get("giu-kin") == YES


def missing_in(event: Event, day: str = "9999") -> list[str]:
    """What a report or an article would miss, as short phrases: «chưa ghi chủ trì». `day` (ISO) is today's: who
    came is not asked before the event."""
    return list(missing_fields(event, day).values())


def missing_fields(event: Event, day: str = "9999") -> dict[str, str]:
    """The same under the names of the fields in which it belongs: «place», «details.chu-tri»."""
    form = form_of(event.kind)
    is_counted = bool(form.turnout_label) and event.day <= day
    lacks = {
        "place": ("chưa có nơi diễn ra", form.gathering and not event.place),
        "participants": (
            f"chưa có {_lowered(form.turnout_label)}",
            is_counted and not event.participants,
        ),
        "topic": ("chưa chọn nội dung kế hoạch", not event.topic),
        "campaign": ("chưa ghi phong trào, cuộc vận động", form.needs_campaign and not event.campaign),
    }
    own = own_details(event)
    unknown = {
        DETAILS + f.key: f"chưa ghi {_lowered(f.label)}" for f in form.fields if f.required and not own[f.key]
    }
    return {name: phrase for name, (phrase, lacking) in lacks.items() if lacking} | unknown


def press_doubts(press: EventPress, event: Event, day: str) -> list[str]:
    """What of the press at the event is rather a slip than true, in sentences; it is stored all the same: news
    may come before the event. `day` (ISO) is today's."""
    published, begins = format_day(press.published), format_day(event.day)
    doubts = {
        f"Ngày đăng {published} chưa tới. Hãy xem lại.": press.published > day,
        f"Ngày đăng {published} đứng trước ngày của hoạt động ({begins}). Nếu là bài đưa tin trước thì vẫn "
        "đúng; nếu không, hãy xem lại.": bool(press.published) and press.published < event.day,
        f"Đến ngày {begins} mới có hoạt động mà đã ghi là đã dự. Hãy xem lại.": press.came
        and event.day > day,
    }
    return [sentence for sentence, is_so in doubts.items() if is_so]


def _without(event: Event, problems: Mapping[str, str]) -> Event:
    """The event without what is wrong by itself: only sound values are compared with each other."""
    sound = {key: value for key, value in event.details.items() if DETAILS + key not in problems}
    day = "" if "day" in problems else event.day
    day_to = "" if "day_to" in problems else event.day_to
    return replace(event, day=day, day_to=day_to, details=sound)


def _lowered(label: str) -> str:
    return label[:1].lower() + label[1:]


def _day(text: str, name: str, problems: dict[str, str]) -> str:
    try:
        return parse_day(text)
    except UserError as error:
        problems[name] = error.message
        return text


def _time(text: str, problems: dict[str, str]) -> str:
    try:
        return parse_time(text) if text.strip() else ""
    except UserError as error:
        problems["time"] = error.message
        return text


def _details(form: Form, details: Mapping[str, str], problems: dict[str, str]) -> dict[str, str]:
    read: dict[str, Any] = dict(details)
    for key in read.keys() - FIELD_KEYS:
        problems[DETAILS + key] = f"Không có mục «{key}». {_own_fields(form)}"
    for field in form.fields:
        if field.key in read:
            try:
                read[field.key] = read_value(field, read[field.key])
            except UserError as error:
                problems[DETAILS + field.key] = error.message
    return {key: value for key, value in read.items() if value}


def _own_fields(form: Form) -> str:
    own = f"{form.label} có các mục: {', '.join(field.key for field in form.fields)}."
    if form.turnout_label in ("", "Lượt người dự"):
        return own
    return f"{own} {form.turnout_label} ghi ở lượt người (--participants)."


def refuse_foreign_fields(kind: str, keys: Mapping[str, str]) -> None:
    """Raises UserError where a key is none of the kind's own fields: what is set now must be shown."""
    form = form_of(kind)
    own = {field.key for field in form.fields}
    for key in keys:
        if key not in own:
            raise UserError(f"Hình thức «{form.label}» không có mục «{key}». {_own_fields(form)}")


def _faults(event: Event, form: Form) -> dict[str, str]:
    faults: dict[str, str] = {}
    if not event.title:
        faults["title"] = "Chưa có tên hoạt động. Hãy ghi tên rồi làm lại."
    if not event.day:
        faults["day"] = "Chưa có ngày diễn ra. Hãy ghi như 16/4/2021 hoặc 2021-04-16."
    if event.day and event.day_to and event.day_to < event.day:
        faults["day_to"] = (
            f"{form.day_to_label} ({format_day(event.day_to)}) đứng trước {_lowered(form.day_label)} "
            f"({format_day(event.day)}). Hãy xem lại hai ngày."
        )
    turnout = form.turnout_label or "Lượt người"
    if event.participants < 0:
        faults["participants"] = f"{turnout} không thể là số âm ({event.participants}). Hãy ghi lại."
    if event.participants > MOST:
        faults["participants"] = f"{turnout} lớn quá, nhiều nhất là {format_number(MOST)}."
    return faults | _window_faults(event, form) | _phase_faults(event)


def _window_faults(event: Event, form: Form) -> dict[str, str]:
    own = own_details(event)
    first, last = own.get("tu-ngay", ""), own.get("den-ngay", "")
    if first and last and last < first:
        return {
            f"{DETAILS}den-ngay": f"Ngày kết thúc ({format_day(last)}) đứng trước ngày bắt đầu ({format_day(first)}). "
            "Hãy xem lại hai ngày."
        }
    return {}


def _phase_faults(event: Event) -> dict[str, str]:
    """Where the phase of an election contradicts the days, one of them is a slip."""
    own = own_details(event)
    phase, election = own.get("giai-doan", ""), own.get("ngay-bau-cu", "")
    if not (phase and election and event.day):
        return {}
    before, during, after = PHASES
    fits = {
        before: event.day < election,
        during: event.day <= election <= event.last_day,
        after: event.last_day > election,
    }
    if fits.get(phase, True):
        return {}
    return {
        f"{DETAILS}giai-doan": f"«{phase}» không hợp với ngày {format_day(event.day)}: ngày bầu cử là "
        f"{format_day(election)}. Hãy xem lại giai đoạn và ngày."
    }
