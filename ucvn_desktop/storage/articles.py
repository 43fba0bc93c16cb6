"""Articles, and which photos stand in which."""

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ucvn_desktop.core.article import Article, ArticlePhoto
from ucvn_desktop.core.photo import Photo
from ucvn_desktop.storage.repository import Repository

if TYPE_CHECKING:
    from ucvn_desktop.storage.workspace import Workspace


class Articles(Repository[Article]):
    """What the officer writes."""

    def __init__(self, workspace: "Workspace") -> None:
        super().__init__(workspace, Article, "tin, bài")

    def by_source(self, sha256: str) -> Article | None:
        """The article that came from the .docx with this hash."""
        found = self.where("source_sha256 = ?", [sha256])
        return found[0] if found else None

    def blank(self) -> list[Article]:
        """Articles without a word or a photo that came from no file, were never sent and have nothing hung on."""
        return self.where(_BLANK, [])

    def ids_in_order(
        self,
        *,
        topic: int | None = None,
        years: tuple[int, int] | None = None,
        in_bin: bool = False,
    ) -> list[int]:
        """Ids of the articles (or of those in the bin), the one changed last first; topic 0 is «no topic».

        `years` are the first and the last for whose plans they count.
        """
        parts, values = [f"a.deleted_at IS {'NOT ' if in_bin else ''}NULL"], []
        if topic is not None:
            parts.append("a.topic = ?")
            values.append(topic)
        if years is not None:
            parts.append(f"{PLAN_YEAR} BETWEEN ? AND ?")
            values += years
        source = WITH_EVENT if years else "article AS a"
        query = f"SELECT a.id FROM {source} WHERE {' AND '.join(parts)} ORDER BY a.updated DESC, a.id DESC"
        return [row[0] for row in self._rows(query, values)]

    def years(self) -> list[int]:
        """The years for whose plans the articles count, also those in the bin, the newest first."""
        # Each half has an index of its own.
        query = f"""SELECT {PLAN_YEAR} AS year FROM {WITH_EVENT} WHERE a.deleted_at IS NULL
                    UNION SELECT {PLAN_YEAR} FROM {WITH_EVENT} WHERE a.deleted_at IS NOT NULL
                    ORDER BY year DESC"""
        return [row[0] for row in self._rows(query)]

    def ids_lacking(self) -> set[int]:
        """Ids of the articles that lack something: the question of readiness.what_is_missing, asked of all."""
        return {row[0] for row in self._rows(LACKING, [])}

    def ids_sent(self) -> dict[int, bool]:
        """Ids of the articles that were ever sent → whether it is certain that nothing changed since.

        What changed shortly before the sending is not certain: it may have changed while the bundle was
        made. readiness.is_sent() knows.
        """
        return {row[0]: bool(row[1]) for row in self._rows(_SENT, [])}

    def titles(self) -> list[tuple[int, str]]:
        """Id and title of every article that has one."""
        return [(row[0], row[1]) for row in self._rows(_TITLES, [])]

    def plan_years(self, article_ids: Sequence[int]) -> dict[int, int]:
        """The year of the plan for which each of these articles counts, under its id."""
        query = f"""SELECT a.id, {PLAN_YEAR} FROM {WITH_EVENT}
                    WHERE a.id IN (SELECT value FROM json_each(?))"""
        return dict(self._rows(query, [json.dumps([*article_ids])]))

    def naming_topics(self, first_year: int, last_year: int) -> list[tuple[int, int, bool]]:
        """Topic's number, id and whether it lies in the bin, of each article that names a topic and counts for the
        plan of one of these years, oldest first."""
        query = f"""SELECT a.topic, a.id, a.deleted_at IS NOT NULL FROM {WITH_EVENT}
                    WHERE a.topic <> 0 AND {PLAN_YEAR} BETWEEN ? AND ? ORDER BY a.id"""
        return [
            (topic, id_, bool(binned)) for topic, id_, binned in self._rows(query, [first_year, last_year])
        ]

    def newest(self, limit: int) -> list[Article]:
        """The articles that were changed last, the newest first."""
        return self.where("1", [], order="updated DESC, id DESC", limit=limit)


ARTICLE_DAY = "coalesce(e.day, date(a.created, 'localtime'))"
PLAN_YEAR = f"CASE a.plan_year WHEN 0 THEN CAST(substr({ARTICLE_DAY}, 1, 4) AS INTEGER) ELSE a.plan_year END"
WITH_EVENT = "article AS a LEFT JOIN event AS e ON e.id = a.event_id"
"""SQL: the day and the year of an article `a`, read beside its event `e`. It belongs to the year of its event, be
that in the bin or not, else to that in which it was begun; the officer may say another (the rule of
core/plan_years.py)."""

