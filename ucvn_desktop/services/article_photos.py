"""The photos of an article: hung, moved, taken out. Photos themselves stay in the workspace."""

from collections.abc import Sequence

from ucvn_desktop.core.photo import Photo
from ucvn_desktop.services.records import caption_photo
from ucvn_desktop.storage.workspace import Workspace


def hang_photos(
    workspace: Workspace, article_id: int, photo_ids: Sequence[int], position: int | None = None
) -> list[Photo]:
    """Let these photos stand in the article from `position` (counted from 1) on, or after the last.

    Photos that stand in it already are moved. Returns the article's photos in their order. Raises UserError
    where article or photo does not exist.
    """
    with workspace.write():
        article = workspace.articles.get(article_id)
        hung = [workspace.photos.get(photo_id) for photo_id in dict.fromkeys(photo_ids)]
        there = [photo.id for photo in workspace.article_photos.photos_of(article_id)]
        before = len(there) if position is None else position - 1
        kept_before = [i for i in there[:before] if i not in photo_ids]
        kept_after = [i for i in there[before:] if i not in photo_ids]
        workspace.article_photos.arrange(article_id, [*kept_before, *(p.id for p in hung), *kept_after])
        for place, photo in enumerate(hung, len(kept_before) + 1):
            # As at import: the captions that the .docx listed are those of the photos in their order.
            if photo.id not in there and not photo.caption and place <= len(article.captions):
                caption_photo(workspace, photo.id, article.captions[place - 1])
        return workspace.article_photos.photos_of(article_id)


def move_photo(workspace: Workspace, article_id: int, photo_id: int, position: int) -> list[Photo]:
    """Let a photo of the article stand at `position`, counted from 1 among the others."""
    with workspace.write():
        others = [p.id for p in workspace.article_photos.photos_of(article_id) if p.id != photo_id]
        others.insert(max(0, position - 1), photo_id)
        workspace.article_photos.arrange(article_id, others)
        return workspace.article_photos.photos_of(article_id)


def take_out_photo(workspace: Workspace, article_id: int, photo_id: int) -> list[Photo]:
    """Take the photo out of the article; it stays in the workspace."""
    with workspace.write():
        others = [p.id for p in workspace.article_photos.photos_of(article_id) if p.id != photo_id]
        workspace.article_photos.arrange(article_id, others)
        return workspace.article_photos.photos_of(article_id)
