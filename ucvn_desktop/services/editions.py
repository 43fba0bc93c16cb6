"""Which year's plan is meant, and what a number means in it."""

from collections.abc import Sequence
from datetime import date

from ucvn_desktop.core.article import Article
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.event import Event
from ucvn_desktop.core.plan import PlanEdition, Topic
from ucvn_desktop.core.plan_years import Plans, plans_with, year_of_article, year_of_event
from ucvn_desktop.core.text.dates import this_day
from ucvn_desktop.core.text.fold import fold
from ucvn_desktop.core.text.titles import shorten
from ucvn_desktop.services.profile import year_problem
from ucvn_desktop.storage.workspace import Workspace


def usual_year(workspace: Workspace, today: date | None = None) -> int:
    """The year that is meant where none is chosen: this year where it is open, else the newest that is; this year
    where none is open."""
    years, now = workspace.editions.years(), (today or this_day()).year
    return now if now in years or not years else years[0]


def edition_of(workspace: Workspace, year: int | None = None, today: date | None = None) -> PlanEdition:
    """The plan of `year`; without one, of usual_year(). Raises UserError where there is none."""
    with workspace.reading():
        wanted = usual_year(workspace, today) if year is None else year
        found = workspace.editions.of_year(wanted)
        if found is None:
            raise _no_plan(wanted, workspace.editions.years())
    return found


def plans_of(workspace: Workspace) -> Plans:
    """What the numbers of topics mean, from year to year."""
    with workspace.reading():
        years = {edition.id: edition.year for edition in workspace.editions.all()}
        topics: dict[int, list[Topic]] = {}
        for topic in workspace.topics.all():
            topics.setdefault(years.get(topic.edition_id, 0), []).append(topic)
    return plans_with({year: its for year, its in topics.items() if year})


def topics_of_articles(workspace: Workspace, articles: Sequence[Article]) -> dict[int, Topic]:
    """The topic that each article's number means, under the article's id: in the plan of the year for which the
    article counts or, while that plan has no topics, in the plan before it, else in the next one.

    Articles whose number means none there are left out.
    """
    with workspace.reading():
        years = workspace.articles.plan_years([article.id for article in articles])
        plans = plans_of(workspace)
    meant = {article.id: plans.topic(years[article.id], article.topic) for article in articles}
    return {article_id: topic for article_id, topic in meant.items() if topic}


def article_year(workspace: Workspace, article: Article) -> int:
    """The year for whose plan the article counts, as it is given, stored or not."""
    event = workspace.events.some([article.event_id]) if article.event_id else []
    return year_of_article(article, event[0] if event else None)


def unknown_topic(workspace: Workspace, record: Article | Event) -> str:
    """What is wrong with the record's topic in the plan of its year, as a sentence; "" where nothing is."""
    with workspace.reading():
        year = year_of_event(record) if isinstance(record, Event) else article_year(workspace, record)
        phrase = plans_of(workspace).unknown(year, record.topic)
    return f"{phrase[0].upper()}{phrase[1:]}; số này vẫn được giữ, hãy chọn lại nội dung." if phrase else ""


def unknown_campaign(workspace: Workspace, event: Event) -> str:
    """That the plan of the event's year names no such campaign, as a sentence; "" where it does, or names none."""
    year = year_of_event(event)
    with workspace.reading():
        edition = workspace.editions.of_year(year)
        names = [fold(one.name) for one in workspace.campaigns.of_edition(edition.id)] if edition else []
    typed = fold(event.campaign)
    # «Phong trào …» before a name, or a part of a long one, is no other.
    if not typed or not names or any(name in typed or typed in name for name in names):
        return ""
    return (
        f"Kế hoạch năm {year} không nêu «{shorten(event.campaign)}»; tên này vẫn được giữ, hãy xem lại nếu ghi nhầm (các "
        f"tên của kế hoạch: ucvn plan show --year {year})."
    )


def _no_plan(year: int, years: list[int]) -> UserError:
    if not years:
        return UserError("Dữ liệu này chưa có kế hoạch nào. Hãy nhập bằng lệnh: ucvn plan import TỆP")
    if problem := year_problem(year):
        return UserError(problem)
    return UserError(
        f"Chưa có kế hoạch năm {year}; đang có kế hoạch năm {', '.join(map(str, years))}. Hãy nhập kế hoạch năm "
        f"{year} từ tệp của công đoàn cấp trên, hoặc mở năm này (ucvn year open {year})."
    )
