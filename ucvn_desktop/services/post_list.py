"""The list of posts: which ones in what order, what stands in each row, and how much appeared."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from ucvn_desktop.core.post import (
    CHANNEL_LABELS,
    Channel,
    Post,
    PostCount,
    PostFact,
    PostSpan,
    count_of,
    with_keys,
)
from ucvn_desktop.core.text.fold import fold
from ucvn_desktop.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class PostFilter:
    """What the list is asked for."""

    text: str = ""
    span: PostSpan = field(default_factory=PostSpan)
    in_bin: bool = False


@dataclass(frozen=True, slots=True)
class PostRow:
    """What the list shows of a post. `sha256` names its screenshot or is ""; titles of article and event are
    "" where there is none; the event is the article's where the post has none of its own."""

    id: int
    rev: int
    day: str
    channel: Channel
    channel_label: str
    outlet: str
    title: str
    author: str
    link: str
    views: int | None
    article_id: int | None
    article_title: str
    event_id: int | None
    event_title: str
    sha256: str
    in_bin: bool


@dataclass(frozen=True, slots=True)
class Reach:
    """What came of what was sent: ids of the articles of a plan's year that were sent, the one changed last
    first, and those of them that no post names."""

    sent: tuple[int, ...]
    silent: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PostCounts:
    """How much appeared in all, by channel (in their order), by month («2021-04») and by outlet (most first).

    `undated` counts the posts without a day, which stand in no span.
    """

    total: PostCount
    by_channel: tuple[tuple[Channel, PostCount], ...]
    by_month: tuple[tuple[str, PostCount], ...]
    by_outlet: tuple[tuple[str, PostCount], ...]
    undated: int


def listed_posts(workspace: Workspace, wanted: PostFilter) -> list[int]:
    """Ids of the posts that the list shows, the newest day first, those without a day last."""
    with workspace.reading():
        ids = workspace.posts.ids_in_order(wanted.span, in_bin=wanted.in_bin)
        if not wanted.text.strip():
            return ids
        if not wanted.in_bin:
            found = set(workspace.search_ids(wanted.text, Post.KIND))
            return [post_id for post_id in ids if post_id in found]
        # What lies in the bin is in no index: there the titles are looked at.
        words = fold(wanted.text).split()
        titles = {post.id: fold(post.search_title()) for post in workspace.posts.binned()}
        return [post_id for post_id in ids if all(word in titles[post_id] for word in words)]


def post_rows(workspace: Workspace, post_ids: Sequence[int]) -> list[PostRow]:
    """The rows of these posts, in their order; those that are gone are left out."""
    with workspace.reading():
        posts = workspace.posts.some(post_ids)
        articles = {a.id: a for a in workspace.articles.some([p.article_id for p in posts if p.article_id])}
        wanted = [p.event_id for p in posts] + [a.event_id for a in articles.values()]
        events = {e.id: e for e in workspace.events.some([i for i in dict.fromkeys(wanted) if i])}
    rows = []
    for post in posts:
        article = articles.get(post.article_id or 0)
        event_id = post.event_id or (article.event_id if article else None)
        rows.append(
            PostRow(
                id=post.id,
                rev=post.rev,
                day=post.day,
                channel=Channel(post.channel),
                channel_label=CHANNEL_LABELS[Channel(post.channel)],
                outlet=post.outlet,
                title=post.title,
                author=post.author,
                link=post.link,
                views=post.views,
                article_id=post.article_id,
                article_title=article.title if article else "",
                event_id=event_id,
                event_title=events[event_id].title if event_id else "",
                sha256=post.sha256,
                in_bin=post.deleted_at is not None,
            )
        )
    return rows


def count_posts(workspace: Workspace, span: PostSpan) -> PostCounts:
    """How much appeared in the span: what was written once counts once in each group."""
    with workspace.reading():
        facts = with_keys(workspace.posts.facts(span))
        undated = workspace.posts.undated()
    by_channel = dict(_grouped(facts, lambda fact: fact.channel))
    by_month = _grouped(facts, lambda fact: fact.day[:7])
    by_outlet = _grouped(facts, lambda fact: fact.outlet)
    return PostCounts(
        total=count_of(facts),
        by_channel=tuple((channel, by_channel[channel]) for channel in Channel if channel in by_channel),
        by_month=tuple((month, count) for month, count in by_month if month),
        by_outlet=tuple(sorted(by_outlet, key=lambda group: -group[1].published)),
        undated=undated,
    )


def reach_of(workspace: Workspace, year: int) -> Reach:
    """What came of the articles that count for the plan of `year` (0: any) and were sent, whenever that was."""
    sent = workspace.posts.of_sent(year)
    return Reach(tuple(sent), tuple(article_id for article_id, is_posted in sent.items() if not is_posted))


_Keyed = tuple[str, PostFact]


def _grouped(facts: list[_Keyed], name_of: Callable[[PostFact], str]) -> list[tuple[str, PostCount]]:
    groups: dict[str, list[_Keyed]] = {}
    for keyed in facts:
        groups.setdefault(name_of(keyed[1]), []).append(keyed)
    return [(name, count_of(groups[name])) for name in sorted(groups)]
