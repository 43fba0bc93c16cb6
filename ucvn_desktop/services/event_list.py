"""The list of events: which ones in what order, what stands in each row; and how many there were in a span."""

from collections.abc import Sequence
from dataclasses import dataclass

from ucvn_desktop.core.event_check import missing_in
from ucvn_desktop.core.event_kinds import FORMS, METHOD_LABELS, FieldType, Form, form_of
from ucvn_desktop.core.plan_years import ALL_YEARS
from ucvn_desktop.core.text.dates import today
from ucvn_desktop.core.text.fold import fold
from ucvn_desktop.storage.events import KindCount, Tally
from ucvn_desktop.storage.workspace import Workspace

_NOTHING = Tally()


@dataclass(frozen=True, slots=True)
class EventFilter:
    """What the list is asked for. `since` and `until` are ISO dates or "": events on any day between them.

    `topic` is a number of the plan's topics, 0 for none, None for all; `unreported` asks for events that have
    begun and have no article; `year` is that for which they count (core/plan_years.py), 0 for all.
    """

    text: str = ""
    kind: str = ""
    since: str = ""
    until: str = ""
    topic: int | None = None
    unreported: bool = False
    in_bin: bool = False
    year: int = ALL_YEARS


@dataclass(frozen=True, slots=True)
class EventRow:
    """What the list shows of an event. `days_since` counts from its last day to today while it has no article;
    None where it has one or is still to come. `missing` is what a report would miss, as short phrases.
    """

    id: int
    rev: int
    title: str
    kind: str
    kind_label: str
    method: str
    day: str
    day_to: str
    time: str
    place: str
    participants: int
    topic: int
    tally: Tally
    days_since: int | None
    missing: tuple[str, ...]
    in_bin: bool


@dataclass(frozen=True, slots=True)
class Count:
    """Events that began in a span under one heading: a kind, or a row of the plan. `participants` is lượt,
    `uncounted` how many events have none written down; `figures` are sums of the kind's own number fields under
    their labels, where there are any.
    """

    key: str
    label: str
    events: int
    participants: int
    uncounted: int
    figures: dict[str, int]


@dataclass(frozen=True, slots=True)
class EventCounts:
    """All events that began in a span, and of the press at them: how often invited, there, and published.

    `unreported` are those of them that had begun by today and have no article.
    """

    by_kind: tuple[Count, ...]
    by_method: tuple[Count, ...]
    events: int
    participants: int
    press_invited: int
    press_came: int
    press_published: int
    unreported: int


def listed_event_ids(workspace: Workspace, wanted: EventFilter, day: str = "") -> list[int]:
    """Ids of the events that the list shows, the newest first; `day` (ISO) stands for today."""
    with workspace.reading():
        ids = workspace.events.ids_in_order(
            kinds=[wanted.kind] if wanted.kind else [],
            since=wanted.since,
            until=wanted.until or "9999",
            year=wanted.year,
            topic=wanted.topic,
            unreported_on=(day or today()) if wanted.unreported else "",
            in_bin=wanted.in_bin,
        )
        return _with_words(workspace, ids, wanted) if wanted.text.strip() else ids


def event_rows(workspace: Workspace, event_ids: Sequence[int], day: str = "") -> list[EventRow]:
    """The rows of these events, in their order; those that are gone are left out. `day` stands for today."""
    with workspace.reading():
        events = workspace.events.some(event_ids)
        tallies = workspace.events.tallies(event_ids)
    now = day or today()
    rows = []
    for event in events:
        form = form_of(event.kind)
        tally = tallies.get(event.id, _NOTHING)
        rows.append(
            EventRow(
                id=event.id,
                rev=event.rev,
                title=event.title,
                kind=event.kind,
                kind_label=form.label,
                method=form.method,
                day=event.day,
                day_to=event.day_to,
                time=event.time,
                place=event.place,
                participants=event.participants,
                topic=event.topic,
                tally=tally,
                days_since=None if tally.articles else event.days_since(now),
                missing=tuple(missing_in(event, now)),
                in_bin=event.deleted_at is not None,
            )
        )
    return rows


def count_events(workspace: Workspace, since: str, until: str, day: str = "") -> EventCounts:
    """How many events began between two ISO dates, by kind and by row of the plan, in the plan's order.

    Every event counts once, where it began; lượt add up and are not heads (domain.md §6). `day` stands for
    today.
    """
    with workspace.reading():
        counted = {count.kind: count for count in workspace.events.count_by_kind(since, until)}
        sums = workspace.events.sums_by_kind(since, until)
        invited, came, published = workspace.event_press.count(since, until)
        unreported = workspace.events.count_unreported(day or today(), since, until)
    by_kind = tuple(_of_kind(form, c, sums) for kind, form in FORMS.items() if (c := counted.get(kind)))
    return EventCounts(
        by_kind,
        tuple(filter(None, (_of_method(method, by_kind) for method in METHOD_LABELS))),
        sum(count.events for count in by_kind),
        sum(count.participants for count in by_kind),
        invited,
        came,
        published,
        unreported,
    )


def _of_kind(form: Form, counted: KindCount, sums: dict[tuple[str, str], int]) -> Count:
    return Count(
        form.kind.value,
        form.label,
        counted.events,
        counted.participants,
        counted.uncounted if form.turnout_label else 0,
        _figures(form, sums),
    )


def _figures(form: Form, sums: dict[tuple[str, str], int]) -> dict[str, int]:
    numbers = [
        f for f in form.fields if f.type in (FieldType.NUMBER, FieldType.MONEY) and f.key not in _NO_SUMS
    ]
    return {f.label: total for f in numbers if (total := sums.get((form.kind.value, f.key)))}


_NO_SUMS = {"so-nam"}  # the n-th anniversary


def _of_method(method: str, by_kind: Sequence[Count]) -> Count | None:
    own = [count for count in by_kind if form_of(count.key).method == method]
    if not own:
        return None
    return Count(
        method,
        METHOD_LABELS[method],
        sum(count.events for count in own),
        sum(count.participants for count in own),
        sum(count.uncounted for count in own),
        {},
    )


def _with_words(workspace: Workspace, ids: list[int], wanted: EventFilter) -> list[int]:
    """Those with the words of the filter. What lies in the bin is in no index: there the titles are looked at."""
    if not wanted.in_bin:
        found = set(workspace.search_ids(wanted.text, "event"))
        return [event_id for event_id in ids if event_id in found]
    words = fold(wanted.text).split()
    titles = {event.id: fold(event.title) for event in workspace.events.some(ids)}
    return [i for i in ids if all(word in titles[i] for word in words)]
