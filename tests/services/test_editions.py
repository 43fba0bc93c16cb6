"""What the numbers of topics mean, which are another plan's from one year to the next."""

import time
from collections.abc import Callable
from datetime import date

import pytest

from ucvn_desktop.core.article import Article
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.event import Event
from ucvn_desktop.core.plan import Campaign, PlanEdition, Topic
from ucvn_desktop.services.editions import (
    article_year,
    edition_of,
    topics_of_articles,
    unknown_campaign,
    unknown_topic,
    usual_year,
)
from ucvn_desktop.services.events import bin_event
from ucvn_desktop.services.plan_year import open_year
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


def test_lists_ask_for_the_year_by_the_rule_by_which_one_article_is_judged(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Asia/Ho_Chi_Minh")
    time.tzset()
    held = workspace.events.add(Event(title="Tổng kết", day="2021-12-31"))
    binned = workspace.events.add(Event(title="Ghi nhầm", day="2019-05-01"))
    bin_event(workspace, binned.id)
    made = [
        workspace.articles.add(Article(title="Tin", event_id=event_id, plan_year=plan_year))
        for event_id in (None, held.id, binned.id)
        for plan_year in (0, 2020)
    ]
    # In Hà Nội it is the next year already.
    workspace.connection.execute("UPDATE article SET created = '2022-12-31T17:30:00Z'")
    made = workspace.articles.some([article.id for article in made])
    alone = {article.id: article_year(workspace, article) for article in made}
    assert workspace.articles.plan_years([article.id for article in made]) == alone
    assert list(alone.values()) == [2023, 2020, 2021, 2020, 2019, 2020]
    assert workspace.articles.years() == [2023, 2021, 2020, 2019]
    monkeypatch.undo()
    time.tzset()


def test_a_topic_that_is_none_in_the_records_year_is_told(workspace: Workspace) -> None:
    _plan(workspace, 2022, "An toàn lao động")
    event = workspace.events.add(Event(title="Hội nghị", day="2022-01-05", topic=6))
    article = workspace.articles.add(Article(title="Tin", topic=6, event_id=event.id, plan_year=2021))
    assert unknown_topic(workspace, article) == ""
    assert unknown_topic(workspace, event).startswith("Kế hoạch năm 2022 không có nội dung 6;")


def test_where_no_year_is_chosen_this_year_is_meant_or_the_newest(workspace: Workspace) -> None:
    open_year(workspace, 2027)
    assert usual_year(workspace, date(2026, 5, 1)) == 2027
    open_year(workspace, 2026)
    assert usual_year(workspace, date(2026, 5, 1)) == 2026
    for edition in workspace.editions.all():
        workspace.editions.to_bin(edition)
    assert usual_year(workspace, date(2026, 5, 1)) == 2026
    with pytest.raises(UserError, match="chưa có kế hoạch nào"):
        edition_of(workspace)


def test_a_campaign_that_the_plan_does_not_name_is_told(workspace: Workspace) -> None:
    def told(name: str, day: str = "2021-05-01") -> str:
        return unknown_campaign(workspace, Event(title="Lễ", day=day, campaign=name))

    plan = edition_of(workspace, 2021)
    for one in workspace.campaigns.of_edition(plan.id):
        workspace.campaigns.to_bin(one)
    assert told("Phong trào không có") == ""  # the plan names none: it may not be entered yet
    workspace.campaigns.add(Campaign(edition_id=plan.id, kind="phong-trao", name="Lao động giỏi"))
    assert "Kế hoạch năm 2021 không nêu «Phong trào không có»" in told("Phong trào không có")
    assert told("") == told("phong trào «lao động giỏi»") == told("Lao động") == ""
    assert told("Phong trào không có", "2019-05-01") == ""
