"""What the view reads and writes in the background: one function a piece of work, no widgets."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ucvn_desktop.core.paper import Paper
from ucvn_desktop.services import papers
from ucvn_desktop.services.citations import CitationRow, citations
from ucvn_desktop.services.papers import (
    NEW_SUMMARY,
    PaperCounts,
    PaperFilter,
    PaperRow,
    count_papers,
    listed_papers,
    paper_choices,
    paper_rows,
    same_paper,
)
from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui.widgets.block_model import BLOCK
from ucvn_desktop.ui.widgets.record_list import ListRead

_NO_PAPERS = PaperCounts(0, 0, 0)


@dataclass(frozen=True, slots=True)
class Opened:
    """A document, what cites it, and another one that may be the same."""

    paper: Paper
    citations: list[CitationRow]
    twin: Paper | None


def read_listed(workspace: Workspace, wanted: PaperFilter, seen: int) -> ListRead[PaperFilter]:
    """The documents that the filter leaves; beside them what they can be filtered by, and counts."""
    with workspace.reading():
        ids = listed_papers(workspace, wanted)
        rows = paper_rows(workspace, ids[seen : seen + BLOCK])
        counts = count_papers(workspace)
        return ListRead(wanted, ids, rows, counts == _NO_PAPERS, (paper_choices(workspace), counts))


def read_opened(workspace: Workspace, paper_id: int) -> Opened:
    """Everything that is shown of a document."""
    with workspace.reading():
        paper = workspace.papers.get(paper_id)
        asks = not paper.deleted_at and paper.title != NEW_SUMMARY
        twin = same_paper(workspace, paper) if asks else None
        return Opened(paper, citations(workspace, paper_id=paper_id), twin)


def save_paper(workspace: Workspace, paper_id: int, changes: dict[str, Any], over: int) -> Paper:
    """What was typed into a document; for Autosave."""
    return papers.edit_paper(workspace, paper_id, changes, over=over)


def attach(workspace: Workspace, paper_id: int, path: Path) -> tuple[Paper, Paper]:
    """Keep a copy of the file with the document; it before and now."""
    before = workspace.papers.get(paper_id)
    return before, papers.edit_paper(workspace, paper_id, {}, file=path)


def detach(workspace: Workspace, paper_id: int) -> tuple[Paper, Paper]:
    """Let its file go; it before and now."""
    before = workspace.papers.get(paper_id)
    return before, papers.let_file_go(workspace, paper_id)


def read_rows(workspace: Workspace, paper_ids: Sequence[int]) -> list[PaperRow]:
    """The rows of these documents, to be printed."""
    return paper_rows(workspace, paper_ids)
