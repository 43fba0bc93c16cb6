"""What appeared where: entered, changed, its screenshot kept; what was counted of it before."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ucvn_desktop.core.article import Article
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.post import Channel, Post, channel_of_link, channel_of_words, title_key
from ucvn_desktop.core.text.dates import local_day, parse_day
from ucvn_desktop.core.text.fold import lines, one_line
from ucvn_desktop.core.text.links import page_key, web_link
from ucvn_desktop.core.text.titles import shorten
from ucvn_desktop.services.attachments import InHand, hand_out, if_given, picture_in_hand
from ucvn_desktop.storage.workspace import Workspace

_TEXTS = ("outlet", "title", "author")


@dataclass(frozen=True, slots=True)
class ViewsSeen:
    """How many views were noted on a day (ISO), by this machine's clock; None: the number was taken away."""

    day: str
    views: int | None


def add_post(workspace: Workspace, facts: Mapping[str, Any], screenshot: Path | None = None) -> Post:
    """Enter a post with its facts (the fields of Post but the file's) and a picture of it.

    Title and author are the article's where only the article is named; without a channel it has the one
    that link or outlet tell. Raises UserError where it says too little, where the article or event does not
    exist, where the link is none or is entered already, where the screenshot is no picture.
    """
    cleaned = cleaned_facts(facts)
    with if_given(picture_in_hand, workspace, screenshot) as picture, workspace.write():
        article = _behind(workspace, cleaned)
        post = named_after(replace(Post(), **cleaned), article)
        if not cleaned.get("channel"):
            post = replace(post, channel=_told_channel(post).value)
        refuse_nameless(post)
        known = same_link(workspace, post)
        if known:
            raise UserError(
                f"Đường dẫn này đã ghi ở bài đăng số {known.id}: {shorten(known.search_title())}. Không ghi thêm lần nữa; "
                "nếu có lượt xem mới thì sửa ở bài đăng đó."
            )
        return workspace.posts.add(_with_picture(post, picture))


def edit_post(
    workspace: Workspace,
    post_id: int,
    changes: Mapping[str, Any],
    *,
    screenshot: Path | None = None,
    over: int = 0,
) -> Post:
    """Store new facts of a post, also a link that another one has (see same_link), and its new screenshot.

    `views`, `article_id` and `event_id` of None take the fact away; a screenshot that was there before is let
    go. `over` is Repository.save()'s. Raises UserError as add_post does for what is wrong in itself.
    """
    cleaned = cleaned_facts(changes)
    workspace.posts.get(post_id)
    with if_given(picture_in_hand, workspace, screenshot) as picture, workspace.write():
        _behind(workspace, cleaned)
        post = replace(workspace.posts.get(post_id), **cleaned)
        refuse_nameless(post)
        return workspace.posts.save(_with_picture(post, picture), 0 if picture else over)


def same_link(workspace: Workspace, post: Post) -> Post | None:
    """Another post whose link leads to the same page; None for one without a link."""
    return next((other for other in workspace.posts.with_link(post.link) if other.id != post.id), None)


def post_key(post: Post) -> str:
    """Under what a post is known again: its link, or without one its day, title and outlet."""
    if post.link:
        return f"link {page_key(post.link)}"
    return f"words {post.day} {title_key(post.title)} | {title_key(post.outlet)}"


def same_post(workspace: Workspace, post: Post) -> Post | None:
    """Another post with the same key; one without a link also on the same channel."""
    if post.link:
        return same_link(workspace, post)
    key = post_key(post)
    return next(
        (
            other
            for other in workspace.posts.all()
            if other.id != post.id and other.channel == post.channel and post_key(other) == key
        ),
        None,
    )


def views_history(workspace: Workspace, post_id: int) -> list[ViewsSeen]:
    """How the post's views grew: the last number noted on each day on which another one was noted, oldest first.

    Of several numbers of one day the last one stays: the others were looked up too early, or mistyped.
    """
    versions = workspace.posts.history(workspace.posts.get(post_id))
    by_day = {local_day(version.updated): version.views for version in versions}
    seen: list[ViewsSeen] = []
    for day, views in by_day.items():
        if views != (seen[-1].views if seen else None):
            seen.append(ViewsSeen(day, views))
    return seen


