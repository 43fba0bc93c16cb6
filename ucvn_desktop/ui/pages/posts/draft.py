"""What is typed into a post: what of it can be stored now, and what is wrong with the rest."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.post import Channel, Post, channel_of_link, channel_of_words, parse_views
from ucvn_desktop.core.text.dates import parse_day
from ucvn_desktop.core.text.fold import one_line
from ucvn_desktop.core.text.links import web_link
from ucvn_desktop.ui.pages.posts.words import NAMELESS

_READERS: dict[str, Callable[[str], Any]] = {
    "link": lambda typed: web_link(one_line(typed)),
    "day": lambda typed: parse_day(typed) if typed.strip() else "",
    "views": parse_views,
    "title": one_line,
}
_NAMES = ("title", "link")


@dataclass(frozen=True, slots=True)
class Judged:
    """`post` is the post with what of it can be stored, `changes` are for services.posts.edit_post; `held` are the
    typed values that wait; `problems` are sentences under the names of fields.
    """

    post: Post
    changes: dict[str, Any]
    held: dict[str, Any]
    problems: dict[str, str]


def judge(stored: Post, typed: Mapping[str, Any]) -> Judged:
    """Part what was typed into the post into what can be stored and what has to wait."""
    changes: dict[str, Any] = {}
    problems: dict[str, str] = {}
    for name, value in typed.items():
        try:
            changes[name] = _READERS[name](value) if name in _READERS else value
        except UserError as error:
            problems[name] = error.message
    post = replace(stored, **changes)
    if not (post.title or post.link):
        problems.setdefault("title", NAMELESS)
        changes = {name: value for name, value in changes.items() if name not in _NAMES}
        post = replace(stored, **changes)
    held = {name: value for name, value in typed.items() if name not in changes}
    return Judged(post, changes, held, problems)


def following(before: Post, after: Post) -> str:
    """The channel that a post has after its link or outlet was changed: the one that they tell now, where they
    told the one before, or where a link cannot be anything else."""
    certain = channel_of_link(after.link) if after.link != before.link else None
    if certain:
        return certain.value
    return _told(after) if after.channel == _told(before) else after.channel


def _told(post: Post) -> str:
    return (channel_of_link(post.link) or channel_of_words(post.outlet) or Channel.OTHER).value
