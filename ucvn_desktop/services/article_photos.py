"""The photos of an article: hung, moved, taken out. Photos themselves stay in the workspace."""

from collections.abc import Sequence

from ucvn_desktop.services.records import caption_photo
from ucvn_desktop.storage.workspace import Workspace


def hang_photos(
    workspace: Workspace, article_id: int, photo_ids: Sequence[int], position: int | None = None
) -> int:
    """Let these photos stand in the article from `position` (counted from 1) on; returns how many are new in it.

    Without a position they follow the last one, and those that stand in the article already stay where they
    are. Raises UserError where article or photo does not exist.
    """
    with workspace.write():
        article = workspace.articles.get(article_id)
        there = [photo.id for photo in workspace.article_photos.photos_of(article_id)]
        wanted = [i for i in dict.fromkeys(photo_ids) if position is not None or i not in there]
        hung = [workspace.photos.get(photo_id) for photo_id in wanted]
        before = len(there) if position is None else position - 1
        kept_before = [i for i in there[:before] if i not in wanted]
        kept_after = [i for i in there[before:] if i not in wanted]
        workspace.article_photos.arrange(article_id, [*kept_before, *wanted, *kept_after])
        new = [(place, photo) for place, photo in enumerate(hung, len(kept_before)) if photo.id not in there]
        for place, photo in new:
            # As at import: the captions that the .docx listed are those of the photos in their order.
            if not photo.caption and place < len(article.captions):
                caption_photo(workspace, photo.id, article.captions[place])
        return len(new)


def take_out_photo(workspace: Workspace, article_id: int, photo_id: int) -> None:
    """Take the photo out of the article; it stays in the workspace."""
    with workspace.write():
        others = [p.id for p in workspace.article_photos.photos_of(article_id) if p.id != photo_id]
        workspace.article_photos.arrange(article_id, others)
