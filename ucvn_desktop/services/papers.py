"""The register of guiding documents: entered, changed, listed, their files kept and handed out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.paper import (
    PAPER_LABELS,
    CitingKind,
    Paper,
    PaperKind,
    may_be_same,
    number_key,
    proposed_kind,
)
from ucvn_desktop.core.text.dates import parse_day
from ucvn_desktop.core.text.fold import fold, lines, one_line
from ucvn_desktop.services.attachments import InHand, document_in_hand, hand_out, if_given
from ucvn_desktop.storage.workspace import Workspace

NEW_SUMMARY = "Văn bản mới"
"""The summary of a document of which nothing is known yet."""

_TEXTS = ("number", "issuer", "summary")


@dataclass(frozen=True, slots=True)
class PaperFilter:
    """What the register is asked for; `year` is four digits or "", `issuer` a part
    of its name, marks or not, or "".

    `item` (kind and id) leaves only what that record cites; `is_cited` what anything cites, or nothing.
    """

    text: str = ""
    year: str = ""
    issuer: str = ""
    item: tuple[CitingKind, int] | None = None
    in_bin: bool = False
    is_cited: bool | None = None


@dataclass(frozen=True, slots=True)
class PaperRow:
    """What the register shows of a document; `cited` counts the records that cite it."""

    id: int
    rev: int
    number: str
    day: str
    issuer: str
    kind_label: str
    summary: str
    file_name: str
    cited: int
    in_bin: bool


@dataclass(frozen=True, slots=True)
class PaperCounts:
    """How many documents the register has, in the bin too, and how many of them are cited."""

    papers: int
    cited: int
    in_bin: int


@dataclass(frozen=True, slots=True)
class PaperChoices:
    """Years (the newest first) and issuers that have documents, each with their number."""

    years: tuple[tuple[str, int], ...]
    issuers: tuple[tuple[str, int], ...]


def add_paper(workspace: Workspace, facts: Mapping[str, Any], file: Path | None = None) -> Paper:
    """Enter a document with its facts («number», «day» as typed, «issuer», «kind», «summary», «note») and its `file`.

    Without a kind it has the one that its sign tells. The file is kept as it is, never opened. Raises UserError
    where it has neither number nor summary, is entered already, or the file cannot be kept.
    """
    paper = replace(Paper(), **_cleaned(facts))
    if not facts.get("kind"):
        paper = replace(paper, kind=proposed_kind(paper.number).value)
    _refuse_nameless(paper)
    with if_given(document_in_hand, workspace, file) as in_hand, workspace.write():
        known = same_paper(workspace, paper)
        if known:
            raise UserError(
                f"Văn bản này đã có trong sổ, số {known.id}: {known.title}. Không có gì bị thay đổi."
            )
        return workspace.papers.add(_with_file(paper, in_hand))


def start_paper(workspace: Workspace) -> Paper:
    """A document to be described; one of which nothing was written yet is taken up."""
    blank = Paper(summary=NEW_SUMMARY)
    with workspace.write():
        known = same_paper(workspace, blank)
        if known and not (known.sha256 or known.note or workspace.citations.of_paper(known.id)):
            return known
        return workspace.papers.add(blank)


def edit_paper(
    workspace: Workspace,
    paper_id: int,
    changes: Mapping[str, Any],
    *,
    file: Path | None = None,
    over: int = 0,
) -> Paper:
    """Store new facts of a document, also where another one has them (see same_paper), and its new `file`.

    A file that was there before is let go. `over` is Repository.save()'s; a revision whose file is replaced stays in
    the history all the same. Raises UserError where the document would have neither number nor summary, or the file
    cannot be kept.
    """
    workspace.papers.get(paper_id)
    with if_given(document_in_hand, workspace, file) as in_hand, workspace.write():
        old = workspace.papers.get(paper_id)
        paper = _with_file(replace(old, **_cleaned(changes)), in_hand)
        _refuse_nameless(paper)
        return workspace.papers.save(paper, 0 if in_hand else over)


def let_file_go(workspace: Workspace, paper_id: int) -> Paper:
    """Store the document without its file; the history still names it."""
    with workspace.write():
        return workspace.papers.save(_with_file_of(workspace.papers.get(paper_id), Paper()))


def bring_file_back(workspace: Workspace, before: Paper) -> Paper:
    """Give the document the file again that it had `before`. Raises UserError where that is gone."""
    with workspace.write():
        if before.sha256 and not workspace.files.has(before.sha256):
            raise UserError(
                f"Tệp «{before.file_name}» không còn trong thư mục dữ liệu. Hãy gắn lại tệp từ bản của mình."
            )
        return workspace.papers.save(_with_file_of(workspace.papers.get(before.id), before))


def same_paper(workspace: Workspace, paper: Paper) -> Paper | None:
    """Another document of the register that may be this one, see core.paper.may_be_same."""
    words = number_key(paper.number) or paper.summary
    near = workspace.papers.some(workspace.search_ids(words, Paper.KIND))
    return next((other for other in near if other.id != paper.id and may_be_same(paper, other)), None)


def export_file(workspace: Workspace, paper_id: int, target: Path) -> Path:
    """Copy the document's file to `target`, a folder or a file; returns where it lies. Raises UserError."""
    paper = workspace.papers.get(paper_id)
    if not paper.sha256:
        raise UserError(f"Văn bản số {paper_id} chưa có tệp kèm theo. Hãy gắn tệp rồi làm lại.")
    return hand_out(workspace, paper.sha256, paper.file_name, target)


