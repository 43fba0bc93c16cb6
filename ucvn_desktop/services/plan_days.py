"""The plan's own dates as entries of the calendar, each in the sentence in which it stands."""

from dataclasses import dataclass, replace
from datetime import date

from ucvn_desktop.core.calendar import END, CalendarEntry, occurrences
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.occasion import Observance
from ucvn_desktop.core.plan import PlanDate, PlanEdition, Topic
from ucvn_desktop.core.plan_days import Dated, dated, days_of, places_of, speaks_of
from ucvn_desktop.core.text.titles import shorten
from ucvn_desktop.services.occasions import observances
from ucvn_desktop.storage.workspace import Workspace

_LONGEST = 140


def plan_date_entries(workspace: Workspace, first: date, last: date) -> list[CalendarEntry]:
    """The dates that the plans speak of in what is to be done, and that touch these days; the note tells where
    it stands. What is an occasion of the calendar already, on the same days, is left out."""
    editions = {edition.id: edition for edition in workspace.editions.newest_first()}
    wanted: dict[int, list[PlanDate]] = {}
    for one in workspace.plan_dates.all():
        edition = editions.get(one.edition_id)
        days = days_of(one, edition.year) if edition else None
        if days and days[0] <= last and days[1] >= first:
            wanted.setdefault(one.edition_id, []).append(one)
    if not wanted:
        return []
    known = [_switched_on(observance) for observance in observances(workspace)]
    return [
        _entry(found, editions[edition_id])
        for edition_id, dates in wanted.items()
        for found in _of_edition(workspace, editions[edition_id], dates)
        if not _is_known(found, known)
    ]


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of the plan of `year`, in its own words or the first of them, and what in it is meant (the day)."""

    year: int
    text: str
    said: str


def passage_of_part(workspace: Workspace, kind: str, record_id: int) -> Passage:
    """The first paragraph in which a topic or campaign of a plan stands. Raises UserError where the plan has it no
    more."""
    with workspace.reading():
        part = workspace.topics.get(record_id) if kind == Topic.KIND else workspace.campaigns.get(record_id)
        year = workspace.editions.get(part.edition_id).year
    text = " ".join((part.title if isinstance(part, Topic) else part.name).split())
    return Passage(year, text, text)


def passage_of(workspace: Workspace, date_id: int) -> Passage:
    """The first paragraph of what is to be done in which a date of a plan stands. Raises UserError where the plan
    has it no more."""
    with workspace.reading():
        one = next((one for one in workspace.plan_dates.all() if one.id == date_id), None)
        edition = workspace.editions.get(one.edition_id) if one else None
        found = _of_edition(workspace, edition, [one]) if one and edition else []
    if not one or not edition or not found:
        raise UserError(
            "Mốc này không còn trong kế hoạch: kế hoạch vừa được nhập hoặc sửa lại. Hãy xem lại lịch."
        )
    return Passage(edition.year, " ".join(found[0].place.text.split()), one.text)


def _of_edition(workspace: Workspace, edition: PlanEdition, dates: list[PlanDate]) -> list[Dated]:
    """One entry for each sentence, however many of its dates fall on the same days."""
    places = places_of(
        workspace.topics.of_edition(edition.id),
        workspace.methods.of_edition(edition.id),
        workspace.duties.of_edition(edition.id),
    )
    once = {(one.first, one.last, one.sentence): one for one in dated(dates, places, edition.year)}
    return list(once.values())


def _switched_on(observance: Observance) -> Observance:
    """What the unit switched off must not come back under another name."""
    return replace(observance, occasion=replace(observance.occasion, off=False))


def _is_known(found: Dated, known: list[Observance]) -> bool:
    return any(
        (time.first, time.last) == (found.first, found.last)
        and speaks_of(found.place.text, observance.occasion.title)
        for observance in known
        for time in occurrences(observance, found.first, found.last)
    )


def _entry(found: Dated, edition: PlanEdition) -> CalendarEntry:
    is_long = found.last > found.first
    return CalendarEntry(
        kind=PlanDate.KIND,
        day_from=found.first.isoformat(),
        day_to=found.last.isoformat(),
        title=shorten(found.sentence, _LONGEST),
        note=f"Kế hoạch năm {edition.year}, {found.place.name}",
        record_id=found.record.id,
        end_word=END if is_long else "",
        part=found.place.key,
    )
