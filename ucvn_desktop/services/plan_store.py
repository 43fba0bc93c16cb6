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
from ucvn_desktop.core.record import Record
from ucvn_desktop.core.slogan import Slogan
from ucvn_desktop.core.text.fold import fold
from ucvn_desktop.services.editions import plans_of
from ucvn_desktop.storage.plans import OfEdition
from ucvn_desktop.storage.workspace import Workspace

R = TypeVar("R", bound=Record)

_FEW = 0.5
"""Two titles that share less than this part of their words are two subjects."""


@dataclass(frozen=True, slots=True)
class Stored:
    """What storing a plan did: how many records are new, changed, gone into the bin; the topics and methods that are
    gone or about something else now, as they were before: in the plan of `before`, which is another year's where
    this year had none yet.
    """

    edition: PlanEdition
    is_new: bool
    added: int
    changed: int
    removed: int
    replaced_topics: tuple[Topic, ...]
    replaced_methods: tuple[Method, ...] = ()
    before: int = 0


def store_plan(workspace: Workspace, plan: PlanContent) -> Stored:
    """Store `plan` as the edition of its year. Inside the caller's transaction or one of its own."""
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
    added, changed, removed = (sum(numbers) for numbers in zip(*counts, strict=True))
    now = {topic.number: topic.title for topic in plan.topics}
    replaced = tuple(t for t in topics if t.number not in now or not same_subject(t.title, now[t.number]))
    forms = {method.number: " ".join(method.points) for method in plan.methods}
    others = tuple(
        m for m in methods if m.number not in forms or not same_subject(" ".join(m.points), forms[m.number])
    )
    return Stored(edition, old is None, added, changed, removed, replaced, others, meant.year)


def _meant_before(workspace: Workspace, edition: PlanEdition) -> PlanEdition:
    """The edition whose topics are meant in the edition's year: its own where it has any."""
    plan = plans_of(workspace).of(edition.year)
    return (workspace.editions.of_year(plan.year) if plan else None) or edition


def same_subject(one: str, other: str) -> bool:
    """Whether two titles of topics are about the same, by the words they share."""
    return likeness(one, other) >= _FEW


def likeness(one: str, other: str) -> float:
    """How many of their words two titles share, 0 to 1."""
    words, others = set(fold(one).split()), set(fold(other).split())
    return len(words & others) / max(len(words), len(others), 1)


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
