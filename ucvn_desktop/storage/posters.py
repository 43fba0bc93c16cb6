"""Designs of banners and posters."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ucvn_desktop.core.slogan import Poster
from ucvn_desktop.storage.repository import Repository

if TYPE_CHECKING:
    from ucvn_desktop.storage.workspace import Workspace


class Posters(Repository[Poster]):
    """What is drawn or being designed; without a PDF of its own a design has an empty `sha256`."""

    def __init__(self, workspace: "Workspace") -> None:
        super().__init__(workspace, Poster, "bản thiết kế")

    def newest_first(self) -> list[Poster]:
        """All, those that were worked on last first."""
        return self.where("1", [], order="updated DESC, id DESC")

    def saying(self, words: Sequence[str]) -> list[Poster]:
        """Those that say all of this as it is written here, also over the end of a line; the one worked on last first."""
        says = " AND ".join(["instr(replace(text, char(10), ' '), ?) > 0"] * len(words))
        return self.where(says, [*words], order="updated DESC, id DESC")

    def latest(self) -> Poster | None:
        """The design that was worked on last."""
        found = self.where("1", [], order="updated DESC, id DESC", limit=1)
        return found[0] if found else None

    def blank(self) -> Poster | None:
        """A design without a word, begun and left."""
        found = self.where("trim(text) = ''", [], limit=1)
        return found[0] if found else None