def drop_screenshot(workspace: Workspace, post_id: int) -> Post:
    """Let go of the post's screenshot; where there is none, nothing changes."""
    with workspace.write():
        post = workspace.posts.get(post_id)
        return workspace.posts.save(replace(post, sha256="", file_name="")) if post.sha256 else post


def export_screenshot(workspace: Workspace, post_id: int, target: Path) -> Path:
    """Copy the post's screenshot to `target`, a folder or a file; returns where it lies. Raises UserError."""
    post = workspace.posts.get(post_id)
    if not post.sha256:
        raise UserError(f"Bài đăng số {post_id} chưa có ảnh chụp. Hãy thêm ảnh chụp màn hình rồi làm lại.")
    return hand_out(workspace, post.sha256, post.file_name, target)


def bin_post(workspace: Workspace, post_id: int) -> Post:
    """Put the post into the bin: it counts no more."""
    with workspace.write():
        return workspace.posts.to_bin(workspace.posts.get(post_id))


def restore_post(workspace: Workspace, post_id: int) -> Post:
    """Take the post out of the bin. Raises UserError where it was entered again meanwhile."""
    with workspace.write():
        post = workspace.posts.get(post_id)
        known = same_post(workspace, post) if post.deleted_at else None
        if known:
            raise UserError(
                f"Bài đăng này đã được ghi lại ở số {known.id}, nên không lấy bản cũ ra khỏi thùng rác."
            )
        return workspace.posts.from_bin(post)


def cleaned_facts(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The facts as they are stored. Raises UserError for a day, link or channel that is none."""
    cleaned = dict(facts)
    if cleaned.get("day"):
        cleaned["day"] = parse_day(cleaned["day"])
    cleaned |= {name: one_line(cleaned[name]) for name in _TEXTS if name in cleaned}
    if "note" in cleaned:
        cleaned["note"] = lines(cleaned["note"])
    if "link" in cleaned:
        cleaned["link"] = web_link(one_line(cleaned["link"]))
    if cleaned.get("channel") not in (None, *Channel):
        raise UserError(f"Không có kênh «{cleaned['channel']}». Không có gì bị thay đổi.")
    if cleaned.get("channel", "") is None:
        del cleaned["channel"]
    return cleaned


def named_after(post: Post, article: Article | None) -> Post:
    """The post with the article's title and author where it has none of its own."""
    if article is None:
        return post
    return replace(post, title=post.title or article.title, author=post.author or article.author)


def refuse_nameless(post: Post) -> None:
    """Raise UserError where a post says neither what nor where."""
    if not (post.title or post.link):
        raise UserError("Chưa có tít và cũng chưa có đường dẫn. Hãy ghi ít nhất một điều rồi làm lại.")


def known_channel(post: Post) -> Channel | None:
    """The channel that the post's link or outlet tells."""
    return channel_of_link(post.link) or channel_of_words(post.outlet)


def _told_channel(post: Post) -> Channel:
    channel = known_channel(post)
    if channel is None:
        raise UserError(
            "Chưa rõ đăng ở kênh nào: đường dẫn và nơi đăng không cho biết. Hãy chọn kênh rồi làm lại."
        )
    return channel


def _with_picture(post: Post, picture: InHand | None) -> Post:
    if picture is None:
        return post
    return replace(post, sha256=picture.sha256, file_name=picture.name)


def _behind(workspace: Workspace, facts: Mapping[str, Any]) -> Article | None:
    """The article that the facts name. Raises UserError where article or event do not exist."""
    if facts.get("event_id") is not None:
        workspace.events.get(facts["event_id"])
    article_id = facts.get("article_id")
    return None if article_id is None else workspace.articles.get(article_id)
