"""Editions of the yearly plan."""

from typing import TYPE_CHECKING

from ucvn_desktop.core.plan import PlanEdition
from ucvn_desktop.storage.repository import Repository

if TYPE_CHECKING:
    from ucvn_desktop.storage.workspace import Workspace


class PlanEditions(Repository[PlanEdition]):
    """One edition a year."""

    def __init__(self, workspace: "Workspace") -> None:
        super().__init__(workspace, PlanEdition, "kế hoạch")

    def newest(self) -> PlanEdition | None:
        """The edition of the latest year."""
        found = self.where("1", [], order="year DESC LIMIT 1")
        return found[0] if found else None
