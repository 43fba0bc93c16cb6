"""What of the records names topics and methods by their numbers, and how it follows them to other numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Generic, TypeVar

from ucvn_desktop.core.article import Article
from ucvn_desktop.core.event import Event
from ucvn_desktop.core.plan_moves import same_subject
from ucvn_desktop.core.task import Task
from ucvn_desktop.core.text.numbers import format_number
from ucvn_desktop.core.text.titles import shorten
from ucvn_desktop.storage.workspace import Workspace

N = TypeVar("N", int, str)

_NOUNS = {Article.KIND: "tin, bài", Event.KIND: "hoạt động", Task.KIND: "nhiệm vụ"}
_MOST_NAMED = 5


@dataclass(slots=True)
class Naming:
    """The records that name one number: ids under their kind, oldest first; those in the bin are only `binned`.
    `sent` counts the articles among them that were sent before."""

    ids: dict[str, list[int]] = field(default_factory=dict)
    binned: dict[str, list[int]] = field(default_factory=dict)
    sent: int = 0

    def counts(self) -> list[str]:
        """«2 tin, bài», «1 nhiệm vụ»; also «1 mục trong thùng rác»."""
        in_bin = sum(map(len, self.binned.values()))
        said = [
            f"{format_number(len(self.ids[kind]))} {noun}"
            for kind, noun in _NOUNS.items()
            if kind in self.ids
        ]
        return said + ([f"{format_number(in_bin)} mục trong thùng rác"] if in_bin else [])

    def numbered(self) -> list[str]:
        """«2 tin, bài (số 3, 8)», «1 nhiệm vụ (số 4)»: without those in the bin."""
        return [
            f"{format_number(len(self.ids[kind]))} {noun} ({numbered(self.ids[kind])})"
            for kind, noun in _NOUNS.items()
            if kind in self.ids
        ]


@dataclass(frozen=True, slots=True)
class Links:
    """What names topics and methods in some years, under their numbers."""

    topics: dict[int, Naming]
    methods: dict[str, Naming]


@dataclass(frozen=True, slots=True)
class Changed(Generic[N]):
    """A topic or method (`noun`) that is not under its number any more, with what named it: `to` is where it is now
    (None: nobody can tell), `now` the words that its old number has now (None: it has none)."""

    noun: str
    number: N
    name: str
    to: N | None
    now: str | None
    naming: Naming

    def told(self, before: int, year: int) -> str:
        """What became of it and of what named it; "" where nothing did. `before` is the year of its plan, `year` that
        of the plan that holds now."""
        of, of_now = (f" của kế hoạch năm {n}" if before != year else "" for n in (before, year))
        what = f"{self.noun.capitalize()} {self.number} «{self.name}»{of}"
        if self.to is not None:
            counts = self.naming.counts()
            moved = f"{what} nay là {self.noun} {self.to}{of_now}: đã chuyển {', '.join(counts)} theo.{_sent(self.naming)}"
            return moved if counts else ""
        hang = self.naming.numbered()
        becomes = "không còn trong kế hoạch" if self.now is None else f"nay là «{shorten(self.now)}»"
        return (
            f"{what} {becomes}; {', '.join(hang)} đang ghi {self.noun} số này: hãy xem lại." if hang else ""
        )


def numbered(ids: Sequence[int]) -> str:
    """«số 3, 8, 9, 12, 15 và 4 số nữa»."""
    more = len(ids) - _MOST_NAMED
    rest = f" và {format_number(more)} số nữa" if more > 0 else ""
    return f"số {', '.join(map(str, ids[:_MOST_NAMED]))}{rest}"


def links_of(workspace: Workspace, first_year: int, last_year: int) -> Links:
    """What names a topic or method for the plans of these years, also in the bin (core/plan_years.py says the year of
    each)."""
    topics: dict[int, Naming] = {}
    methods: dict[str, Naming] = {}
    sent = workspace.articles.ids_sent()
    editions = {one.id for one in workspace.editions.all() if first_year <= one.year <= last_year}
    tasks = [task for task in workspace.tasks.all(with_bin=True) if task.edition_id in editions]
    for topic, article_id, is_binned in workspace.articles.naming_topics(first_year, last_year):
        _put(topics, topic, Article.KIND, article_id, is_binned=is_binned)
        topics[topic].sent += article_id in sent and not is_binned
    for topic, event_id, is_binned in workspace.events.naming_topics(first_year, last_year):
        _put(topics, topic, Event.KIND, event_id, is_binned=is_binned)
    for task in tasks:
        is_binned = task.deleted_at is not None
        if task.topic:
            _put(topics, task.topic, Task.KIND, task.id, is_binned=is_binned)
        if task.method:
            _put(methods, task.method, Task.KIND, task.id, is_binned=is_binned)
    return Links(topics, methods)


def follow(
    workspace: Workspace, links: Links, topics: Mapping[int, int], methods: Mapping[str, str]
) -> frozenset[str]:
    """Let what `links` found name the new numbers, all at once, each in its next revision; returns the kinds of
    which anything moved. Inside the caller's transaction."""
    moved = set()
    for kind, ids in _ids(links.topics, topics).items():
        moved.add(kind)
        for record_id, number in ids:
            _save(workspace, kind, record_id, topic=number)
    for kind, places in _ids(links.methods, methods).items():
        moved.add(kind)
        for record_id, place in places:
            _save(workspace, kind, record_id, method=place)
    return frozenset(moved)


def changed_parts(
    noun: str,
    old: Mapping[N, tuple[str, str]],
    new: Mapping[N, str],
    moves: Mapping[N, N],
    named: Mapping[N, Naming],
    names_now: Mapping[N, str] | None = None,
) -> tuple[Changed[N], ...]:
    """What of `old` (name and words by number) is not under its number any more, `new` being the words by number,
    `names_now` how what stands there is called where that is not its words."""
    called = new if names_now is None else names_now
    return tuple(
        Changed(noun, number, name, moves.get(number), called.get(number), named.get(number, Naming()))
        for number, (name, words) in old.items()
        if number in moves or number not in new or not same_subject(words, new[number])
    )


def _sent(naming: Naming) -> str:
    if not naming.sent:
        return ""
    return f" {format_number(naming.sent)} tin, bài trong số đó đã gửi với số cũ, nên hiện là chưa gửi bản mới nhất."


def _put(found: dict[N, Naming], number: N, kind: str, record_id: int, *, is_binned: bool) -> None:
    naming = found.setdefault(number, Naming())
    (naming.binned if is_binned else naming.ids).setdefault(kind, []).append(record_id)


def _ids(named: Mapping[N, Naming], moves: Mapping[N, N]) -> dict[str, list[tuple[int, N]]]:
    found: dict[str, list[tuple[int, N]]] = {}
    for old, new in moves.items():
        naming = named.get(old, Naming())
        for ids in (naming.ids, naming.binned):
            for kind, its in ids.items():
                found.setdefault(kind, []).extend((record_id, new) for record_id in its)
    return found


def _save(workspace: Workspace, kind: str, record_id: int, **changes: object) -> None:
    repositories = (workspace.articles, workspace.events, workspace.tasks)
    repository: Any = next(one for one in repositories if one.kind == kind)
    repository.save(replace(repository.get(record_id), **changes))