def bin_paper(workspace: Workspace, paper_id: int) -> Paper:
    """Put the document into the bin; what cites it is remembered."""
    with workspace.write():
        return workspace.papers.to_bin(workspace.papers.get(paper_id))


def restore_paper(workspace: Workspace, paper_id: int) -> Paper:
    """Take the document out of the bin. Raises UserError where it was entered again meanwhile."""
    with workspace.write():
        paper = workspace.papers.get(paper_id)
        known = same_paper(workspace, paper)
        if paper.deleted_at and known:
            raise UserError(
                f"Văn bản này đã được ghi lại, số {known.id}, nên không lấy bản cũ ra khỏi thùng rác."
            )
        return workspace.papers.from_bin(paper)


def listed_papers(workspace: Workspace, wanted: PaperFilter) -> list[int]:
    """Ids of the documents that the register shows, the newest day first, those without a day last."""
    with workspace.reading():
        issuers = _issuers(workspace, wanted)
        ids = workspace.papers.ids_in_order(year=wanted.year, issuers=issuers, in_bin=wanted.in_bin)
        if wanted.item is not None:
            cited = {c.paper_id for c in workspace.citations.of_item(wanted.item[0].value, wanted.item[1])}
            ids = [paper_id for paper_id in ids if paper_id in cited]
        if wanted.is_cited is not None:
            numbers = workspace.citations.numbers()
            ids = [paper_id for paper_id in ids if (paper_id in numbers) is wanted.is_cited]
        return _with_words(workspace, ids, wanted) if wanted.text.strip() else ids


def paper_choices(workspace: Workspace) -> PaperChoices:
    """What the register can be narrowed to."""
    with workspace.reading():
        return PaperChoices(tuple(workspace.papers.years()), tuple(workspace.papers.issuers()))


def count_papers(workspace: Workspace) -> PaperCounts:
    """How many there are."""
    with workspace.reading():
        in_bin = len(workspace.papers.ids_in_order(in_bin=True))
        papers = len(workspace.papers.ids_in_order())
        return PaperCounts(papers, len(workspace.citations.numbers()), in_bin)


def paper_rows(workspace: Workspace, paper_ids: Sequence[int]) -> list[PaperRow]:
    """The rows of these documents, in their order; those that are gone are left out."""
    with workspace.reading():
        papers = workspace.papers.some(paper_ids)
        cited = workspace.citations.numbers()
    return [
        PaperRow(
            id=paper.id,
            rev=paper.rev,
            number=paper.number,
            day=paper.day,
            issuer=paper.issuer,
            kind_label=PAPER_LABELS[PaperKind(paper.kind)],
            summary=paper.summary,
            file_name=paper.file_name,
            cited=cited.get(paper.id, 0),
            in_bin=paper.deleted_at is not None,
        )
        for paper in papers
    ]


def _issuers(workspace: Workspace, wanted: PaperFilter) -> list[str] | None:
    """The issuers, as they are written, that the filter means; None for all."""
    if not wanted.issuer.strip():
        return None
    key = fold(one_line(wanted.issuer))
    return [name for name, _ in workspace.papers.issuers(in_bin=wanted.in_bin) if key in fold(name)]


def _with_words(workspace: Workspace, ids: list[int], wanted: PaperFilter) -> list[int]:
    """Those with the words of the filter. What lies in the bin is in no index: there the titles are looked at."""
    if not wanted.in_bin:
        found = set(workspace.search_ids(wanted.text, Paper.KIND))
        return [paper_id for paper_id in ids if paper_id in found]
    words = fold(wanted.text).split()
    titles = {paper.id: fold(paper.title) for paper in workspace.papers.some(ids)}
    return [paper_id for paper_id in ids if all(word in titles[paper_id] for word in words)]


def _with_file(paper: Paper, in_hand: InHand | None) -> Paper:
    if in_hand is None:
        return paper
    return replace(paper, sha256=in_hand.sha256, file_name=in_hand.name, file_size=in_hand.size)


def _with_file_of(paper: Paper, other: Paper) -> Paper:
    return replace(paper, sha256=other.sha256, file_name=other.file_name, file_size=other.file_size)


def _cleaned(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The facts as they are stored, without those that are None. Raises UserError for a day or kind that is none."""
    cleaned = {name: value for name, value in facts.items() if value is not None}
    if cleaned.get("day"):
        cleaned["day"] = parse_day(cleaned["day"])
    cleaned |= {name: one_line(cleaned[name]) for name in _TEXTS if name in cleaned}
    if "note" in cleaned:
        cleaned["note"] = lines(cleaned["note"])
    if cleaned.get("kind", PaperKind.OTHER) not in set(PaperKind):
        raise UserError(f"Không có loại văn bản «{cleaned['kind']}». Không có gì bị thay đổi.")
    return cleaned


def _refuse_nameless(paper: Paper) -> None:
    if not paper.title:
        raise UserError("Chưa có số, ký hiệu hoặc trích yếu. Hãy ghi ít nhất một điều rồi làm lại.")
