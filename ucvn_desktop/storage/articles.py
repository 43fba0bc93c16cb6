"""Articles, and which photos stand in which."""

from typing import TYPE_CHECKING

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


class ArticlePhotos(Repository[ArticlePhoto]):
    """Places of photos in articles."""

    def __init__(self, workspace: "Workspace") -> None:
        super().__init__(workspace, ArticlePhoto, "chỗ đặt ảnh")

    def photos_of(self, article_id: int) -> list[Photo]:
        """The article's photos in their order, without those in the bin."""
        return self._photos("article_id = ?", [article_id]).get(article_id, [])

    def photos_by_article(self) -> dict[int, list[Photo]]:
        """The same for every article that has photos, under its id."""
        return self._photos("1", [])

    def _photos(self, condition: str, parameters: list[int]) -> dict[int, list[Photo]]:
        wanted = f"id IN (SELECT photo_id FROM article_photo WHERE ({condition}) AND deleted_at IS NULL)"
        photos = {photo.id: photo for photo in self._workspace.photos.where(wanted, parameters)}
        found: dict[int, list[Photo]] = {}
        for place in self.where(condition, parameters, order="position, id"):
            if place.photo_id in photos:
                found.setdefault(place.article_id, []).append(photos[place.photo_id])
        return found

    def last_position(self, article_id: int) -> int:
        """The position of the article's last photo; 0 where it has none."""
        places = self.where("article_id = ?", [article_id], order="position DESC", limit=1)
        return places[0].position if places else 0

    def put(self, article_id: int, photo_id: int, position: int) -> None:
        """Give the photo a place in the article; one that stands in it already stays where it is."""
        with self._workspace.write():
            if not self.where("article_id = ? AND photo_id = ?", [article_id, photo_id]):
                self.add(ArticlePhoto(article_id=article_id, photo_id=photo_id, position=position))
