"""Events: which ones are listed, what belongs to each, how many there were; and who of the press came."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ucvn_desktop.core.event import SPEAKERS, Event, EventDocument, EventKind, EventPress
from ucvn_desktop.storage.articles import LACKING
from ucvn_desktop.storage.repository import Repository

if TYPE_CHECKING:
    from ucvn_desktop.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Tally:
    """How much belongs to an event; `lacking` are articles that lack something, `came` and `published` count the
    press."""

    articles: int = 0
    lacking: int = 0
    photos: int = 0
    uncaptioned: int = 0
    documents: int = 0
    invited: int = 0
    came: int = 0
    published: int = 0


@dataclass(frozen=True, slots=True)
class KindCount:
    """Events of one kind: how many, their lượt together, how many have no lượt counted."""

    kind: str
    events: int
    participants: int
    uncounted: int


class Events(Repository[Event]):
    """What the unit does."""

    def __init__(self, workspace: "Workspace") -> None:
        super().__init__(workspace, Event, "hoạt động")

    def ids_in_order(
        self,
        *,
        kinds: Sequence[str] = (),
        since: str = "",
        until: str = "9999",
        year: int = 0,
        topic: int | None = None,
        unreported_on: str = "",
        in_bin: bool = False,
    ) -> list[int]:
        """Ids of the events (or of those in the bin) on any day between two ISO dates, the newest first.

        `kinds` are those wanted, all where there are none; `year` is that for which they count (0: any); `topic` 0 is «no topic»; `unreported_on` is a day:
        events that had begun on it and have no article.
        """
        parts = [f"deleted_at IS {'NOT ' if in_bin else ''}NULL"]
        values: list[Any] = []
        for condition, its_values, wanted in (
            (f"kind IN ({', '.join('?' * len(kinds))})", [*kinds], bool(kinds)),
            ("day <= ? AND max(day, day_to) >= ?", [until, since], bool(since) or until != "9999"),
            ("day BETWEEN ? AND ?", [f"{year:04d}-01-01", f"{year:04d}-12-31"], bool(year)),
            ("topic = ?", [topic], topic is not None),
            (f"day <= ? AND {_UNREPORTED}", [unreported_on], bool(unreported_on)),
        ):
            if wanted:
                parts.append(condition)
                values += its_values
        query = f"SELECT id FROM event WHERE {' AND '.join(parts)} ORDER BY day DESC, id DESC"
        return [row[0] for row in self._rows(query, values)]

    def naming_topics(self, first_year: int, last_year: int) -> list[tuple[int, int, bool]]:
        """Topic's number, id and whether it lies in the bin, of each event that names a topic and counts for one of
        these years, oldest first."""
        query = """SELECT topic, id, deleted_at IS NOT NULL FROM event
                   WHERE topic <> 0 AND day BETWEEN ? AND ? ORDER BY id"""
        days = [f"{first_year:04d}-01-01", f"{last_year:04d}-12-31"]
        return [(topic, id_, bool(binned)) for topic, id_, binned in self._rows(query, days)]

    def count_unreported(self, day: str, since: str = "", until: str = "9999") -> int:
        """How many events that began between two ISO dates had begun on `day` and have no article."""
        query = f"""SELECT count(*) FROM event
                    WHERE deleted_at IS NULL AND day BETWEEN ? AND min(?, ?) AND {_UNREPORTED}"""
        return int(self._rows(query, [since, until, day])[0][0])

    def tallies(self, event_ids: Sequence[int]) -> dict[int, Tally]:
        """How much belongs to each of these events that has anything."""
        found: dict[int, dict[str, int]] = {}
        wanted = json.dumps(list(event_ids))
        for names, table, sums in _BELONGINGS:
            query = f"""SELECT event_id, {sums} FROM {table} WHERE deleted_at IS NULL
                        AND event_id IN (SELECT value FROM json_each(?)) GROUP BY event_id"""
            for event_id, *numbers in self._rows(query, [wanted]):
                found.setdefault(event_id, {}).update(zip(names, numbers, strict=True))
        return {event_id: Tally(**numbers) for event_id, numbers in found.items()}

    def count_by_kind(self, since: str, until: str) -> list[KindCount]:
        """The events that began between two ISO dates, counted for each kind that there was."""
        query = """SELECT kind, count(*), sum(participants), sum(participants = 0) FROM event
                   WHERE deleted_at IS NULL AND day BETWEEN ? AND ? GROUP BY kind"""
        return [KindCount(*row) for row in self._rows(query, [since, until])]

    def sums_by_kind(self, since: str, until: str) -> dict[tuple[str, str], int]:
        """(kind, key of a field) → the sum of the field's numbers, over the same events.

        Values that are no numbers count as SQLite reads them: ask for number fields only.
        """
        query = """SELECT event.kind, field.key, sum(CAST(field.value AS INTEGER))
                   FROM event, json_each(event.details) AS field
                   WHERE event.deleted_at IS NULL AND event.day BETWEEN ? AND ? GROUP BY event.kind, field.key"""
        return {(kind, key): total for kind, key, total in self._rows(query, [since, until])}

    def years(self) -> list[int]:
        """The years for which the events count, also those in the bin, the newest first."""
        # Each half has an index of its own.
        query = """SELECT DISTINCT CAST(substr(day, 1, 4) AS INTEGER) AS year FROM (
                       SELECT day FROM event WHERE deleted_at IS NULL
                       UNION SELECT day FROM event WHERE deleted_at IS NOT NULL)
                   ORDER BY year DESC"""
        return [row[0] for row in self._rows(query)]

    def speakers(self) -> list[tuple[int, str, str, str]]:
        """(id, title, day, who spoke, as it was typed) of the oral sessions that name a speaker."""
        query = """SELECT id, title, day, json_extract(details, ?) AS said FROM event
                   WHERE deleted_at IS NULL AND kind = ? AND said <> ''"""
        return self._rows(query, [f'$."{SPEAKERS}"', EventKind.SPEECH.value])

    def articles_of(self, event_id: int) -> list[int]:
        """Ids of the event's articles, the oldest first."""
        query = "SELECT id FROM article WHERE event_id = ? AND deleted_at IS NULL ORDER BY id"
        return [row[0] for row in self._rows(query, [event_id])]

    def photos_of(self, event_id: int) -> list[tuple[int, bool]]:
        """(id, has a caption) of the event's photos, in the order they were taken."""
        query = """SELECT id, caption <> '' FROM photo WHERE event_id = ? AND deleted_at IS NULL
                   ORDER BY taken = '', taken, id"""
        return [(photo_id, bool(has)) for photo_id, has in self._rows(query, [event_id])]


