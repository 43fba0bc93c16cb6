"""The bank of slogans."""

from typing import TYPE_CHECKING

from ucvn_desktop.core.slogan import Slogan
from ucvn_desktop.storage.repository import Repository

if TYPE_CHECKING:
    from ucvn_desktop.storage.workspace import Workspace


class Slogans(Repository[Slogan]):
    """Each text once."""

    def __init__(self, workspace: "Workspace") -> None:
        super().__init__(workspace, Slogan, "khẩu hiệu")

    def by_text(self, text: str) -> Slogan | None:
        """The slogan with these words."""
        found = self.where("text = ?", [text])
        return found[0] if found else None
