"""The photos as the grid shows them: ids in groups of event and day, and the tiles of those that are seen."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from ucvn_desktop.core.photo import Photo
from ucvn_desktop.core.text.fold import fold
from ucvn_desktop.storage.search import find_ids

if TYPE_CHECKING:
    from ucvn_desktop.storage.workspace import Workspace


class PhotoFilter(StrEnum):
    """Which photos are shown."""

    ALL = "all"
    UNCAPTIONED = "uncaptioned"
    UNUSED = "unused"
    LOCATED = "located"
    BIN = "bin"


@dataclass(frozen=True, slots=True)
class PhotoGroup:
    """Photos of one event, or of one day where they have none; `ids` in the order they were taken.

    `title` is the event's or "". `by_import` says that `day` (ISO) is when they came in: nobody knows when
    they were taken.
    """

    event_id: int | None
    title: str
    day: str
    by_import: bool
    ids: tuple[int, ...]
    uncaptioned: int


@dataclass(frozen=True, slots=True)
class PhotoTile:
    """A photo with the articles it stands in, as (id, title)."""

    photo: Photo
    articles: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PhotoCommon:
    """What photos have in common; None where they differ. `event_id` 0 means that none has an event."""

    credit: str | None = ""
    place: str | None = ""
    event_id: int | None = 0
    uncaptioned: int = 0
    located: int = 0
    binned: int = 0


# A photo hangs while neither its place nor its article lies in the bin.
_HANGING = """article_photo ap JOIN article a ON a.id = ap.article_id
              WHERE ap.deleted_at IS NULL AND a.deleted_at IS NULL"""
_CONDITIONS = {
    PhotoFilter.ALL: "p.deleted_at IS NULL",
    PhotoFilter.UNCAPTIONED: "p.deleted_at IS NULL AND p.caption = ''",
    PhotoFilter.UNUSED: f"p.deleted_at IS NULL AND p.id NOT IN (SELECT ap.photo_id FROM {_HANGING})",
    PhotoFilter.LOCATED: "p.deleted_at IS NULL AND p.has_location",
    PhotoFilter.BIN: "p.deleted_at IS NOT NULL",
}
_TAKEN = "substr(p.taken, 1, 10)"
_SEEN = f"""
    SELECT p.id, p.taken, p.caption = '' AS uncaptioned, e.id AS event_id, coalesce(e.title, '') AS title,
           coalesce(e.day, nullif({_TAKEN}, ''), date(p.created, 'localtime')) AS shown_day,
           e.id IS NULL AND p.taken = '' AS by_import
    FROM photo p LEFT JOIN event e ON e.id = p.event_id AND e.deleted_at IS NULL
    WHERE {{condition}}"""
_ORDER = "shown_day DESC, event_id IS NULL, event_id DESC, by_import"
# The ids come as one value and the groups as a few rows: a row a photo would hold up the window with 10,000 of them.
# (SQLite keeps an inner query's order for aggregates that depend on it.)
_IDS = f"SELECT json_group_array(id) FROM (SELECT id FROM ({_SEEN}) ORDER BY {_ORDER}, taken = '', taken, id)"
_GROUPS = f"""SELECT event_id, title, shown_day, by_import, count(*), sum(uncaptioned) FROM ({_SEEN})
              GROUP BY shown_day, event_id, by_import ORDER BY {_ORDER}"""


def photo_groups(workspace: "Workspace", which: PhotoFilter, text: str = "") -> list[PhotoGroup]:
    """The photos that pass the filter and are found for `text`, the newest day first."""
    with workspace.reading() as connection:
        condition, parameters = _CONDITIONS[which], []
        if text.strip():
            wanted = _binned_ids(workspace, text) if which is PhotoFilter.BIN else _found_ids(workspace, text)
            condition = f"{condition} AND p.id IN (SELECT value FROM json_each(?))"
            parameters = [json.dumps(sorted(wanted))]
        (ids,) = connection.execute(_IDS.format(condition=condition), parameters).fetchone()
        groups = connection.execute(_GROUPS.format(condition=condition), parameters).fetchall()
    return list(_cut(json.loads(ids), groups))


def photo_counts(workspace: "Workspace") -> dict[PhotoFilter, int]:
    """How many photos pass each filter."""
    sums = ", ".join(f"coalesce(sum({condition}), 0)" for condition in _CONDITIONS.values())
    with workspace.reading() as connection:
        row = connection.execute(f"SELECT {sums} FROM photo p").fetchone()
    return dict(zip(_CONDITIONS, row, strict=True))


def photo_tiles(workspace: "Workspace", ids: Sequence[int]) -> list[PhotoTile]:
    """The photos with these ids, also from the bin, in this order; one that is not there is left out."""
    wanted = json.dumps(list(ids))
    with workspace.reading() as connection:
        photos = workspace.photos.where("id IN (SELECT value FROM json_each(?))", [wanted], with_bin=True)
        rows = connection.execute(
            f"""SELECT ap.photo_id, a.id, a.title FROM {_HANGING}
                AND ap.photo_id IN (SELECT value FROM json_each(?)) ORDER BY a.id""",
            [wanted],
        ).fetchall()
    places: dict[int, list[tuple[int, str]]] = {}
    for photo_id, article_id, title in rows:
        places.setdefault(photo_id, []).append((article_id, title))
    by_id = {photo.id: PhotoTile(photo, tuple(places.get(photo.id, ()))) for photo in photos}
    return [by_id[photo_id] for photo_id in ids if photo_id in by_id]


def photo_common(workspace: "Workspace", ids: Sequence[int]) -> PhotoCommon:
    """What the photos with these ids have in common."""
    same = ", ".join(
        f"CASE WHEN min({name}) = max({name}) THEN min({name}) END"
        for name in ("credit", "place", "coalesce(event_id, 0)")
    )
    with workspace.reading() as connection:
        row = connection.execute(
            f"""SELECT {same}, sum(caption = ''), sum(has_location), sum(deleted_at IS NOT NULL)
                FROM photo WHERE id IN (SELECT value FROM json_each(?))""",
            [json.dumps(list(ids))],
        ).fetchone()
    return PhotoCommon(*row)


def _cut(ids: Sequence[int], groups: Iterable[tuple[Any, ...]]) -> Iterator[PhotoGroup]:
    """The ids of all groups, one after another, as groups."""
    first = 0
    for event_id, title, day, by_import, count, uncaptioned in groups:
        members = tuple(ids[first : first + count])
        yield PhotoGroup(event_id, title, day, bool(by_import), members, uncaptioned)
        first += count


def _found_ids(workspace: "Workspace", text: str) -> set[int]:
    """Photos that have the words themselves, and photos of events that have them."""
    events = json.dumps(sorted(find_ids(workspace.connection, text, "event")))
    rows = workspace.connection.execute(
        "SELECT id FROM photo WHERE event_id IN (SELECT value FROM json_each(?))", [events]
    ).fetchall()
    return {*find_ids(workspace.connection, text, "photo")} | {row[0] for row in rows}


def _binned_ids(workspace: "Workspace", text: str) -> set[int]:
    """The same for the bin, which the index does not know."""
    words = fold(text).split()
    rows: Iterable[tuple[int, str]] = workspace.connection.execute(
        """SELECT id, name || ' ' || caption || ' ' || credit || ' ' || place FROM photo WHERE deleted_at IS NOT NULL"""
    ).fetchall()
    return {photo_id for photo_id, said in rows if all(word in fold(said) for word in words)}
