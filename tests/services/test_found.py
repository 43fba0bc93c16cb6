"""What the search of everything finds in the plans."""

import pytest

from ucvn_desktop.core.plan import Campaign, Topic
from ucvn_desktop.services.found import find_in_plans, years_of
from ucvn_desktop.services.plan_year import open_year
from ucvn_desktop.storage.workspace import Workspace


@pytest.fixture
def planned(workspace: Workspace) -> Workspace:
    """Two plans: both name one campaign, that of 2031 has a topic of its own."""
    for year in (2030, 2031):
        edition = open_year(workspace, year).edition
        workspace.campaigns.add(Campaign(edition_id=edition.id, kind="phong-trao", name="Cơ quan xanh"))
    points = ("Nêu gương cán bộ trẻ ở cơ quan", "Giới thiệu mô hình hay")
    workspace.topics.add(Topic(edition_id=edition.id, number=7, short="Mầm", title="Ươm mầm", points=points))
    return workspace


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("xanh", [("Cơ quan xanh", 2031), ("Cơ quan xanh", 2030)]),
        ("co quan", [("Cơ quan xanh", 2031), ("Cơ quan xanh", 2030), ("7. Ươm mầm", 2031)]),
        ("mo hinh uom", [("7. Ươm mầm", 2031)]),
        ("cơ quân", []),
        ("xanh đỏ", []),
        (" ", []),
    ],
)
def test_topics_and_campaigns_are_found_as_records_are(
    planned: Workspace, query: str, found: list[tuple[str, int]]
) -> None:
    hits = [hit for hit in find_in_plans(planned, query) if years_of(planned, [hit])[hit] > 2021]
    assert [(hit.title, years_of(planned, [hit])[hit]) for hit in hits] == found


def test_a_topic_shows_the_point_in_which_the_words_stand(planned: Workspace) -> None:
    hit = next(hit for hit in find_in_plans(planned, "can bo tre") if hit.kind == "topic")
    assert "cán bộ trẻ ở cơ quan" in hit.snippet
