"""A plan of one year as the room and the terminal show it."""

from dataclasses import dataclass

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.plan import (
    Campaign,
    Duty,
    Method,
    Motto,
    PlanDate,
    PlanEdition,
    PlanText,
    Topic,
    in_plan_order,
)
from ucvn_desktop.core.plan_reading.reading import Reading
from ucvn_desktop.services.editions import edition_of
from ucvn_desktop.services.plan_import import reading_of
from ucvn_desktop.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class WholePlan:
    """An edition with all that belongs to it, in the plan's order. `reading` is the text beside what was
    understood, with `file` its name; None and "" for an edition that was not read from a text (None also where today's rules refuse the text).
    """

    edition: PlanEdition
    topics: tuple[Topic, ...]
    methods: tuple[Method, ...]
    duties: tuple[Duty, ...]
    campaigns: tuple[Campaign, ...]
    mottoes: tuple[Motto, ...]
    dates: tuple[PlanDate, ...]
    reading: Reading | None
    file: str


def plan_years(workspace: Workspace) -> list[int]:
    """The years of which there is a plan, the newest first."""
    return workspace.editions.years()


def plan_of(workspace: Workspace, year: int | None = None) -> WholePlan:
    """The plan of `year` with all that belongs to it; `year` and errors as edition_of has them."""
    with workspace.reading():
        edition = edition_of(workspace, year)
        text = workspace.plan_texts.text_of(edition.id)
        return WholePlan(
            edition=edition,
            topics=tuple(sorted(workspace.topics.of_edition(edition.id), key=lambda t: t.number)),
            methods=tuple(
                sorted(workspace.methods.of_edition(edition.id), key=lambda m: in_plan_order(m.number))
            ),
            duties=tuple(
                sorted(workspace.duties.of_edition(edition.id), key=lambda d: in_plan_order(d.number))
            ),
            campaigns=tuple(workspace.campaigns.of_edition(edition.id)),
            mottoes=tuple(workspace.mottoes.of_edition(edition.id)),
            dates=tuple(workspace.plan_dates.of_edition(edition.id)),
            reading=_reading(text) if text else None,
            file=text.file if text else "",
        )


def _reading(text: PlanText) -> Reading | None:
    """The text as it is understood; None where rules that changed since it was stored refuse it."""
    try:
        return reading_of(text)
    except UserError:
        return None
