"""A picture between the moment it was looked at and the moment its row is stored."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ucvn_desktop.core.errors import storage_error
from ucvn_desktop.core.photo import Photo
from ucvn_desktop.core.text.fold import clean
from ucvn_desktop.services.bounded import Child
from ucvn_desktop.storage.files import Staged, Staging
from ucvn_desktop.storage.workspace import Workspace

# The child's function that looks at a picture: {"path"} → its facts and its thumbnail.
INSPECT = "ucvn_desktop.services.photos.decoding:inspect"


@dataclass(frozen=True, slots=True)
class PhotoInHand:
    """A picture that was looked at and staged, with its thumbnail; neither kept nor recorded yet."""

    photo: Photo
    staged: Staged
    thumb: bytes

    def keep(self, workspace: Workspace) -> None:
        """Keep the bytes durably; the row comes after. Raises StorageError."""
        workspace.files.keep(self.staged)
        write_thumb(workspace.thumb(self.photo.sha256), self.thumb)


def take_in_hand(
    workspace: Workspace, staging: Staging, name: str, data: bytes, caption: str, child: Child
) -> Photo | PhotoInHand:
    """A picture that came inside another file: looked at and staged, or the photo that has these bytes already.

    Raises UserError where it is no picture that can be read.
    """
    staged = staging.stage_bytes(data)
    known = workspace.photos.by_hash(staged.sha256)
    if known:
        workspace.files.keep(staged)
        return known
    reply = child.call(INSPECT, {"path": str(staged.path)})
    photo = replace(photo_of(name, staged, reply.data), caption=caption)
    return PhotoInHand(photo, staged, reply.blobs[0])


def add_picture(workspace: Workspace, picture: Photo | PhotoInHand) -> Photo:
    """The picture's record, added or taken out of the bin; inside the caller's transaction."""
    if isinstance(picture, PhotoInHand):
        # The same bytes may stand twice in one document.
        return workspace.photos.by_hash(picture.photo.sha256) or workspace.photos.add(picture.photo)
    return workspace.photos.from_bin(picture) if picture.deleted_at else picture


def photo_of(name: str, staged: Staged, facts: dict[str, Any]) -> Photo:
    """The record of a staged picture with the facts that the child found."""
    return Photo(sha256=staged.sha256, name=clean(name), size=staged.size, **facts)


def write_thumb(path: Path, data: bytes) -> None:
    """Write a thumbnail to its place in the workspace. Raises StorageError."""
    # Thumbnails can be made again, so they need not survive a power cut.
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(".tmp")
        partial.write_bytes(data)
        partial.replace(path)
    except OSError as error:
        raise storage_error(error, "Không ghi được ảnh xem trước") from error
