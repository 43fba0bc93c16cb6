"""Plans: one edition a year, and what belongs to each."""

from typing import TYPE_CHECKING, TypeVar

from ucvn_desktop.core.plan import PlanEdition, PlanText
from ucvn_desktop.core.record import Record
from ucvn_desktop.storage.repository import Repository

if TYPE_CHECKING:
    from ucvn_desktop.storage.workspace import Workspace

R = TypeVar("R", bound=Record)


class Editions(Repository[PlanEdition]):
    """The editions, under their year."""

    def __init__(self, workspace: "Workspace") -> None:
        super().__init__(workspace, PlanEdition, "kế hoạch")

    def of_year(self, year: int) -> PlanEdition | None:
        """The edition of this year."""
        found = self.where("year = ?", [year])
        return found[0] if found else None

    def newest_first(self) -> list[PlanEdition]:
        """All editions, that of the newest year first."""
        return self.where("1", [], order="year DESC")

    def years(self) -> list[int]:
        """The years that have an edition, the newest first."""
        return [edition.year for edition in self.newest_first()]


class OfEdition(Repository[R]):
    """Records that belong to an edition."""

    def of_edition(self, edition_id: int, *, with_bin: bool = False) -> list[R]:
        """Those of this edition, oldest first."""
        return self.where("edition_id = ?", [edition_id], with_bin=with_bin)


class PlanTexts(OfEdition[PlanText]):
    """The texts that editions were read from."""

    def __init__(self, workspace: "Workspace") -> None:
        super().__init__(workspace, PlanText, "văn bản kế hoạch")

    def text_of(self, edition_id: int) -> PlanText | None:
        """The edition's text; None where it was not read from one."""
        found = self.of_edition(edition_id)
        return found[0] if found else None
