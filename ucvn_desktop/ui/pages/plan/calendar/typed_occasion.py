"""An occasion as it is typed, and how that is stored."""

import re
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, Self

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.occasion import DEFAULT_LEAD_DAYS, Observance, Occasion, Rule, odd_days, parse_when
from ucvn_desktop.services.occasions import add_occasion, edit_occasion, set_theme
from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui.pages.plan.calendar.words import typed_day

_YEAR = re.compile(r"[0-9]{1,4}")


@dataclass(frozen=True, slots=True)
class TypedOccasion:
    """The fields of the dialog, as text."""

    title: str = ""
    day: str = ""
    until: str = ""
    since: str = ""
    lead: str = str(DEFAULT_LEAD_DAYS)
    theme: str = ""
    note: str = ""
    source: str = ""
    verified: bool = True

    @classmethod
    def of(cls, observance: Observance, year: int) -> Self:
        """How an occasion that is kept would be typed, with its theme of this year."""
        kept, theme = observance.occasion, observance.theme_of(year)
        return cls(
            title=kept.title,
            day=typed_day(kept.rule, kept.day_from),
            until=typed_day(kept.rule, kept.day_to),
            since=str(kept.origin_year or ""),
            lead=str(kept.lead_days),
            theme=theme.text if theme else "",
            note=kept.note,
            source=kept.source,
            verified=kept.verified,
        )

    @classmethod
    def on(cls, day: date) -> Self:
        """The beginnings of a day of the unit's own, which comes back every year on this day."""
        return cls(day=f"{day.day}/{day.month}")


def store_occasion(
    workspace: Workspace, code: str, typed: TypedOccasion, before: TypedOccasion, year: int
) -> Observance:
    """Store what is typed, as the occasion `code`, or as a day of the unit's own where that is "".

    Only what differs from `before` is written. Raises UserError; nothing is then stored.
    """
    changes = _changes(typed, before if code else None)
    with workspace.write():
        if code:
            kept = edit_occasion(workspace, code, changes)
        else:
            kept = add_occasion(workspace, Occasion(**changes))
        if typed.theme.strip() != before.theme:
            kept = set_theme(workspace, kept.occasion.code, year, typed.theme)
    return kept


def odd_of(typed: TypedOccasion) -> tuple[str, str]:
    """What surprises of the days, and of the year of origin, in some years, in sentences; "" where nothing does, or
    what is typed cannot be read (yet)."""
    try:
        rule, day_from, day_to = _when(typed)
    except UserError:
        return "", ""
    bare = Occasion(title="", rule=rule, day_from=day_from, day_to=day_to)
    year = typed.since.strip()
    since = int(year) if _YEAR.fullmatch(year) else None
    of_days = odd_days(bare)
    more = [said for said in odd_days(replace(bare, origin_year=since)) if said not in of_days]
    return " ".join(of_days), " ".join(more)


def _changes(typed: TypedOccasion, before: TypedOccasion | None) -> dict[str, Any]:
    """The occasion's fields with the values that are typed anew."""
    new = {
        field.name
        for field in fields(typed)
        if before is None or getattr(typed, field.name) != getattr(before, field.name)
    }
    changes: dict[str, Any] = {
        name: getattr(typed, name) for name in new & {"title", "note", "source", "verified"}
    }
    if new & {"day", "until"}:
        changes |= zip(("rule", "day_from", "day_to"), _when(typed), strict=True)
    if "since" in new:
        changes["origin_year"] = (
            _number(typed.since, "Năm gốc", "1929, hoặc để trống nếu không tính năm") or None
        )
    if "lead" in new:
        changes["lead_days"] = _number(typed.lead, "Số ngày nhắc trước", "7; 0 là không nhắc")
    return changes


def _when(typed: TypedOccasion) -> tuple[str, str, str]:
    if not typed.day.strip():
        raise UserError("Chưa có ngày. Hãy ghi như 28/7, 10/3 âm hoặc 23/5/2021.")
    rule, day_from, day_to = parse_when(typed.day, typed.until)
    return Rule(rule).value, day_from, day_to


def _number(text: str, name: str, example: str) -> int:
    bare = text.strip()
    if bare and not (bare.isascii() and bare.isdigit()):
        raise UserError(f"{name} «{bare}» không phải là một số. Hãy ghi như {example}.")
    return int(bare or 0)
