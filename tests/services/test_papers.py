"""The register of guiding documents: entered once, found, filed, cited."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from ucvn_desktop.core.article import Article
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.paper import CitingKind, PaperKind
from ucvn_desktop.core.slogan import Slogan
from ucvn_desktop.services.articles import new_article
from ucvn_desktop.services.citations import CitationRow, citations, cite, uncite
from ucvn_desktop.services.doctor import diagnose, tidy
from ucvn_desktop.services.papers import (
    NEW_SUMMARY,
    PaperCounts,
    PaperFilter,
    add_paper,
    bin_paper,
    bring_file_back,
    count_papers,
    edit_paper,
    export_file,
    let_file_go,
    listed_papers,
    paper_choices,
    paper_rows,
    restore_paper,
    same_paper,
    start_paper,
)
from ucvn_desktop.storage import files
from ucvn_desktop.storage.workspace import Workspace

GUIDANCE = {
    "number": "165-HD/BTGTW",
    "day": "2021-03-03",
    "issuer": "Ban Tuyên giáo  Trung ương",
    "summary": "Hướng dẫn tuyên truyền bầu cử",
}


@pytest.fixture
def make_file(tmp_path: Path) -> Callable[..., Path]:
    """Writes a file with these bytes."""

    def make(name: str = "Hướng dẫn 165.pdf", data: bytes = b"%PDF-1.4 no real one") -> Path:
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return make


def test_a_paper_is_stored_clean_with_the_kind_that_its_sign_tells(workspace: Workspace) -> None:
    paper = add_paper(workspace, {**GUIDANCE, "note": None})
    assert (paper.number, paper.issuer) == ("165-HD/BTGTW", "Ban Tuyên giáo Trung ương")
    assert paper.kind == PaperKind.GUIDANCE
    assert add_paper(workspace, {"number": "1-HD/X", "kind": "ke-hoach"}).kind == PaperKind.PLAN
    assert workspace.papers.get(paper.id) == paper


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({}, "Chưa có số, ký hiệu hoặc trích yếu"),
        ({"number": " ", "issuer": "X"}, "Chưa có số, ký hiệu hoặc trích yếu"),
        ({"number": "1", "kind": "tho"}, "Không có loại văn bản «tho»"),
        ({"number": "1", "day": "tháng 3"}, "Không hiểu ngày «tháng 3»"),
        ({"number": "165 hd btgtw"}, "đã có trong sổ, số 1: 165-HD/BTGTW"),
    ],
)
def test_what_says_nothing_or_is_entered_already_is_refused(
    workspace: Workspace, facts: dict[str, str], said: str
) -> None:
    add_paper(workspace, GUIDANCE)
    with pytest.raises(UserError, match=said):
        add_paper(workspace, facts)
    assert len(workspace.papers.all()) == 1


def test_a_paper_that_becomes_like_another_one_is_stored_and_told(workspace: Workspace) -> None:
    first = add_paper(workspace, GUIDANCE)
    second = add_paper(workspace, {**GUIDANCE, "day": "2022-03-03"})
    assert same_paper(workspace, second) is None
    second = edit_paper(workspace, second.id, {"day": "2021-03-04"})
    assert same_paper(workspace, second) == first
    with pytest.raises(UserError, match="Chưa có số"):
        edit_paper(workspace, second.id, {"number": "", "summary": ""})


@pytest.mark.parametrize(
    "typed",
    [
        "165-HD/BTGTW",
        "165HD/BTGTW",
        "165hdbtgtw",
        "165 hd btg",
        "hd/btgtw",
        "HDBTGTW",
        "bau cu",
        "tuyên giáo",
    ],
)
def test_search_and_register_find_a_number_however_it_is_typed(workspace: Workspace, typed: str) -> None:
    paper = add_paper(workspace, GUIDANCE)
    add_paper(workspace, {"number": "66-QĐ/TW", "summary": "Quyết định khác"})
    (hit,) = workspace.search(typed)
    assert (hit.kind, hit.id, hit.title) == ("paper", paper.id, paper.title)
    assert "165HD" not in hit.snippet
    assert listed_papers(workspace, PaperFilter(text=typed)) == [paper.id]


def test_a_number_typed_without_dashes_is_found_with_them(workspace: Workspace) -> None:
    paper = add_paper(workspace, {"number": "5KH/CĐN"})
    for typed in ("5-KH/CĐN", "05/KH-CĐN", "05 kh cdn", "5khcđn"):
        assert [hit.id for hit in workspace.search(typed)] == [paper.id]


def test_the_register_is_narrowed_by_year_issuer_words_and_what_cites(workspace: Workspace) -> None:
    old = add_paper(workspace, {**GUIDANCE, "number": "1-HD/BTGTW", "day": "2020-12-31"}).id
    new = add_paper(workspace, GUIDANCE).id
    other = add_paper(workspace, {"number": "2/TLĐ", "day": "2021-05-01", "issuer": "Tổng Liên đoàn"}).id
    undated = add_paper(workspace, {"summary": "Đề cương bầu cử"}).id
    assert listed_papers(workspace, PaperFilter()) == [other, new, old, undated]
    assert listed_papers(workspace, PaperFilter(year="2021")) == [other, new]
    assert listed_papers(workspace, PaperFilter(issuer="tuyen giao", year="2021")) == [new]
    assert listed_papers(workspace, PaperFilter(issuer="nobody")) == []
    assert listed_papers(workspace, PaperFilter(text="bau cu", year="2021")) == [new]
    slogan = workspace.slogans.add(Slogan(text="Ngày hội của toàn dân")).id
    cite(workspace, old, [(CitingKind.SLOGAN, slogan)])
    assert listed_papers(workspace, PaperFilter(item=(CitingKind.SLOGAN, slogan))) == [old]
    choices = paper_choices(workspace)
    assert choices.years == (("2021", 2), ("2020", 1))
    assert choices.issuers == (("Ban Tuyên giáo Trung ương", 2), ("Tổng Liên đoàn", 1))


def test_the_register_is_narrowed_to_what_is_cited_and_what_is_not(workspace: Workspace) -> None:
    cited, other = add_paper(workspace, GUIDANCE).id, add_paper(workspace, {"number": "2/TLĐ"}).id
    article = workspace.articles.add(Article(title="Tin")).id
    cite(workspace, cited, [(CitingKind.ARTICLE, article)])
    assert listed_papers(workspace, PaperFilter(is_cited=True)) == [cited]
    assert listed_papers(workspace, PaperFilter(is_cited=False)) == [other]
    assert count_papers(workspace) == PaperCounts(papers=2, cited=1, in_bin=0)
    bin_paper(workspace, cited)
    assert count_papers(workspace) == PaperCounts(papers=1, cited=0, in_bin=1)


def test_a_document_of_which_nothing_is_written_yet_is_taken_up_again(workspace: Workspace) -> None:
    first = start_paper(workspace)
    assert (first.summary, first.number) == (NEW_SUMMARY, "")
    assert start_paper(workspace) == first
    edit_paper(workspace, first.id, {"note": "chờ bản giấy"})
    assert start_paper(workspace).id != first.id


def test_a_note_keeps_its_lines_and_a_text_of_which_much_is_lost_its_revision(workspace: Workspace) -> None:
    paper = add_paper(
        workspace,
        {
            "number": "1",
            "note": "Đã sao gửi các đơn vị trực thuộc  \n\n trong tháng 3, chờ các đơn vị báo lại",
        },
    )
    assert paper.note == "Đã sao gửi các đơn vị trực thuộc\ntrong tháng 3, chờ các đơn vị báo lại"
    typed = edit_paper(workspace, paper.id, {"issuer": "TLĐ"}, over=paper.rev)
    emptied = edit_paper(workspace, paper.id, {"note": ""}, over=typed.rev)
    assert [version.note for version in workspace.papers.history(emptied)] == [paper.note, ""]


def test_a_file_is_let_go_and_comes_back(workspace: Workspace, make_file: Callable[..., Path]) -> None:
    paper = add_paper(workspace, GUIDANCE, make_file())
    bare = let_file_go(workspace, paper.id)
    assert (bare.sha256, bare.file_name, bare.file_size) == ("", "", 0)
    edit_paper(workspace, paper.id, {"note": "chờ"})
    back = bring_file_back(workspace, paper)
    assert (back.sha256, back.file_name, back.note) == (paper.sha256, paper.file_name, "chờ")
    let_file_go(workspace, paper.id)
    workspace.files.forget(paper.sha256)
    with pytest.raises(UserError, match="không còn trong thư mục dữ liệu"):
        bring_file_back(workspace, paper)


def test_rows_say_what_the_register_shows(workspace: Workspace, make_file: Callable[..., Path]) -> None:
    paper = add_paper(workspace, GUIDANCE, make_file())
    article = workspace.articles.add(Article(title="Tin"))
    cite(workspace, paper.id, [(CitingKind.ARTICLE, article.id)])
    (row,) = paper_rows(workspace, [paper.id, 99])
    assert (row.number, row.day, row.kind_label, row.file_name, row.cited, row.in_bin) == (
        "165-HD/BTGTW",
        "2021-03-03",
        "Hướng dẫn",
        "Hướng dẫn 165.pdf",
        1,
        False,
    )


def test_the_bin_keeps_a_paper_and_does_not_give_it_back_beside_a_new_one(workspace: Workspace) -> None:
    first = add_paper(workspace, GUIDANCE)
    bin_paper(workspace, first.id)
    assert listed_papers(workspace, PaperFilter()) == []
    assert listed_papers(workspace, PaperFilter(text="huong dan", issuer="tuyên", in_bin=True)) == [first.id]
    assert listed_papers(workspace, PaperFilter(text="khac", in_bin=True)) == []
    second = add_paper(workspace, GUIDANCE)
    with pytest.raises(UserError, match=f"đã được ghi lại, số {second.id}"):
        restore_paper(workspace, first.id)
    bin_paper(workspace, second.id)
    assert restore_paper(workspace, first.id).deleted_at is None


def test_a_file_is_kept_byte_for_byte_under_its_name_and_handed_out(
    workspace: Workspace, make_file: Callable[..., Path], tmp_path: Path
) -> None:
    data = b"PK\x03\x04 anything at all, never opened"
    paper = add_paper(workspace, GUIDANCE, make_file("Văn bản.docx", data))
    assert (paper.file_name, paper.file_size) == ("Văn bản.docx", len(data))
    (tmp_path / "ra").mkdir()
    assert export_file(workspace, paper.id, tmp_path / "ra") == tmp_path / "ra" / "Văn bản.docx"
    with pytest.raises(UserError, match="đã có tệp «Văn bản"):
        export_file(workspace, paper.id, tmp_path / "ra")
    named = export_file(workspace, paper.id, tmp_path / "ten-khac")
    assert (named.name, named.read_bytes()) == ("ten-khac.docx", data)
    assert diagnose(workspace) == replace(diagnose(workspace), damages=(), unused=0)


def test_another_file_takes_the_place_of_the_first_which_the_history_keeps_from_being_tidied(
    workspace: Workspace, make_file: Callable[..., Path]
) -> None:
    paper = add_paper(workspace, GUIDANCE, make_file(data=b"first"))
    changed = edit_paper(workspace, paper.id, {}, file=make_file("hai.pdf", b"second"))
    assert (changed.number, changed.file_name) == (paper.number, "hai.pdf")
    left = workspace.files.keep_bytes(b"left by a cancelled job")
    assert (diagnose(workspace).damages, diagnose(workspace).unused) == ((), 1)
    assert tidy(workspace) == 1
    assert not workspace.files.has(left)
    assert workspace.files.path(changed.sha256).read_bytes() == b"second"
    assert workspace.files.path(paper.sha256).read_bytes() == b"first"


def test_a_file_is_kept_before_the_transaction_in_which_its_row_is_written(
    workspace: Workspace, make_file: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    wrote: list[bool] = []
    sync = files.sync_folder

    def look(folder: Path) -> None:
        wrote.append(workspace.connection.in_transaction)
        sync(folder)

    monkeypatch.setattr(files, "sync_folder", look)
    paper = add_paper(workspace, GUIDANCE, make_file())
    edit_paper(workspace, paper.id, {}, file=make_file("hai.pdf", b"second"))
    assert len(wrote) == 4
    assert not any(wrote)


def test_damage_to_an_attached_file_is_named_also_in_the_bin(
    workspace: Workspace, make_file: Callable[..., Path], tmp_path: Path
) -> None:
    paper = add_paper(workspace, GUIDANCE, make_file())
    bin_paper(workspace, paper.id)
    assert diagnose(workspace).unused == 0
    path = workspace.files.path(paper.sha256)
    path.write_bytes(b"changed")
    (damage,) = diagnose(workspace).damages
    assert damage.where == "tệp của văn bản số 1 (Hướng dẫn 165.pdf)"
    assert "khác với lúc lưu" in damage.reason
    with pytest.raises(UserError, match="đã mất hoặc hỏng"):
        export_file(workspace, paper.id, tmp_path / "x.pdf")
    path.unlink()
    (damage,) = diagnose(workspace).damages
    assert "thiếu tệp" in damage.reason
    with pytest.raises(UserError, match="đã mất hoặc hỏng"):
        export_file(workspace, paper.id, tmp_path / "x.pdf")
    assert not (tmp_path / "x.pdf").exists()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("rong.pdf", b"", "rỗng"),
        ("chay.exe", b"MZ", "Không giữ tệp «chay.exe»"),
        ("không đuôi", b"x", "Không giữ tệp «không đuôi»"),
    ],
)
def test_a_file_that_cannot_be_kept_leaves_no_paper_and_no_garbage(
    workspace: Workspace, make_file: Callable[..., Path], name: str, data: bytes, said: str
) -> None:
    with pytest.raises(UserError, match=said):
        add_paper(workspace, GUIDANCE, make_file(name, data))
    assert workspace.papers.all(with_bin=True) == []
    assert list(workspace.files.all_hashes()) == []


def test_a_file_beyond_the_limit_is_refused(
    workspace: Workspace, make_file: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ucvn_desktop.services.attachments.MAX_BYTES", 10)
    assert add_paper(workspace, GUIDANCE, make_file(data=b"x" * 10)).file_size == 10
    with pytest.raises(UserError, match="lớn hơn 200 MB"):
        add_paper(workspace, {"number": "2"}, make_file(data=b"x" * 11))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_a_pipe_is_not_waited_for(workspace: Workspace, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ong.pdf")
    with pytest.raises(UserError, match="không phải tệp thường"):
        add_paper(workspace, GUIDANCE, tmp_path / "ong.pdf")


def test_a_folder_and_a_missing_file_are_refused(workspace: Workspace, tmp_path: Path) -> None:
    paper = add_paper(workspace, GUIDANCE)
    (tmp_path / "thu-muc.pdf").mkdir()
    for name, said in (("thu-muc.pdf", "là thư mục"), ("khong-co.pdf", "Không đọc được tệp")):
        with pytest.raises(UserError, match=said):
            edit_paper(workspace, paper.id, {}, file=tmp_path / name)
    with pytest.raises(UserError, match="chưa có tệp kèm theo"):
        export_file(workspace, paper.id, tmp_path)


def test_a_refused_paper_keeps_no_file(workspace: Workspace, make_file: Callable[..., Path]) -> None:
    add_paper(workspace, GUIDANCE)
    with pytest.raises(UserError, match="đã có trong sổ"):
        add_paper(workspace, GUIDANCE, make_file())
    assert list(workspace.files.all_hashes()) == []


def test_a_refused_paper_leaves_a_file_that_another_one_has(
    workspace: Workspace, make_file: Callable[..., Path]
) -> None:
    paper = add_paper(workspace, GUIDANCE, make_file())
    with pytest.raises(UserError, match="đã có trong sổ"):
        add_paper(workspace, GUIDANCE, make_file())
    assert workspace.files.is_whole(paper.sha256)


@pytest.fixture
def cited(workspace: Workspace) -> tuple[int, int, int]:
    """Ids of a paper, an article and a slogan that cite it."""
    paper = add_paper(workspace, GUIDANCE).id
    article = workspace.articles.add(Article(title="Tin bầu cử")).id
    slogan = workspace.slogans.add(Slogan(text="Ngày hội của toàn dân")).id
    assert cite(workspace, paper, [(CitingKind.ARTICLE, article), (CitingKind.SLOGAN, slogan)]) == 2
    return paper, article, slogan


def test_citations_are_answered_from_both_sides_alike(
    workspace: Workspace, cited: tuple[int, int, int]
) -> None:
    paper, article, slogan = cited
    title = "165-HD/BTGTW · Hướng dẫn tuyên truyền bầu cử"
    by_article = CitationRow(paper, title, CitingKind.ARTICLE, article, "Tin bầu cử")
    by_slogan = CitationRow(paper, title, CitingKind.SLOGAN, slogan, "Ngày hội của toàn dân")
    assert citations(workspace, paper_id=paper) == [by_article, by_slogan]
    assert citations(workspace, item=(CitingKind.ARTICLE, article)) == [by_article]
    assert citations(workspace, item=(CitingKind.SLOGAN, slogan)) == [by_slogan]
    assert citations(workspace, item=(CitingKind.SLOGAN, slogan + 1)) == []


def test_citing_twice_is_citing_once_and_what_was_taken_back_can_be_said_again(
    workspace: Workspace, cited: tuple[int, int, int]
) -> None:
    paper, article, _ = cited
    item = (CitingKind.ARTICLE, article)
    assert cite(workspace, paper, [item, item]) == 0
    assert uncite(workspace, paper, [item, (CitingKind.ARTICLE, 99)]) == 1
    assert uncite(workspace, paper, [item]) == 0
    assert citations(workspace, item=item) == []
    assert cite(workspace, paper, [item]) == 1
    assert len(workspace.citations.all(with_bin=True)) == 2
    assert len(citations(workspace, item=item)) == 1


def test_what_lies_in_the_bin_is_in_no_answer_and_comes_back_with_it(
    workspace: Workspace, cited: tuple[int, int, int]
) -> None:
    paper, article, slogan = cited
    binned = workspace.articles.to_bin(workspace.articles.get(article))
    assert [row.item_id for row in citations(workspace, paper_id=paper)] == [slogan]
    assert paper_rows(workspace, [paper])[0].cited == 1
    workspace.articles.from_bin(binned)
    assert len(citations(workspace, paper_id=paper)) == 2
    bin_paper(workspace, paper)
    assert citations(workspace, item=(CitingKind.SLOGAN, slogan)) == []
    restore_paper(workspace, paper)
    assert len(citations(workspace, item=(CitingKind.SLOGAN, slogan))) == 1


def test_a_citation_of_what_is_not_there_stores_none_of_them(
    workspace: Workspace, cited: tuple[int, int, int]
) -> None:
    paper, _, slogan = cited
    new = workspace.articles.add(Article(title="Tin mới")).id
    for kind, item_id, said in (
        (CitingKind.ARTICLE, 99, "Không có tin, bài số 99"),
        (CitingKind.SLOGAN, 99, "Không có khẩu hiệu số 99"),
    ):
        with pytest.raises(UserError, match=said):
            cite(workspace, paper, [(CitingKind.ARTICLE, new), (kind, item_id)])
    workspace.slogans.to_bin(workspace.slogans.get(slogan))
    with pytest.raises(UserError, match="đang ở thùng rác"):
        cite(workspace, paper, [(CitingKind.ARTICLE, new), (CitingKind.SLOGAN, slogan)])
    with pytest.raises(UserError, match="Không có văn bản số 9"):
        cite(workspace, 9, [(CitingKind.ARTICLE, new)])
    assert citations(workspace, item=(CitingKind.ARTICLE, new)) == []


def test_a_blank_article_that_cites_a_paper_is_not_taken_up_for_a_new_one(workspace: Workspace) -> None:
    paper = add_paper(workspace, GUIDANCE).id
    blank = new_article(workspace)
    assert new_article(workspace).id == blank.id
    cite(workspace, paper, [(CitingKind.ARTICLE, blank.id)])
    assert new_article(workspace).id != blank.id
