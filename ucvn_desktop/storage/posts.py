"""What appeared where, in the order and the counts that lists ask for."""

from typing import TYPE_CHECKING, Any

from ucvn_desktop.core.post import Post, PostFact, PostSpan
from ucvn_desktop.core.text.links import spellings
from ucvn_desktop.storage.articles import PLAN_YEAR, WITH_EVENT
from ucvn_desktop.storage.repository import Repository

if TYPE_CHECKING:
    from ucvn_desktop.storage.workspace import Workspace


class Posts(Repository[Post]):
    """Everything that appeared."""

    def __init__(self, workspace: "Workspace") -> None:
        super().__init__(workspace, Post, "bài đăng")

    def ids_in_order(self, wanted: PostSpan, *, in_bin: bool = False) -> list[int]:
        """Ids of the posts (or of those in the bin), the newest day first."""
        condition, parameters = _condition(wanted)
        bin_or_not = f"deleted_at IS {'NOT ' if in_bin else ''}NULL"
        query = f"SELECT id FROM post WHERE {bin_or_not}{condition} ORDER BY day DESC, id DESC"
        return [row[0] for row in self._rows(query, parameters)]

    def facts(self, wanted: PostSpan) -> list[PostFact]:
        """What is counted of these posts, the oldest day first."""
        condition, parameters = _condition(wanted)
        query = f"""SELECT id, day, channel, outlet, article_id, title, views,
                           coalesce((SELECT a.title FROM article AS a WHERE a.id = post.article_id), '')
                    FROM post
                    WHERE deleted_at IS NULL{condition} ORDER BY day, id"""
        return [PostFact(*row) for row in self._rows(query, parameters)]

    def undated(self) -> int:
        """How many posts have no day: they stand in no span."""
        query = "SELECT count(*) FROM post WHERE deleted_at IS NULL AND day = ''"
        return int(self._rows(query, [])[0][0])

    def years(self) -> list[int]:
        """The years in which something appeared, the newest first."""
        query = """SELECT DISTINCT CAST(substr(day, 1, 4) AS INTEGER) FROM post
                   WHERE deleted_at IS NULL AND day <> '' ORDER BY 1 DESC"""
        return [row[0] for row in self._rows(query, [])]

    def of_sent(self, year: int) -> dict[int, bool]:
        """Ids of the articles that count for the plan of `year` (0: any) and were sent, the one changed last first →
        whether a post names it."""
        query = f"""SELECT a.id, EXISTS (SELECT 1 FROM post WHERE post.article_id = a.id AND post.deleted_at IS NULL)
                    FROM {WITH_EVENT}
                    WHERE a.deleted_at IS NULL AND ? IN (0, {PLAN_YEAR}) AND a.uid IN (
                        SELECT item_uid FROM submission_item WHERE deleted_at IS NULL AND item_kind = 'article')
                    ORDER BY a.updated DESC, a.id DESC"""
        return {row[0]: bool(row[1]) for row in self._rows(query, [year])}

    def with_link(self, link: str) -> list[Post]:
        """The posts whose link leads to the same page; none for ""."""
        forms = spellings(link)
        return self.where(f"link <> '' AND link IN ({', '.join('?' * len(forms))})", [*forms])


def _condition(wanted: PostSpan) -> tuple[str, list[Any]]:
    """The conditions behind AND, and their parameters."""
    found: list[tuple[str, list[Any]]] = []
    if wanted.first or wanted.last:
        found.append((" AND day BETWEEN ? AND ?", [wanted.first or "0", wanted.last or "9999"]))
    if wanted.undated:
        found.append((" AND day = ''", []))
    if wanted.channel is not None:
        found.append((" AND channel = ?", [wanted.channel]))
    if wanted.article_id is not None:
        found.append((" AND article_id = ?", [wanted.article_id]))
    if wanted.event_id is not None:
        # An article's post belongs to the article's event too.
        behind = "SELECT id FROM article WHERE event_id = ?"
        found.append((f" AND (event_id = ? OR article_id IN ({behind}))", [wanted.event_id] * 2))
    return "".join(text for text, _ in found), [value for _, values in found for value in values]
