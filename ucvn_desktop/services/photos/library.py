"""What the officer does with photos that are in the library: say what they show, put them away and back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ucvn_desktop.core.article import Article
from ucvn_desktop.core.photo import Photo
from ucvn_desktop.core.progress import Progress, silent
from ucvn_desktop.core.text.fold import one_line
from ucvn_desktop.services.readiness import article_item, is_sent
from ucvn_desktop.storage.repository import utc_now
from ucvn_desktop.storage.workspace import Workspace

# About 40 ms of one transaction, which is what another writer may have to wait.
_BATCH = 24
# Enough that drafts are found among articles that were sent meanwhile.
_RECENT = 40
_TEXTS = ("caption", "credit", "place")


@dataclass(frozen=True, slots=True)
class PhotoChanges:
    """What is written on photos at once; None leaves a thing as it is. `event_id` 0 takes the event away."""

    credit: str | None = None
    place: str | None = None
    event_id: int | None = None

    def fields(self) -> dict[str, Any]:
        """As changes of a record."""
        values = {"credit": self.credit, "place": self.place}
        changes: dict[str, Any] = {name: value for name, value in values.items() if value is not None}
        if self.event_id is not None:
            changes["event_id"] = self.event_id or None
        return changes


def edit_photo(workspace: Workspace, photo_id: int, changes: dict[str, Any], over: int = 0) -> Photo:
    """Give the photo a new caption, credit, place or event_id (None takes it away); `over` as in
    Repository.save.

    Raises UserError where the photo or event does not exist.
    """
    cleaned = _cleaned(workspace, changes)
    with workspace.write():
        old = workspace.photos.get(photo_id)
        new = replace(old, **cleaned)
        return workspace.photos.save(new, over)


def edit_photos(
    workspace: Workspace, ids: Sequence[int], changes: PhotoChanges, progress: Progress = silent
) -> int:
    """Write the same on many photos; returns on how many. Cancelled, those that were written stay written.

    Raises UserError where a photo or the event does not exist.
    """
    cleaned = _cleaned(workspace, changes.fields())
    return _each(workspace, ids, lambda photo: replace(photo, **cleaned), progress)


def bin_photos(workspace: Workspace, ids: Sequence[int], progress: Progress = silent) -> int:
    """Put photos into the bin; returns how many. Their places in articles are kept for when they return."""
    return _each(workspace, ids, lambda photo: _in_bin(photo, binned=True), progress)


def restore_photos(workspace: Workspace, ids: Sequence[int], progress: Progress = silent) -> int:
    """Take photos out of the bin; returns how many."""
    return _each(workspace, ids, lambda photo: _in_bin(photo, binned=False), progress)


def recent_drafts(workspace: Workspace, limit: int = 8) -> list[Article]:
    """The articles that were worked on last and are not sent as they are, the newest first."""
    sent = workspace.submission_items.newest()
    unit_name = workspace.profile.unit_name
    found: list[Article] = []
    for article in workspace.articles.newest(_RECENT):
        photos = workspace.article_photos.photos_of(article.id)
        if len(found) < limit and not is_sent(article_item(article, photos, unit_name), sent):
            found.append(article)
    return found


def _in_bin(photo: Photo, *, binned: bool) -> Photo:
    return replace(photo, deleted_at=(photo.deleted_at or utc_now()) if binned else None)


def _cleaned(workspace: Workspace, changes: dict[str, Any]) -> dict[str, Any]:
    """The changes as they are stored: texts on one line, an event that exists."""
    if changes.get("event_id"):
        workspace.events.get(changes["event_id"])
    return {name: one_line(value) if name in _TEXTS else value for name, value in changes.items()}


def _each(
    workspace: Workspace, ids: Sequence[int], change: Callable[[Photo], Photo], progress: Progress
) -> int:
    changed = 0
    for start in range(0, len(ids), _BATCH):
        progress(start, len(ids))
        with workspace.write():
            for photo_id in ids[start : start + _BATCH]:
                old = workspace.photos.get(photo_id)
                changed += workspace.photos.save(change(old)).rev != old.rev
    progress(len(ids), len(ids))
    return changed
