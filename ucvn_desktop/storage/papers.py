"""The register of guiding documents, and what cites them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ucvn_desktop.core.paper import CITING_LABELS, Citation, Paper
from ucvn_desktop.storage.repository import Repository

if TYPE_CHECKING:
    from ucvn_desktop.storage.workspace import Workspace


class Papers(Repository[Paper]):
    """Guiding documents."""

    def __init__(self, workspace: "Workspace") -> None:
        super().__init__(workspace, Paper, "văn bản")

    def ids_in_order(
        self, *, year: str = "", issuers: Sequence[str] | None = None, in_bin: bool = False
    ) -> list[int]:
        """Ids of the documents (or of those in the bin), the newest day first.

        `year` («2021») and `issuers`, as issuers() tells them, narrow them.
        """
        where, parameters = f"deleted_at IS {'NOT ' if in_bin else ''}NULL", []
        if year:
            where += " AND day BETWEEN ? AND ?"
            parameters += [f"{year}-01-01", f"{year}-12-31"]
        if issuers is not None:
            where += f" AND issuer IN ({', '.join('?' * len(issuers))})"
            parameters += issuers
        query = f"SELECT id FROM paper WHERE {where} ORDER BY day DESC, id DESC"
        return [row[0] for row in self._rows(query, parameters)]

    def issuers(self, *, in_bin: bool = False) -> list[tuple[str, int]]:
        """Every issuer that is named, with the number of its documents (or of those in the bin)."""
        query = f"""SELECT issuer, count(*) FROM paper
                    WHERE deleted_at IS {"NOT " if in_bin else ""}NULL AND issuer <> '' GROUP BY issuer"""
        return [(issuer, number) for issuer, number in self._rows(query, [])]

    def years(self) -> list[tuple[str, int]]:
        """Every year that has documents, the newest first, with their number."""
        query = """SELECT substr(day, 1, 4) AS year, count(*) FROM paper
                   WHERE deleted_at IS NULL AND day <> '' GROUP BY year ORDER BY year DESC"""
        return [(year, number) for year, number in self._rows(query, [])]


class Citations(Repository[Citation]):
    """Which record was written because of which document."""

    def __init__(self, workspace: "Workspace") -> None:
        super().__init__(workspace, Citation, "trích dẫn văn bản")

    def of_paper(self, paper_id: int) -> list[Citation]:
        """What cites the document, without what lies in the bin."""
        return self.where(f"paper_id = ? AND {_BOTH_ARE_THERE}", [paper_id])

    def of_item(self, item_kind: str, item_id: int) -> list[Citation]:
        """What the record cites, without documents in the bin."""
        return self.where(f"item_kind = ? AND item_id = ? AND {_BOTH_ARE_THERE}", [item_kind, item_id])

    def find(self, paper_id: int, item_kind: str, item_id: int) -> Citation | None:
        """The citation, also from the bin."""
        found = self.where(
            "paper_id = ? AND item_kind = ? AND item_id = ?", [paper_id, item_kind, item_id], with_bin=True
        )
        return found[0] if found else None

    def numbers(self) -> dict[int, int]:
        """How many records cite each document that is cited, under its id."""
        query = f"""SELECT paper_id, count(*) FROM citation
                    WHERE deleted_at IS NULL AND {_BOTH_ARE_THERE} GROUP BY paper_id"""
        return dict(self._rows(query))


def _is_there(kind: str) -> str:
    same = "there.id = citation.item_id AND there.deleted_at IS NULL"
    return f"(item_kind = '{kind}' AND EXISTS (SELECT 1 FROM {kind} AS there WHERE {same}))"


_BOTH_ARE_THERE = f"""({" OR ".join(_is_there(kind.value) for kind in CITING_LABELS)})
    AND EXISTS (SELECT 1 FROM paper WHERE paper.id = citation.paper_id AND paper.deleted_at IS NULL)"""
