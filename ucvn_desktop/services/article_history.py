"""What an article was before: its revisions, and how one of them comes back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ucvn_desktop.core.article import Article
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.storage.workspace import Workspace

_PARTS = {
    "title": "tít",
    "sapo": "sapo",
    "body": "nội dung",
    "author": "tác giả",
    "credit": "dòng tác giả",
    "kind": "thể loại",
    "topic": "nội dung của kế hoạch",
    "event_id": "hoạt động",
    "plan_year": "năm của kế hoạch",
}


@dataclass(frozen=True, slots=True)
class Revision:
    """The article as it was; `at` is ISO 8601 in UTC, `changed` says what differs from the one before."""

    article: Article
    changed: tuple[str, ...]

    @property
    def rev(self) -> int:
        """The number of the revision."""
        return self.article.rev

    @property
    def at(self) -> str:
        """When it was stored."""
        return self.article.updated


def revisions(workspace: Workspace, article_id: int) -> list[Revision]:
    """All revisions of the article, the newest first. Raises UserError where there is no such article."""
    with workspace.reading():
        versions = workspace.articles.history(workspace.articles.get(article_id))
    return [Revision(now, _changed(versions[:place], now)) for place, now in enumerate(versions)][::-1]


def bring_back(workspace: Workspace, article_id: int, rev: int) -> Article:
    """Let the article be again as it was at `rev`, as a new revision: nothing of the history is lost.

    Raises UserError where there is no such revision.
    """
    with workspace.write():
        article = workspace.articles.get(article_id)
        old = next((a for a in workspace.articles.history(article) if a.rev == rev), None)
        if old is None:
            raise UserError("Bản cũ này không còn trong lịch sử. Bài đang viết vẫn nguyên.")
        return workspace.articles.save(replace(old, rev=article.rev, deleted_at=article.deleted_at))


def _changed(before: Sequence[Article], now: Article) -> tuple[str, ...]:
    if not before:
        return ("bản đầu tiên",)
    old = before[-1]
    if bool(old.deleted_at) != bool(now.deleted_at):
        return ("đưa vào thùng rác",) if now.deleted_at else ("khôi phục từ thùng rác",)
    return tuple(label for name, label in _PARTS.items() if getattr(old, name) != getattr(now, name))
