"""What is typed into a document: what of it can be stored now, and what is wrong with the rest."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.paper import Paper, day_to_come
from ucvn_desktop.core.text.dates import parse_day, today
from ucvn_desktop.services.papers import NEW_SUMMARY
from ucvn_desktop.ui.pages.plan.papers import words

NAMES = ("number", "summary")
"""Typed together: one of them must be there."""


@dataclass(frozen=True, slots=True)
class Judged:
    """`changes` are for services.papers.edit_paper; `held` are the typed values that wait; `problems` are
    sentences under «day» and «name», and «ahead» a note on a day that is stored all the same."""

    changes: dict[str, Any]
    held: dict[str, Any]
    problems: dict[str, str]


def judge(stored: Paper, typed: Mapping[str, Any]) -> Judged:
    """Part what was typed into the document into what can be stored and what has to wait."""
    changes, problems = dict(typed), {}
    if "day" in typed:
        try:
            changes["day"] = parse_day(typed["day"]) if typed["day"].strip() else ""
        except UserError:
            del changes["day"]
            problems["day"] = words.no_day(typed["day"], stored.day)
    if "day" not in problems:
        ahead = day_to_come(changes.get("day", stored.day), today())
        problems |= {"ahead": ahead} if ahead else {}
    if not any(typed.get(name, getattr(stored, name)).strip() for name in NAMES):
        if stored.title == NEW_SUMMARY:
            changes |= {"number": "", "summary": NEW_SUMMARY}  # nothing was ever written
        else:
            problems["name"] = words.nameless(stored)
            changes = {name: value for name, value in changes.items() if name not in NAMES}
    held = {name: value for name, value in typed.items() if name not in changes}
    return Judged(changes, held, problems)
