"""Photos and the rows that say what is known of them."""

from typing import TYPE_CHECKING

from ucvn_desktop.core.photo import Photo
from ucvn_desktop.storage.repository import Repository

if TYPE_CHECKING:
    from ucvn_desktop.storage.workspace import Workspace


class Photos(Repository[Photo]):
    """One row a content."""

    def __init__(self, workspace: "Workspace") -> None:
        super().__init__(workspace, Photo, "ảnh")

    def by_hash(self, sha256: str) -> Photo | None:
        """The photo with these bytes, also from the bin."""
        found = self.where("sha256 = ?", [sha256], with_bin=True)
        return found[0] if found else None
