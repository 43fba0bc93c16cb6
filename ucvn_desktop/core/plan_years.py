"""The year for whose plan a record counts, and what the number of a topic means in it.

An event counts for the year of its first day; an article for the year that the officer says, else for that of its
event, else for that in which it was begun; a task for the year of its edition. So what was held in December and
sent in January counts for December's year. `storage/articles.py` asks the same of many articles at once.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ucvn_desktop.core.article import Article
from ucvn_desktop.core.event import Event
from ucvn_desktop.core.plan import Topic
from ucvn_desktop.core.text.dates import local_day

ALL_YEARS = 0
"""What lists are asked for that keep to no year."""


def year_of_day(day: str) -> int:
    """The year of an ISO date."""
    return int(day[:4])


def year_of_event(event: Event) -> int:
    """The year for which the event counts."""
    return year_of_day(event.day)


def year_of_article(article: Article, event: Event | None) -> int:
    """The year for which the article counts; `event` is its own, where it has one, in the bin or not: putting an
    event away moves no article into another year."""
    if article.plan_year:
        return article.plan_year
    return year_of_event(event) if event else year_of_day(local_day(article.created))


@dataclass(frozen=True, slots=True)
class PlanTopics:
    """The topics of the plan of `year`, by their numbers. They are meant by what counts for a year from
    `first_year` to `last_year`: until the next year's plan is there, the one before it holds."""

    year: int
    first_year: int
    last_year: int
    topics: tuple[Topic, ...]

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers that mean something in it."""
        return tuple(topic.number for topic in self.topics)

    @property
    def titles(self) -> dict[int, str]:
        """The topics' titles by their numbers."""
        return {topic.number: topic.title for topic in self.topics}

    def topic(self, number: int) -> Topic | None:
        """What the number means."""
        return next((topic for topic in self.topics if topic.number == number), None)


@dataclass(frozen=True, slots=True)
class Plans:
    """The plans that have topics, the newest first."""

    plans: tuple[PlanTopics, ...] = ()

    def of(self, year: int) -> PlanTopics | None:
        """The plan whose topics are meant in `year`; None where no plan has any."""
        return next((plan for plan in self.plans if plan.first_year <= year <= plan.last_year), None)

    def topic(self, year: int, number: int) -> Topic | None:
        """What the number means in `year`."""
        plan = self.of(year)
        return plan.topic(number) if plan else None

    def unknown(self, year: int, number: int) -> str:
        """What is wrong with the number in `year`, as a phrase; "" where nothing is."""
        plan = self.of(year)
        if not number or (plan and plan.topic(number)):
            return ""
        return f"kế hoạch năm {plan.year if plan else year} không có nội dung {number}"

    def borrowed(self, year: int) -> str:
        """A sentence for a year that has no topics of its own: whose are meant; "" where it has some."""
        plan = self.of(year)
        if plan and plan.year == year:
            return ""
        if plan is None:
            return f"Kế hoạch năm {year} chưa có danh mục nội dung."
        return f"Kế hoạch năm {year} chưa có nội dung; tạm dùng của năm {plan.year}."


def plans_with(topics: dict[int, Sequence[Topic]]) -> Plans:
    """The plans of these years with their topics; those without any hold for no year."""
    years = sorted((year for year, its in topics.items() if its), reverse=True)
    plans, last_year = [], _END
    for year in years:
        first_year = 0 if year == years[-1] else year
        its = tuple(sorted(topics[year], key=lambda topic: topic.number))
        plans.append(PlanTopics(year, first_year, last_year, its))
        last_year = year - 1
    return Plans(tuple(plans))


_END = 9999
