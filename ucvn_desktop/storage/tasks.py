"""Tasks, and what of the records counts for them: asked once for all tasks of a year."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ucvn_desktop.core.task import Counted, Task
from ucvn_desktop.storage.articles import ARTICLE_DAY, LACKING, PLAN_YEAR, WITH_EVENT
from ucvn_desktop.storage.repository import Repository

if TYPE_CHECKING:
    from ucvn_desktop.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Counting:
    """A record that counts: its kind and id, and the ISO day on which it counts."""

    day: str
    kind: str
    id: int


@dataclass(frozen=True, slots=True)
class YearOfRecords:
    """What was written, sent, held and designed in a plan year: articles under their topic's number, events
    under their kind and topic; 0 is no topic. `begun` are articles that still lack something: not written yet."""

    year: int
    written: dict[int, list[Counting]] = field(default_factory=dict)
    begun: dict[int, list[Counting]] = field(default_factory=dict)
    sent: dict[int, list[Counting]] = field(default_factory=dict)
    events: dict[tuple[str, int], list[Counting]] = field(default_factory=dict)
    posters: list[Counting] = field(default_factory=list)

    def counting(self, task: Task) -> list[Counting]:
        """What counts for `task`, whatever the day; a task without a topic counts articles and events of all."""
        match Counted(task.counted):
            case Counted.WRITTEN:
                return _of(self.written, task.topic)
            case Counted.SENT:
                return _of(self.sent, task.topic)
            case Counted.EVENTS:
                return self._events(task.event_kind, lambda topic: task.topic in (0, topic))
            case Counted.POSTERS:
                return self.posters
            case Counted.BY_HAND:
                return []

    def unfiled(self, task: Task) -> list[Counting]:
        """The events that would count for `task`, whatever the day, if they named its topic instead of none."""
        is_narrow = task.counted == Counted.EVENTS and task.topic
        return self._events(task.event_kind, lambda topic: topic == 0) if is_narrow else []

    def unfinished(self, task: Task) -> list[Counting]:
        """The articles that would count as written for `task`, whatever the day, if they lacked nothing."""
        return _of(self.begun, task.topic) if task.counted == Counted.WRITTEN else []

    def _events(self, kind: str, fits: Callable[[int], bool]) -> list[Counting]:
        return [
            one
            for (its_kind, topic), group in self.events.items()
            if kind in ("", its_kind) and fits(topic)
            for one in group
        ]


def _of(groups: dict[int, list[Counting]], wanted: int) -> list[Counting]:
    if wanted:
        return groups.get(wanted, [])
    return [one for group in groups.values() for one in group]


class Tasks(Repository[Task]):
    """What the unit set itself to do."""

    def __init__(self, workspace: "Workspace") -> None:
        super().__init__(workspace, Task, "nhiệm vụ")

    def of(self, edition_id: int) -> list[Task]:
        """The tasks of a plan edition, by the day on which they end; those without an end come last."""
        return self.where("edition_id = ?", [edition_id], order="day_to = '', day_to, id")

    def touching(self, first_day: str, last_day: str) -> list[Task]:
        """The tasks that last on any day from one ISO day to another, of whatever plan, by their last day; one
        that says only one day lasts that day, one that says none is not among them."""
        return self.where(
            "max(day_from, day_to) >= ? AND day_from || day_to <> ''"
            " AND CASE day_from WHEN '' THEN day_to ELSE day_from END <= ?",
            [first_day, last_day],
            order="day_to, id",
        )

    def records_of(self, year: int) -> YearOfRecords:
        """What counts for the tasks of a plan year."""
        found = YearOfRecords(
            year, defaultdict(list), defaultdict(list), defaultdict(list), defaultdict(list)
        )
        with self._workspace.reading() as connection:
            for topic, day, article_id, lacks in connection.execute(_WRITTEN, [year]).fetchall():
                (found.begun if lacks else found.written)[topic].append(Counting(day, "article", article_id))
            for topic, day, article_id in connection.execute(_SENT, [year]).fetchall():
                found.sent[topic].append(Counting(day, "article", article_id))
            for kind, topic, day, event_id in connection.execute(_EVENTS, [f"{year:04d}"]).fetchall():
                found.events[kind, topic].append(Counting(day, "event", event_id))
            for day, poster_id in connection.execute(_POSTERS, [f"{year:04d}"]).fetchall():
                found.posters.append(Counting(day, "poster", poster_id))
        return found


# A draft that the program began for an event has a day and words, and is not written while the list says that it
# lacks something.
_WRITTEN = f"""
    SELECT a.topic, {ARTICLE_DAY} AS day, a.id, a.id IN ({LACKING}) FROM {WITH_EVENT}
    WHERE a.deleted_at IS NULL AND NOT (a.title = '' AND a.body = '') AND {PLAN_YEAR} = ?
    ORDER BY day, a.id
"""

# The first sending counts, on its day, for the year to which the article belongs.
_SENT = f"""
    SELECT a.topic, min(s.day) AS sent, a.id FROM {WITH_EVENT}
    JOIN submission_item AS i ON i.item_uid = a.uid AND i.item_kind = 'article' AND i.deleted_at IS NULL
    JOIN submission AS s ON s.id = i.submission_id AND s.deleted_at IS NULL
    WHERE {PLAN_YEAR} = ?
    GROUP BY a.id ORDER BY sent, a.id
"""

_EVENTS = """
    SELECT kind, topic, day, id FROM event WHERE deleted_at IS NULL AND substr(day, 1, 4) = ? ORDER BY day, id
"""

_POSTERS = """
    SELECT day, id FROM (
        SELECT date(created, 'localtime') AS day, id FROM poster WHERE deleted_at IS NULL)
    WHERE substr(day, 1, 4) = ? ORDER BY day, id
"""