_TITLES = "SELECT id, title FROM article WHERE deleted_at IS NULL AND title <> ''"

_BLANK = """
    title = '' AND sapo = '' AND body = '' AND credit IN ('', author) AND source_sha256 = ''
    AND NOT EXISTS (SELECT 1 FROM article_photo AS place
                    WHERE place.article_id = article.id AND place.deleted_at IS NULL)
    AND NOT EXISTS (SELECT 1 FROM submission_item WHERE item_uid = article.uid)
    AND NOT EXISTS (SELECT 1 FROM citation WHERE item_kind = 'article' AND item_id = article.id)
    AND NOT EXISTS (SELECT 1 FROM post WHERE article_id = article.id)
"""

LACKING = """
    SELECT id FROM article WHERE deleted_at IS NULL AND (title = '' OR body = '' OR (author = '' AND credit = ''))
    UNION
    SELECT place.article_id FROM photo JOIN article_photo AS place ON place.photo_id = photo.id
    WHERE photo.caption = '' AND photo.deleted_at IS NULL AND place.deleted_at IS NULL
    UNION
    SELECT id FROM article WHERE deleted_at IS NULL AND instr(title || sapo || body, '[cần ghi:') > 0
"""

_SENT = """
    SELECT article.id, article.rev = last.item_rev
        AND (SELECT max(updated) FROM profile) < last.early
        AND NOT EXISTS (
            SELECT 1 FROM article_photo AS place JOIN photo ON photo.id = place.photo_id
            WHERE place.article_id = article.id AND max(place.updated, photo.updated) >= last.early)
    FROM (
        SELECT item_uid, item_rev, max(id), strftime('%Y-%m-%dT%H:%M:%SZ', created, '-10 minutes') AS early
        FROM submission_item WHERE deleted_at IS NULL AND item_kind = 'article' GROUP BY item_uid
    ) AS last CROSS JOIN article ON article.uid = last.item_uid
    WHERE article.deleted_at IS NULL
"""


class ArticlePhotos(Repository[ArticlePhoto]):
    """Places of photos in articles."""

    def __init__(self, workspace: "Workspace") -> None:
        super().__init__(workspace, ArticlePhoto, "chỗ đặt ảnh")

    def photos_of(self, article_id: int) -> list[Photo]:
        """The article's photos in their order, without those in the bin."""
        return self.photos_by_article([article_id]).get(article_id, [])

    def photos_by_article(self, article_ids: Sequence[int] | None = None) -> dict[int, list[Photo]]:
        """The same for each of these articles (or for all) that has photos, under its id."""
        if article_ids is None:
            return self._photos("1", [])
        return self._photos("article_id IN (SELECT value FROM json_each(?))", [json.dumps([*article_ids])])

    def photos_between(self, first_id: int, last_id: int) -> dict[int, list[Photo]]:
        """The same for the articles from one id to another."""
        return self._photos("article_id BETWEEN ? AND ?", [first_id, last_id])

    def _photos(self, condition: str, parameters: list[Any]) -> dict[int, list[Photo]]:
        wanted = f"id IN (SELECT photo_id FROM article_photo WHERE ({condition}) AND deleted_at IS NULL)"
        photos = {photo.id: photo for photo in self._workspace.photos.where(wanted, parameters)}
        found: dict[int, list[Photo]] = {}
        for place in self.where(condition, parameters, order="position, id"):
            if place.photo_id in photos:
                found.setdefault(place.article_id, []).append(photos[place.photo_id])
        return found

    def arrange(self, article_id: int, photo_ids: Sequence[int]) -> None:
        """Let these photos stand in the article in this order, and no others.

        Photos that lie in the bin keep their places for the day on which they are taken out.
        """
        with self._workspace.write():
            places = {place.photo_id: place for place in self.where("article_id = ?", [article_id])}
            shown = {photo.id for photo in self.photos_of(article_id)}
            for photo_id in shown.difference(photo_ids):
                self.to_bin(places[photo_id])
            for position, photo_id in enumerate(dict.fromkeys(photo_ids), 1):
                if photo_id in places:
                    self.save(replace(places[photo_id], position=position))
                else:
                    self.add(ArticlePhoto(article_id=article_id, photo_id=photo_id, position=position))

    def last_position(self, article_id: int) -> int:
        """The position of the article's last photo; 0 where it has none."""
        places = self.where("article_id = ?", [article_id], order="position DESC", limit=1)
        return places[0].position if places else 0

    def put(self, article_id: int, photo_id: int, position: int) -> None:
        """Give the photo a place in the article; one that stands in it already stays where it is."""
        with self._workspace.write():
            if not self.where("article_id = ? AND photo_id = ?", [article_id, photo_id]):
                self.add(ArticlePhoto(article_id=article_id, photo_id=photo_id, position=position))
