"""The list of articles: which ones in what order, what stands in each row, how many there are of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from ucvn_desktop.core.article import ARTICLE_LABELS, ArticleKind, ArticleStatus
from ucvn_desktop.core.plan_years import ALL_YEARS, year_of_article
from ucvn_desktop.core.text.dates import local_day
from ucvn_desktop.core.text.fold import fold
from ucvn_desktop.services.readiness import article_item, is_sent, what_is_missing
from ucvn_desktop.storage.workspace import Workspace

_BLOCK = 200


class Show(StrEnum):
    """Which articles the list shows."""

    ALL = "tat-ca"
    DRAFTS = "ban-thao"
    SENT = "da-gui"
    LACKING = "con-thieu"
    BIN = "thung-rac"


SHOW_LABELS = {
    Show.ALL: "Tất cả",
    Show.DRAFTS: "Bản thảo",
    Show.SENT: "Đã gửi",
    Show.LACKING: "Còn thiếu",
    Show.BIN: "Thùng rác",
}


@dataclass(frozen=True, slots=True)
class ListFilter:
    """What the list is asked for; `topic` is a number of the plan's topics, 0 for none, None for all.

    `year` is that for whose plan the articles count (core/plan_years.py), 0 for all; `topic_years`, the first and
    the last in which the number means the topic that is meant, where it means others in others.
    """

    show: Show = Show.ALL
    topic: int | None = None
    text: str = ""
    year: int = ALL_YEARS
    topic_years: tuple[int, int] | None = None

    @property
    def years(self) -> tuple[int, int] | None:
        """The first and the last year that are asked for; None for all."""
        return (self.year, self.year) if self.year else self.topic_years

    @property
    def in_bin(self) -> bool:
        """Whether what lies in the bin is asked for."""
        return self.show is Show.BIN


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """What the list shows of an article. `day` is ISO: that of its event, or else of its last change; `year` is that
    for whose plan it counts."""

    id: int
    rev: int
    title: str
    kind_label: str
    topic: int
    day: str
    year: int
    photos: int
    missing: tuple[str, ...]
    status: ArticleStatus
    in_bin: bool


@dataclass(frozen=True, slots=True)
class ArticleCounts:
    """How many articles there are, of a year or (0) of all."""

    drafts: int = 0
    sent: int = 0
    lacking: int = 0
    in_bin: int = 0
    year: int = ALL_YEARS


def listed_ids(workspace: Workspace, wanted: ListFilter) -> list[int]:
    """Ids of the articles that the list shows, the one changed last first."""
    with workspace.reading():
        ids = workspace.articles.ids_in_order(
            topic=wanted.topic, years=wanted.years, in_bin=wanted.show is Show.BIN
        )
        if wanted.show in (Show.DRAFTS, Show.SENT):
            sent = sent_ids(workspace)
            ids = [i for i in ids if (i in sent) == (wanted.show is Show.SENT)]
        elif wanted.show is Show.LACKING:
            lacking = workspace.articles.ids_lacking()
            ids = [i for i in ids if i in lacking]
        return _with_words(workspace, ids, wanted) if wanted.text.strip() else ids


def article_rows(workspace: Workspace, article_ids: Sequence[int]) -> list[ArticleRow]:
    """The rows of these articles, in their order; those that are gone are left out."""
    with workspace.reading():
        articles = workspace.articles.some(article_ids)
        photos = workspace.article_photos.photos_by_article([a.id for a in articles])
        sent = workspace.submission_items.newest_of([a.uid for a in articles])
        events = {e.id: e for e in workspace.events.some([a.event_id for a in articles if a.event_id])}
        unit_name = workspace.profile.unit_name
    rows = []
    for article in articles:
        its_photos = photos.get(article.id, [])
        event = events.get(article.event_id or 0)
        is_as_sent = is_sent(article_item(article, its_photos, unit_name), sent)
        rows.append(
            ArticleRow(
                id=article.id,
                rev=article.rev,
                title=article.title,
                kind_label=ARTICLE_LABELS[ArticleKind(article.kind)],
                topic=article.topic,
                day=event.day if event else local_day(article.updated),
                year=year_of_article(article, event),
                photos=len(its_photos),
                missing=tuple(what_is_missing(article, its_photos)),
                status=ArticleStatus.SENT if is_as_sent else ArticleStatus(article.status),
                in_bin=article.deleted_at is not None,
            )
        )
    return rows


def count_articles(workspace: Workspace, year: int = ALL_YEARS) -> ArticleCounts:
    """How many articles, of a year or of all, are drafts, sent as they are, lack something, or lie in the bin."""
    years = (year, year) if year else None
    with workspace.reading():
        there = set(workspace.articles.ids_in_order(years=years))
        sent = len(sent_ids(workspace) & there)
        return ArticleCounts(
            drafts=len(there) - sent,
            sent=sent,
            lacking=len(workspace.articles.ids_lacking() & there),
            in_bin=len(workspace.articles.ids_in_order(years=years, in_bin=True)),
            year=year,
        )


def sent_ids(workspace: Workspace) -> set[int]:
    """Ids of the articles that are as they were sent last; only those of which it is not certain are read."""
    known = workspace.articles.ids_sent()
    sent = {article_id for article_id, is_certain in known.items() if is_certain}
    unsure = [article_id for article_id, is_certain in known.items() if not is_certain]
    for start in range(0, len(unsure), _BLOCK):
        rows = article_rows(workspace, unsure[start : start + _BLOCK])
        sent |= {row.id for row in rows if row.status is ArticleStatus.SENT}
    return sent


def _with_words(workspace: Workspace, ids: list[int], wanted: ListFilter) -> list[int]:
    """Those with the words of the filter. What lies in the bin is in no index: there the titles are looked at."""
    if wanted.show is not Show.BIN:
        found = set(workspace.search_ids(wanted.text, "article"))
        return [article_id for article_id in ids if article_id in found]
    words = fold(wanted.text).split()
    titles = {a.id: fold(a.title) for a in workspace.articles.some(ids)}
    return [i for i in ids if all(word in titles[i] for word in words)]
