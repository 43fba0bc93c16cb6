"""Which photos stand in which article."""

from typing import TYPE_CHECKING

from ucvn_desktop.core.article import ArticlePhoto
from ucvn_desktop.core.photo import Photo
from ucvn_desktop.storage.repository import Repository

if TYPE_CHECKING:
    from ucvn_desktop.storage.workspace import Workspace


class ArticlePhotos(Repository[ArticlePhoto]):
    """Places of photos in articles."""

    def __init__(self, workspace: "Workspace") -> None:
        super().__init__(workspace, ArticlePhoto, "chỗ đặt ảnh")

    def photos_of(self, article_id: int) -> list[Photo]:
        """The article's photos in their order, without those in the bin."""
        places = self.where("article_id = ?", [article_id], order="position, id")
        photos = {
            p.id: p
            for p in self._workspace.photos.where(
                "id IN (SELECT photo_id FROM article_photo WHERE article_id = ? AND deleted_at IS NULL)",
                [article_id],
            )
        }
        return [photos[place.photo_id] for place in places if place.photo_id in photos]

    def append(self, article_id: int, photo_id: int) -> None:
        """Put the photo behind the article's others, where it does not stand there already."""
        with self._workspace.write():
            places = self.where("article_id = ?", [article_id])
            if any(place.photo_id == photo_id for place in places):
                return
            last = max((place.position for place in places), default=0)
            self.add(ArticlePhoto(article_id=article_id, photo_id=photo_id, position=last + 1))
