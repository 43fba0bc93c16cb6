"""Tasks that a plan suggests: one for each of its points and duties that has none yet."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ucvn_desktop.core.plan import PlanEdition
from ucvn_desktop.core.plan_moves import without_figures
from ucvn_desktop.core.plan_point import as_the_point_says
from ucvn_desktop.core.task import Counted, Task
from ucvn_desktop.core.text.fold import one_line
from ucvn_desktop.services.tasks import add_task
from ucvn_desktop.storage.workspace import Workspace

_CLAUSE_END = re.compile(r"[;.]+(?=\s|$)")
_LONGEST = 140


def suggested_tasks(workspace: Workspace, edition: PlanEdition) -> list[Task]:
    """Tasks not stored yet: for each point of a topic an article, which is counted from records, for each duty a
    mark of the officer's, for the whole year; days, kinds of events and targets that the point names stand instead
    (core/plan_point.py). A point that has a task is left out, also where the task's words differ only in figures,
    as those of a copy from another year do."""
    blank = Task(
        edition_id=edition.id, what="", day_from=f"{edition.year}-01-01", day_to=f"{edition.year}-12-31"
    )
    found = []
    for topic in workspace.topics.all():
        if topic.edition_id == edition.id:
            about = replace(blank, topic=topic.number, counted=Counted.WRITTEN.value)
            found += [
                replace(about, what=_short(text), point=text) for text in topic.points or (topic.title,)
            ]
    found += [
        replace(blank, what=_short(duty.text), point=duty.text)
        for duty in workspace.duties.all()
        if duty.edition_id == edition.id
    ]
    left = _without_task(found, workspace.tasks.of(edition.id))
    return [as_the_point_says(task, edition.year) for task in left]


def add_suggested(workspace: Workspace, tasks: Sequence[Task]) -> list[Task]:
    """Store those of the suggested tasks that were chosen, all or none."""
    with workspace.write():
        return [add_task(workspace, task) for task in tasks]


def _without_task(found: Sequence[Task], tasks: Sequence[Task]) -> list[Task]:
    """Those that have no task, each once. A task with the same words stands for the point; each that has those of none
    stands for one whose words differ only in figures: «2 tin trong tháng 5» and «… tháng 6» are two points."""
    exact = {(task.topic, task.point) for task in tasks}
    places = {(task.topic, one_line(task.point)): task for task in found}
    left = {place: task for place, task in places.items() if place not in exact}
    alike: dict[tuple[int, str], list[tuple[int, str]]] = {}
    for place, task in left.items():
        for words in {without_figures(task.point), without_figures(task.what)}:
            alike.setdefault((task.topic, words), []).append(place)
    for task in tasks:
        if (task.topic, task.point) not in places:
            same = alike.get((task.topic, without_figures(task.point or task.what)), [])
            taken = next((place for place in same if place in left), None)
            if taken:
                del left[taken]
    return list(left.values())


def _short(text: str) -> str:
    """The first clause, cut at a word where it is long."""
    clause = _CLAUSE_END.split(one_line(text), maxsplit=1)[0]
    return clause if len(clause) <= _LONGEST else f"{clause[:_LONGEST].rsplit(' ', 1)[0]}…"
