"""The bank of slogans."""

from typing import TYPE_CHECKING

from ucvn_desktop.core.slogan import Slogan
from ucvn_desktop.storage.repository import Repository

if TYPE_CHECKING:
    from ucvn_desktop.storage.workspace import Workspace


class Slogans(Repository[Slogan]):
    """Slogans, under their words."""

    def __init__(self, workspace: "Workspace") -> None:
        super().__init__(workspace, Slogan, "khẩu hiệu")

    def by_text(self, text: str) -> Slogan | None:
        """The slogan with these words."""
        found = self.with_text(text)
        return found[0] if found else None

    def with_text(self, text: str, *, with_bin: bool = False) -> list[Slogan]:
        """All slogans with these words: typing may bring two together."""
        return self.where("text = ?", [text], with_bin=with_bin)
