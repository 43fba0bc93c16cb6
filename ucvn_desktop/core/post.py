"""What appeared where: on Facebook, Zalo, YouTube, a site, in a paper, on the air, on the notice board."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.record import Record
from ucvn_desktop.core.text.fold import fold, marked
from ucvn_desktop.core.text.links import host_of


class Channel(StrEnum):
    """The sort of place in which something appeared."""

    FACEBOOK = "facebook"
    ZALO = "zalo"
    YOUTUBE = "youtube"
    SITE = "trang"
    PRESS = "bao"
    BROADCAST = "dai"
    BOARD = "bang-tin"
    OTHER = "khac"


CHANNEL_LABELS = {
    Channel.FACEBOOK: "Facebook",
    Channel.ZALO: "Zalo",
    Channel.YOUTUBE: "YouTube",
    Channel.SITE: "Trang thông tin điện tử",
    Channel.PRESS: "Báo, tạp chí",
    Channel.BROADCAST: "Phát thanh, truyền hình",
    Channel.BOARD: "Bảng tin",
    Channel.OTHER: "Kênh khác",
}

_HOSTS = {
    "facebook.com": Channel.FACEBOOK,
    "fb.com": Channel.FACEBOOK,
    "fb.watch": Channel.FACEBOOK,
    "zalo.me": Channel.ZALO,
    "youtube.com": Channel.YOUTUBE,
    "youtu.be": Channel.YOUTUBE,
}
# Who calls his site so has no other: whose it is, and whether it is official, nobody says by that.
_UNION_HOST = re.compile(r"(^|\.)congdoan[a-z0-9-]*\.([a-z]+\.)?vn$")
# Words with which people name channels, looked for in this order: «Trang Facebook» is Facebook, «Trang tin
# Báo Lao Động» is a paper's.
_WORDS = (
    (Channel.FACEBOOK, ("facebook", "fb", "fanpage")),
    (Channel.ZALO, ("zalo",)),
    (Channel.YOUTUBE, ("youtube", "yt")),
    (Channel.BOARD, ("bảng tin", "bảng thông báo")),
    (Channel.PRESS, ("báo", "báo chí", "tạp chí", "thông tấn xã", "ttxvn")),
    (Channel.BROADCAST, ("đài", "truyền hình", "phát thanh", "truyền thanh", "tv", "vtv", "vov")),
    (Channel.SITE, ("trang", "web", "website", "cổng thông tin", "cổng ttđt", "portal")),
)

MOST_VIEWS = 10**11
"""More than any page ever had: what is larger is a slip of the hand."""

_WORD = re.compile(r"\w+")
_COUNT = re.compile(r"(\d+|\d{1,3}(?:[., ]\d{3})+)")
_ROUNDED = re.compile(r"(\d{1,6})(?:[.,](\d{1,2}))? ?(k|n|nghin|ngan|tr|m|trieu)")
_THOUSANDS = ("k", "n", "nghin", "ngan")


@dataclass(frozen=True, slots=True, kw_only=True)
class Post(Record):
    """Something that appeared on `day` (ISO date or "") at `outlet`, the name of page, paper or board.

    `views` is None where nobody knows; the history has what was counted before. `article_id` and `event_id`
    name what is behind it; without either it stands alone with its own title and author. `sha256` names a
    screenshot in the workspace's files or is "", `file_name` is the name it came with.
    """

    KIND: ClassVar[str] = "post"

    channel: str = Channel.OTHER.value
    outlet: str = ""
    title: str = ""
    author: str = ""
    day: str = ""
    link: str = ""
    views: int | None = None
    article_id: int | None = None
    event_id: int | None = None
    sha256: str = ""
    file_name: str = ""
    note: str = ""

    def search_title(self) -> str:
        return self.title or self.link or self.outlet

    def search_body(self) -> str:
        channel = CHANNEL_LABELS[Channel(self.channel)]
        return "\n".join(part for part in (self.outlet, channel, self.author, self.link, self.note) if part)


@dataclass(frozen=True, slots=True)
class PostCount:
    """How much appeared. One text at several outlets is one `written` and several `published`.

    `views` is the sum of those that are known, of `viewed` posts.
    """

    written: int = 0
    published: int = 0
    views: int = 0
    viewed: int = 0


@dataclass(frozen=True, slots=True)
class PostSpan:
    """Which posts are asked for: from one ISO day to another (both may be "": no limit), of one channel,
    article or event (None: all). Days leave out posts whose day is not known, `undated` leaves out all others."""

    first: str = ""
    last: str = ""
    channel: str | None = None
    article_id: int | None = None
    event_id: int | None = None
    undated: bool = False


@dataclass(frozen=True, slots=True)
class PostFact:
    """What is counted of a post. `article_title` is its article's own, which may differ from the post's."""

    id: int
    day: str
    channel: str
    outlet: str
    article_id: int | None
    title: str
    views: int | None
    article_title: str = ""


def with_keys(facts: Iterable[PostFact]) -> list[tuple[str, PostFact]]:
    """Each post behind what it has in common with the others of its text: the article, or else the title
    whatever marks and case.

    A title under which an article among them appeared means that article, also in posts that do not name it.
    What has neither title nor article is a text of its own. Source: domain.md §6, counting rules.
    """
    known = list(facts)
    articles: dict[str, int] = {}
    for fact in known:
        if fact.article_id is not None:
            for title in (fact.title, fact.article_title):
                articles.setdefault(title_key(title), fact.article_id)
    return [(_text_key(fact, articles), fact) for fact in known]


def _text_key(fact: PostFact, articles: Mapping[str, int]) -> str:
    key = title_key(fact.title)
    article_id = fact.article_id or (articles.get(key) if key else None)
    if article_id is not None:
        return f"article {article_id}"
    return f"title {key}" if key else f"post {fact.id}"


def count_of(facts: Iterable[tuple[str, PostFact]]) -> PostCount:
    """The count of these posts, each as with_keys() gives it."""
    texts: set[str] = set()
    published = views = viewed = 0
    for key, fact in facts:
        texts.add(key)
        published += 1
        if fact.views is not None:
            views += fact.views
            viewed += 1
    return PostCount(len(texts), published, views, viewed)


def title_key(title: str) -> str:
    """What two spellings of one title have in common: words without marks, case and signs."""
    return " ".join(_WORD.findall(fold(title)))


_LABEL_KEYS = {title_key(label): channel for channel, label in CHANNEL_LABELS.items()}


def channel_of_link(link: str) -> Channel | None:
    """The channel that a stored link tells: Facebook, Zalo, YouTube, a trade union's site (congdoan….vn); None
    for any other page."""
    host = host_of(link)
    if _UNION_HOST.search(host):
        return Channel.SITE
    return next((channel for own, channel in _HOSTS.items() if host == own or host.endswith(f".{own}")), None)


def channel_of_words(text: str) -> Channel | None:
    """The channel that people mean with «fb», «Trang web», «Báo Lao Động»; None where it says none.

    Marks count where there are any: «Bảo hiểm» is no «báo», «Đại đoàn kết» no «đài».
    """
    if title_key(text) in _LABEL_KEYS:
        return _LABEL_KEYS[title_key(text)]
    key_of = fold if fold(text) == text.casefold() else marked
    said = _keys(text, key_of)
    return next(
        (channel for channel, words in _WORDS if any(_keys(word, key_of) in said for word in words)), None
    )


def _keys(text: str, key_of: Callable[[str], str]) -> str:
    """The keys of the words, each between blanks, so that whole words are compared; «VTV1» is VTV."""
    return f" {' '.join(key_of(word.rstrip('0123456789')) for word in _WORD.findall(text))} "


def parse_views(text: str) -> int | None:
    """The number of «1.234», «1234» or «1,2K», as pages show it; None for "". Raises UserError."""
    typed = " ".join(text.split())
    if not typed:
        return None
    views: int | None = None
    if _COUNT.fullmatch(typed):
        # Beyond MOST_VIEWS one digit is like another.
        views = int(re.sub(r"\D", "", typed)[:20])
    elif rounded := _ROUNDED.fullmatch(fold(typed)):
        whole, part, unit = rounded.groups(default="")
        views = int(whole + part.ljust(2, "0")) * (1000 if unit in _THOUSANDS else 10**6) // 100
    if views is not None and views > MOST_VIEWS:
        raise UserError(
            f"Lượt xem «{typed[:40]}» lớn quá, có lẽ ghi nhầm. Hãy ghi lại, ví dụ 1234 hoặc 1.234."
        )
    if views is None:
        raise UserError(f"Không hiểu lượt xem «{typed[:40]}». Hãy ghi một số, ví dụ 1234 hoặc 1.234.")
    return views
