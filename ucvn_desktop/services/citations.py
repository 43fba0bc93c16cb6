"""What was written because of which guiding document: said once, answered from both sides."""

from collections.abc import Iterable
from dataclasses import dataclass

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.paper import Citation, CitingKind
from ucvn_desktop.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class CitationRow:
    """One citation: the document and the record that cites it, each with its id and what it is called."""

    paper_id: int
    paper_title: str
    item_kind: CitingKind
    item_id: int
    item_title: str


def cite(workspace: Workspace, paper_id: int, items: Iterable[tuple[CitingKind, int]]) -> int:
    """Let these records cite the document; returns how many did not before.

    Raises UserError where the document or a record does not exist or lies in the bin; nothing is then stored.
    """
    with workspace.write():
        _refuse_binned(workspace.papers.get(paper_id).deleted_at, f"Văn bản số {paper_id}")
        return sum(_cite(workspace, paper_id, kind, item_id) for kind, item_id in dict.fromkeys(items))


def uncite(workspace: Workspace, paper_id: int, items: Iterable[tuple[CitingKind, int]]) -> int:
    """Let these records no longer cite the document; returns how many did.

    Raises UserError where there is no such document.
    """
    with workspace.write():
        workspace.papers.get(paper_id)
        found = [
            workspace.citations.find(paper_id, kind.value, item_id) for kind, item_id in dict.fromkeys(items)
        ]
        cited = [citation for citation in found if citation and citation.deleted_at is None]
        for citation in cited:
            workspace.citations.to_bin(citation)
        return len(cited)


def citations(
    workspace: Workspace, *, paper_id: int | None = None, item: tuple[CitingKind, int] | None = None
) -> list[CitationRow]:
    """What cites the document, or what the record cites; what lies in the bin is left out."""
    with workspace.reading():
        found: list[Citation] = []
        if paper_id is not None:
            found += workspace.citations.of_paper(paper_id)
        if item is not None:
            found += workspace.citations.of_item(item[0].value, item[1])
        papers = {paper.id: paper.title for paper in workspace.papers.some([c.paper_id for c in found])}
        titles = {
            kind: _titles(workspace, kind, [c.item_id for c in found if c.item_kind == kind])
            for kind in CitingKind
        }
    return [
        CitationRow(
            c.paper_id,
            papers[c.paper_id],
            CitingKind(c.item_kind),
            c.item_id,
            titles[CitingKind(c.item_kind)][c.item_id],
        )
        for c in found
    ]


def _cite(workspace: Workspace, paper_id: int, kind: CitingKind, item_id: int) -> bool:
    if kind is CitingKind.ARTICLE:
        _refuse_binned(workspace.articles.get(item_id).deleted_at, f"Tin, bài số {item_id}")
    else:
        _refuse_binned(workspace.slogans.get(item_id).deleted_at, f"Khẩu hiệu số {item_id}")
    known = workspace.citations.find(paper_id, kind.value, item_id)
    if known is None:
        workspace.citations.add(Citation(paper_id=paper_id, item_kind=kind.value, item_id=item_id))
    elif known.deleted_at:
        workspace.citations.from_bin(known)
    return known is None or known.deleted_at is not None


def _titles(workspace: Workspace, kind: CitingKind, ids: list[int]) -> dict[int, str]:
    if kind is CitingKind.ARTICLE:
        return {article.id: article.title for article in workspace.articles.some(ids)}
    return {slogan.id: slogan.text for slogan in workspace.slogans.some(ids)}


def _refuse_binned(deleted_at: str | None, what: str) -> None:
    if deleted_at:
        raise UserError(f"{what} đang ở thùng rác. Hãy lấy ra khỏi thùng rác rồi làm lại.")
