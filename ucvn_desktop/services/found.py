"""What is found in the plans, which are in no index; and what was found, told apart: the same task stands in the plans
of several years, the same meeting is held in each."""

from collections.abc import Sequence

from ucvn_desktop.core.plan import CAMPAIGN_LABELS, Campaign, CampaignKind, Topic
from ucvn_desktop.core.plan_years import year_of_event
from ucvn_desktop.storage.search import Hit, matching
from ucvn_desktop.storage.workspace import Workspace


def find_in_plans(workspace: Workspace, query: str) -> list[Hit]:
    """Topics and campaigns of the plans, as Workspace.search() finds records: the newest plan's first."""
    with workspace.reading():
        order = [edition.id for edition in workspace.editions.newest_first()]
        topics = [topic for topic in workspace.topics.all() if topic.edition_id in order]
        campaigns = [campaign for campaign in workspace.campaigns.all() if campaign.edition_id in order]
    found = [
        (order.index(topic.edition_id), Hit(Topic.KIND, topic.id, _title_of(topic), "\n".join(topic.points)))
        for topic in topics
    ]
    found += [
        (
            order.index(one.edition_id),
            Hit(Campaign.KIND, one.id, one.name, CAMPAIGN_LABELS[CampaignKind(one.kind)]),
        )
        for one in campaigns
    ]
    return matching(query, [hit for _, hit in sorted(found, key=lambda pair: pair[0])])


def _title_of(topic: Topic) -> str:
    return f"{topic.number}. {topic.title or topic.short}"


def years_of(workspace: Workspace, hits: Sequence[Hit]) -> dict[Hit, int]:
    """The year for whose plan each of the articles, events, tasks and parts of plans among the hits counts."""
    ids = {kind: [hit.id for hit in hits if hit.kind == kind] for kind in ("article", "event", "task")}
    with workspace.reading():
        editions = {edition.id: edition.year for edition in workspace.editions.all(with_bin=True)}
        years = {
            "article": workspace.articles.plan_years(ids["article"]),
            "event": {event.id: year_of_event(event) for event in workspace.events.some(ids["event"])},
            "task": {task.id: editions[task.edition_id] for task in workspace.tasks.some(ids["task"])},
            Topic.KIND: {topic.id: editions[topic.edition_id] for topic in workspace.topics.all()},
            Campaign.KIND: {one.id: editions[one.edition_id] for one in workspace.campaigns.all()},
        }
    return {hit: year for hit in hits if (year := years.get(hit.kind, {}).get(hit.id))}
