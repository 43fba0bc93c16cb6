"""The one way in which a plan gets into the workspace: as a new edition, or over that year's.

What has the same number (or, without one, the same words) stays the record that it was: articles and tasks
hang on it. What changed is its next revision, what is gone lies in the bin.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from ucvn_desktop.core.plan import (
    CAMPAIGN_LABELS,
    CampaignKind,
    Method,
    PlanContent,
    PlanEdition,
    Topic,
)
from ucvn_desktop.core.plan_moves import moved_numbers
from ucvn_desktop.core.record import Record
from ucvn_desktop.core.slogan import Slogan
from ucvn_desktop.core.text.fold import fold
from ucvn_desktop.services.editions import plans_of
from ucvn_desktop.services.plan_links import Changed, changed_parts, follow, links_of
from ucvn_desktop.storage.plans import OfEdition
from ucvn_desktop.storage.workspace import Workspace

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Stored:
    """What storing a plan did: how many records are new, changed, gone into the bin; `replaced` are the topics and
    methods that are gone, somewhere else or about something else now, as they were in the plan of the year `before`,
    which is another year's where this year had none yet; `moved` are the kinds of the records that followed one.
    """

    edition: PlanEdition
    is_new: bool
    added: int
    changed: int
    removed: int
    replaced: tuple[Changed[Any], ...]
    moved: frozenset[str]
    before: int


def store_plan(workspace: Workspace, plan: PlanContent) -> Stored:
    """Store `plan` as the edition of its year. Inside the caller's transaction or one of its own.

    Records name topics and methods by number: where one's words stand under another number now, those that meant it
    follow (core/plan_moves.py), also those of the years that had no plan of their own and mean this one's.
    """
    with workspace.write():
        old = workspace.editions.of_year(plan.year)
        edition = _edition(workspace, old, plan)
        meant = _meant_before(workspace, edition)
        topics = workspace.topics.of_edition(meant.id)
        methods = workspace.methods.of_edition(edition.id) or workspace.methods.of_edition(meant.id)
        mottoes = {motto.text for motto in workspace.mottoes.of_edition(edition.id, with_bin=True)}
        counts = [
            _sync(workspace.topics, edition.id, plan.topics, lambda r: r.number),
            _sync(workspace.methods, edition.id, plan.methods, lambda r: r.number),
            _sync(workspace.duties, edition.id, plan.duties, lambda r: r.number),
            _sync(workspace.campaigns, edition.id, plan.campaigns, lambda r: fold(r.name)),
            _sync(workspace.mottoes, edition.id, plan.mottoes, lambda r: r.text),
            _sync(workspace.plan_dates, edition.id, plan.dates, lambda r: (r.text, r.first_day, r.years)),
        ]
        _into_bank(workspace, plan, known=mottoes)
        replaced, moved = _follow(workspace, plan, topics, methods)
    added, changed, removed = (sum(numbers) for numbers in zip(*counts, strict=True))
    return Stored(edition, old is None, added, changed, removed, replaced, moved, meant.year)


def _follow(
    workspace: Workspace, plan: PlanContent, topics: list[Topic], methods: list[Method]
) -> tuple[tuple[Changed[Any], ...], frozenset[str]]:
    """Let the records follow the topics and methods that there were; returns those that are not where they were,
    and the kinds of the records that moved."""
    meant = plans_of(workspace).of(plan.year)
    if meant is None or meant.year != plan.year:
        return (), frozenset()
    links = links_of(workspace, meant.first_year, meant.last_year)
    titles = {topic.number: (topic.short, topic.title) for topic in topics}
    forms = {method.number: (method.title, form_words(method)) for method in methods}
    titles_now = {topic.number: topic.title for topic in plan.topics}
    forms_now = {method.number: form_words(method) for method in plan.methods}
    to = moved_numbers({n: words for n, (_, words) in titles.items()}, titles_now)
    forms_to = moved_numbers({n: words for n, (_, words) in forms.items()}, forms_now)
    moved = follow(workspace, links, to, forms_to)
    names_now = {method.number: method.title for method in plan.methods}
    return (
        *changed_parts("nội dung", titles, titles_now, to, links.topics),
        *changed_parts("hình thức", forms, forms_now, forms_to, links.methods, names_now),
    ), moved


def form_words(method: Method) -> str:
    """The words by which a method is known: those of its forms."""
    return " ".join(method.points)


def _meant_before(workspace: Workspace, edition: PlanEdition) -> PlanEdition:
    """The edition whose topics are meant in the edition's year: its own where it has any."""
    plan = plans_of(workspace).of(edition.year)
    return (workspace.editions.of_year(plan.year) if plan else None) or edition


def _edition(workspace: Workspace, old: PlanEdition | None, plan: PlanContent) -> PlanEdition:
    if old is None:
        return workspace.editions.add(PlanEdition(year=plan.year, title=plan.title, source=plan.source))
    return workspace.editions.save(replace(old, title=plan.title, source=plan.source or old.source))


def _sync(
    repository: OfEdition[R], edition_id: int, wanted: Sequence[R], key: Callable[[Any], Hashable]
) -> tuple[int, int, int]:
    """Make the edition's records what is `wanted`; returns how many are new, changed, binned."""
    # Of several with one key those that are not in the bin come first, each for one of those wanted.
    there = sorted(repository.of_edition(edition_id, with_bin=True), key=lambda r: r.deleted_at is not None)
    known: dict[Hashable, list[R]] = {}
    for record in there:
        known.setdefault(key(record), []).append(record)
    added = changed = 0
    kept: set[int] = set()
    for record in wanted:
        of_edition: Any = {"edition_id": edition_id}
        same_key = known.get(key(record))
        old = same_key.pop(0) if same_key else None
        if old is None:
            kept.add(repository.add(replace(record, **of_edition)).id)
            added += 1
            continue
        same: Any = {name: getattr(old, name) for name in ("id", "uid", "rev", "created", "updated")}
        stored = repository.save(replace(record, **of_edition, **same))
        kept.add(stored.id)
        changed += stored.rev != old.rev
    gone = [record for record in there if record.deleted_at is None and record.id not in kept]
    for record in gone:
        repository.to_bin(record)
    return added, changed, len(gone)


def _into_bank(workspace: Workspace, plan: PlanContent, known: set[str]) -> None:
    """Put mottoes that are new in the plan into the bank of slogans, unless somebody put them there or away."""
    kinds = {c.name: CAMPAIGN_LABELS[CampaignKind(c.kind)] for c in plan.campaigns}
    for motto in plan.mottoes:
        if motto.text not in known and not workspace.slogans.with_text(motto.text, with_bin=True):
            workspace.slogans.add(Slogan(text=motto.text, campaign=kinds.get(motto.text, "")))
