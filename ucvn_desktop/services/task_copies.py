"""Tasks that came along from earlier years, and whose words still speak of those."""

import re
from collections.abc import Sequence

from ucvn_desktop.core.plan import PlanEdition
from ucvn_desktop.core.plan_reading.dates import dates_in
from ucvn_desktop.core.task import Task
from ucvn_desktop.core.text.fold import fold
from ucvn_desktop.core.text.numbers import format_number
from ucvn_desktop.services.plan_links import numbered
from ucvn_desktop.storage.workspace import Workspace

# «nhiệm kỳ 2021 - 2026» goes on: it speaks of no single year.
_SPAN = re.compile(r"\d{4}\s*[-–—]\s*\d{4}")


def words_of_task(task: Task) -> tuple[str, str]:
    """The words by which a task and its copy are known as the same."""
    return fold(task.what), fold(task.point)


def outdated_copies(workspace: Workspace, edition: PlanEdition, tasks: Sequence[Task]) -> tuple[str, ...]:
    """Sentences with the numbers of those of the edition's `tasks` whose words stand in an earlier year too and name
    that year, or an anniversary as that year counts it. What the edition's own plan says so is no slip."""
    years = {one.id: one.year for one in workspace.editions.all() if one.year < edition.year}
    origins: dict[tuple[str, str], set[int]] = {}
    for task in workspace.tasks.all():
        if task.edition_id in years:
            origins.setdefault(words_of_task(task), set()).add(years[task.edition_id])
    planned = _planned(workspace, edition)
    named: dict[str, list[int]] = {}
    for task in tasks:
        said = (
            "" if fold(task.point) in planned else _speaks_of(task, origins.get(words_of_task(task), set()))
        )
        if said:
            named.setdefault(said, []).append(task.id)
    return tuple(
        f"{format_number(len(ids))} nhiệm vụ chép sang còn ghi {said}: {numbered(ids)}. Hãy sửa lời cho năm {edition.year}."
        for said, ids in sorted(named.items())
    )


def _planned(workspace: Workspace, edition: PlanEdition) -> set[str]:
    topics = workspace.topics.of_edition(edition.id)
    points = [point for topic in topics for point in (topic.title, *topic.points)]
    return {
        fold(text) for text in (*points, *(duty.text for duty in workspace.duties.of_edition(edition.id)))
    }


def _speaks_of(task: Task, years: set[int]) -> str:
    """Of which of the years the words speak: «năm 2021», «số năm kỷ niệm của năm 2021»; "" of none."""
    if not years:
        return ""
    words = f"{task.what}\n{task.point}"
    single = _SPAN.sub("", words)
    for year in sorted(years, reverse=True):
        if re.search(rf"(?<!\d){year}(?!\d)", single):
            return f"năm {year}"
    newest = max(years)
    is_anniversary = any(found.years for found in dates_in(words.splitlines(), newest, []))
    return f"số năm kỷ niệm của năm {newest}" if is_anniversary else ""
