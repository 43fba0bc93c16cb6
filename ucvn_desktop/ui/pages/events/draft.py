"""What is typed into an event: what of it can be stored now, and what is wrong with the rest.

Typed values stand under the names of the event's fields; those of its kind's own under «details.<key>», as
`core.event_check` names its problems.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.event import Event
from ucvn_desktop.core.event_check import DETAILS, read_event
from ucvn_desktop.core.event_kinds import form_of
from ucvn_desktop.core.event_values import read_number

# Days that contradict each other, and what their meaning hangs on: stored together or not at all.
_LINKED = frozenset(
    {"kind", "day", "day_to"}
    | {f"{DETAILS}{key}" for key in ("tu-ngay", "den-ngay", "giai-doan", "ngay-bau-cu")}
)


@dataclass(frozen=True, slots=True)
class Judged:
    """`event` is the event as it is typed; `changes` are for opened.save_event; `held` are the typed values that
    wait; `problems` are sentences under the names of fields.
    """

    event: Event
    changes: dict[str, Any]
    held: dict[str, Any]
    problems: dict[str, str]


def judge(stored: Event, typed: Mapping[str, Any]) -> Judged:
    """Part what was typed into the event into what can be stored and what has to wait."""
    problems: dict[str, str] = {}
    event = as_typed(stored, typed, problems)
    problems = read_event(event)[1] | problems
    waits = {name for name in typed if name in problems}
    if _LINKED & problems.keys():
        waits |= _LINKED & typed.keys()
    if "kind" in waits:
        waits |= {name for name in typed if name.startswith(DETAILS)}
    sound = {name: value for name, value in typed.items() if name not in waits}
    held = {name: value for name, value in typed.items() if name in waits}
    return Judged(event, _changes(event, sound), held, problems)


def as_typed(stored: Event, typed: Mapping[str, Any], problems: dict[str, str] | None = None) -> Event:
    """The event with what was typed; what is wrong with its figure goes into `problems`."""
    values = {name: value for name, value in typed.items() if not name.startswith(DETAILS)}
    details = {name.removeprefix(DETAILS): value for name, value in typed.items() if name not in values}
    if "participants" in values:
        kind = str(values.get("kind", stored.kind))
        try:
            values["participants"] = _figure(values["participants"], kind)
        except UserError as error:
            del values["participants"]
            if problems is not None:
                problems["participants"] = error.message
    return replace(stored, **values, details={**stored.details, **details})


def _figure(text: str, kind: str) -> int:
    return read_number(text, form_of(kind).turnout_label or "Lượt người") if text.strip() else 0


def _changes(event: Event, sound: Mapping[str, Any]) -> dict[str, Any]:
    own = {f"{DETAILS}{field.key}" for field in form_of(event.kind).fields}
    return {
        name: value if name.startswith(DETAILS) else getattr(event, name)
        for name, value in sound.items()
        if name in own or not name.startswith(DETAILS)
    }
