"""What was found, told apart: the same task stands in the plans of several years, the same meeting is held in each."""

from collections.abc import Sequence

from ucvn_desktop.core.plan_years import year_of_event
from ucvn_desktop.storage.search import Hit
from ucvn_desktop.storage.workspace import Workspace


def years_of(workspace: Workspace, hits: Sequence[Hit]) -> dict[Hit, int]:
    """The year for whose plan each of the articles, events and tasks among the hits counts."""
    ids = {kind: [hit.id for hit in hits if hit.kind == kind] for kind in ("article", "event", "task")}
    with workspace.reading():
        editions = {edition.id: edition.year for edition in workspace.editions.all(with_bin=True)}
        years = {
            "article": workspace.articles.plan_years(ids["article"]),
            "event": {event.id: year_of_event(event) for event in workspace.events.some(ids["event"])},
            "task": {task.id: editions[task.edition_id] for task in workspace.tasks.some(ids["task"])},
        }
    return {hit: year for hit in hits if (year := years.get(hit.kind, {}).get(hit.id))}
