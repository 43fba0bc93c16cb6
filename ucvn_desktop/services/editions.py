"""Which year's plan is meant, and what a number means in it."""

from collections.abc import Sequence
from datetime import date

from ucvn_desktop.core.article import Article
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.plan import PlanEdition, Topic
from ucvn_desktop.core.text.dates import this_day
from ucvn_desktop.storage.workspace import Workspace


def edition_of(workspace: Workspace, year: int | None = None, today: date | None = None) -> PlanEdition:
    """The plan of `year`; without one, this year's, or else the newest. Raises UserError where there is none."""
    with workspace.reading():
        years = workspace.editions.years()
        wanted = year
        if wanted is None and years:
            now = (today or this_day()).year
            wanted = now if now in years else years[0]
        found = workspace.editions.of_year(wanted) if wanted is not None else None
    if found is None:
        raise _no_plan(year, years)
    return found


def topics_of_articles(workspace: Workspace, articles: Sequence[Article]) -> dict[int, Topic]:
    """The topic that each article's number means, under the article's id: in the plan of the year for which the
    article counts or, while that plan has no topics, in the plan before it, else in the next one.

    Articles whose number means none there are left out.
    """
    with workspace.reading():
        years = workspace.articles.plan_years([article.id for article in articles])
        plans = {
            edition.year: {topic.number: topic for topic in workspace.topics.of_edition(edition.id)}
            for edition in workspace.editions.newest_first()
        }
    known = [year for year, topics in plans.items() if topics]
    meant = {article.id: _nearest(known, years[article.id]) for article in articles if known}
    return {
        article.id: plans[meant[article.id]][article.topic]
        for article in articles
        if article.id in meant and article.topic in plans[meant[article.id]]
    }


def _nearest(years: Sequence[int], wanted: int) -> int:
    return min(years, key=lambda year: (year > wanted, abs(year - wanted)))


def _no_plan(year: int | None, years: list[int]) -> UserError:
    if not years:
        return UserError("Dữ liệu này chưa có kế hoạch nào. Hãy nhập bằng lệnh: ucvn plan import TỆP")
    return UserError(
        f"Chưa có kế hoạch năm {year}; đang có kế hoạch năm {', '.join(map(str, years))}. Hãy nhập kế hoạch năm "
        f"{year} từ tệp của công đoàn cấp trên, hoặc mở năm này (ucvn year open {year})."
    )
