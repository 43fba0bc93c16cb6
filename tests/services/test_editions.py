"""What the numbers of topics mean, which are another plan's from one year to the next."""

from collections.abc import Callable

import pytest

from ucvn_desktop.core.article import Article
from ucvn_desktop.core.event import Event
from ucvn_desktop.core.plan import PlanEdition, Topic
from ucvn_desktop.services.editions import topics_of_articles
from ucvn_desktop.storage.workspace import Workspace

Of = Callable[..., str]


@pytest.fixture
def meant(workspace: Workspace) -> Of:
    """Tells what the number 4 of an article means, by the day of its event and the year that the officer says."""

    def topic(day: str, plan_year: int = 0, number: int = 4) -> str:
        event = workspace.events.add(Event(title="Hội nghị", day=day))
        article = workspace.articles.add(
            Article(title="Tin", topic=number, event_id=event.id, plan_year=plan_year)
        )
        found = topics_of_articles(workspace, [article])
        return found[article.id].title if found else ""

    return topic


def _plan(workspace: Workspace, year: int, *titles: str) -> None:
    edition = workspace.editions.add(PlanEdition(year=year, title=f"Kế hoạch năm {year}", source=""))
    for number, title in enumerate(titles, 4):
        workspace.topics.add(Topic(edition_id=edition.id, number=number, short=title, title=title))


def test_a_number_means_the_topic_of_the_articles_own_year(workspace: Workspace, meant: Of) -> None:
    of_2021 = next(topic.title for topic in workspace.topics.all() if topic.number == 4)
    _plan(workspace, 2023, "Chuyển đổi số")
    _plan(workspace, 2022, "An toàn lao động")
    assert meant("2021-04-16") == of_2021
    assert meant("2022-01-01") == "An toàn lao động"
    assert meant("2023-12-31") == "Chuyển đổi số"
    assert meant("2022-01-05", plan_year=2021) == of_2021
    assert meant("2022-01-01", number=5) == ""


def test_until_the_years_plan_is_there_the_plan_before_counts(workspace: Workspace, meant: Of) -> None:
    of_2021 = next(topic.title for topic in workspace.topics.all() if topic.number == 4)
    _plan(workspace, 2022)
    _plan(workspace, 2023, "Chuyển đổi số")
    assert meant("2022-04-16") == of_2021
    assert meant("2025-04-16") == "Chuyển đổi số"
    assert meant("2020-04-16") == of_2021


def test_without_a_plan_no_number_means_anything(workspace: Workspace, meant: Of) -> None:
    for topic in workspace.topics.all():
        workspace.topics.to_bin(topic)
    assert meant("2021-04-16") == ""
    assert topics_of_articles(workspace, []) == {}