_UNREPORTED = """NOT EXISTS (SELECT 1 FROM article
                             WHERE article.event_id = event.id AND article.deleted_at IS NULL)"""

_PUBLISHED = "link <> '' OR published <> ''"
_BELONGINGS: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (("articles", "lacking"), "article", f"count(*), sum(id IN ({LACKING}))"),
    (("photos", "uncaptioned"), "photo", "count(*), sum(caption = '')"),
    (("documents",), "event_document", "count(*)"),
    (
        ("invited", "came", "published"),
        "event_press",
        f"sum(invited), sum(came), sum({_PUBLISHED})",
    ),
)


class EventPresses(Repository[EventPress]):
    """Who of the press was invited to which event."""

    def __init__(self, workspace: "Workspace") -> None:
        super().__init__(workspace, EventPress, "lượt mời báo chí")

    def of(self, event_id: int) -> list[EventPress]:
        """Those of one event, in the order they were written down."""
        return self.where("event_id = ?", [event_id])

    def of_person(self, person_id: int) -> list[EventPress]:
        """Those of one person of the address book, in the order they were written down."""
        return self.where("person_id = ?", [person_id])

    def count(self, since: str, until: str) -> tuple[int, int, int]:
        """(invited, came, published) at events that began between two ISO dates."""
        query = f"""SELECT coalesce(sum(p.invited), 0), coalesce(sum(p.came), 0),
                           coalesce(sum({_PUBLISHED}), 0)
                    FROM event_press p JOIN event e ON e.id = p.event_id
                    WHERE p.deleted_at IS NULL AND e.deleted_at IS NULL AND e.day BETWEEN ? AND ?"""
        ((invited, came, published),) = self._rows(query, [since, until])
        return invited, came, published


class EventDocuments(Repository[EventDocument]):
    """The papers of events."""

    def __init__(self, workspace: "Workspace") -> None:
        super().__init__(workspace, EventDocument, "tài liệu của hoạt động")

    def of(self, event_id: int) -> list[EventDocument]:
        """Those of one event, in the order they were attached."""
        return self.where("event_id = ?", [event_id])
