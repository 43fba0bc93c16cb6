"""The register as somebody works with it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QTextDocument
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.typing_events import SAMPLE, assert_typing_is_whole, type_text
from ucvn_desktop.core.article import Article
from ucvn_desktop.core.paper import CitingKind
from ucvn_desktop.services.citations import cite
from ucvn_desktop.services.papers import add_paper, edit_paper
from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui import desktop, dialogs, printing
from ucvn_desktop.ui.find import Find
from ucvn_desktop.ui.messages import Notice
from ucvn_desktop.ui.pages.plan.page import PlanPage
from ucvn_desktop.ui.pages.plan.papers.view import PapersView
from ucvn_desktop.ui.session import Session

Settle = Callable[[], None]
_PAUSE = 200  # more than the list's pause


def heads(view: PapersView) -> list[str]:
    model = view.form.list.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def stored(view: PapersView, settle: Settle) -> None:
    """What was typed is stored and read again."""
    view.flush()
    settle()
    view.desk.again_soon.stop()
    view.desk.read_again()
    settle()


def filtered(view: PapersView, qtbot: QtBot, settle: Settle, text: str) -> list[str]:
    view.form.words.setFocus()
    view.form.words.clear()
    type_text(view.form.words, text)
    qtbot.wait(_PAUSE)
    settle()
    return heads(view)


def choose(view: PapersView, settle: Settle, box: str, data: str) -> list[str]:
    widget = getattr(view.form, box)
    widget.setCurrentIndex(widget.findData(data))
    widget.activated.emit(widget.currentIndex())
    settle()
    return heads(view)


GUIDANCE, PLAN, OUTLINE = "165-HD/BTGTW", "12/KH-MAU", "Đề cương, tài liệu (chưa ghi số)"


def test_the_newest_document_stands_first_and_is_shown(view: PapersView) -> None:
    assert heads(view) == [GUIDANCE, PLAN, OUTLINE]
    form = view.form
    assert (form.number.text(), form.day.text(), form.kind.currentText()) == (
        GUIDANCE,
        "3/3/2021",
        "Hướng dẫn",
    )
    assert form.summary.toPlainText() == "Hướng dẫn tuyên truyền bầu cử"
    assert view.subtitle == "3 văn bản · 1 đã dùng làm căn cứ"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("bau cu", [GUIDANCE]),
        ("165hd", [GUIDANCE]),
        ("cong doan mau", [PLAN]),
        ("khong co", []),
    ],
)
def test_the_list_is_filtered_as_one_types_without_marks(
    view: PapersView, qtbot: QtBot, settle: Settle, text: str, found: list[str]
) -> None:
    assert filtered(view, qtbot, settle, text) == found
    assert view.form.list_said.isVisible() is not bool(found)


def test_the_list_is_narrowed_by_year_issuer_and_whether_a_document_is_cited(
    view: PapersView, settle: Settle
) -> None:
    assert choose(view, settle, "year", "2020") == [PLAN]
    assert choose(view, settle, "issuers", "Ban Tuyên giáo (mẫu)") == []
    assert view.form.show_all.isVisible()
    view.form.show_all.click()
    settle()
    assert choose(view, settle, "show_what", "cited") == [GUIDANCE]
    assert choose(view, settle, "show_what", "free") == [PLAN, OUTLINE]
    assert choose(view, settle, "show_what", "bin") == []


def test_a_choice_stays_though_nothing_is_left_of_it(
    view: PapersView, papers: dict[str, int], workspace: Workspace, settle: Settle
) -> None:
    choose(view, settle, "year", "2020")
    edit_paper(workspace, papers["plan"], {"day": "2021-06-01"})
    view.desk.read_again()
    settle()
    assert view.form.year.currentText() == "2020 (0)"
    assert heads(view) == [PLAN]  # in hand: a change that takes it out of the filter leaves it in sight
    view.form.words.setFocus()
    assert view.form.year.findData("2021") > 0


def test_what_is_typed_is_stored(
    view: PapersView, papers: dict[str, int], workspace: Workspace, settle: Settle
) -> None:
    form = view.form
    type_text(form.issuer, " Trung ương")
    type_text(form.note, "Sao gửi\ncác đơn vị")
    form.day.selectAll()
    type_text(form.day, "4/3/2021")
    form.kind.setCurrentIndex(form.kind.findData("ke-hoach"))
    form.kind.activated.emit(form.kind.currentIndex())
    stored(view, settle)
    paper = workspace.papers.get(papers["guidance"])
    assert "Trung ương" in paper.issuer
    assert (paper.note, paper.day, paper.kind) == ("Sao gửi\ncác đơn vị", "2021-03-04", "ke-hoach")
    assert paper.number == GUIDANCE


def test_typing_while_it_is_stored_and_read_again_loses_no_letter(
    view: PapersView, papers: dict[str, int], workspace: Workspace, qtbot: QtBot, settle: Settle
) -> None:
    for field in (view.form.issuer, view.form.summary, view.form.note):
        field.clear()
        field.setFocus()

        def go_on() -> None:
            view.flush()
            view.desk.read_again()
            qtbot.wait(2)

        assert_typing_is_whole(field, SAMPLE[:40], go_on)
    stored(view, settle)
    paper = workspace.papers.get(papers["guidance"])
    assert {paper.issuer, paper.summary, paper.note} == {" ".join(SAMPLE[:40].split())}


def test_a_day_that_is_none_is_told_and_the_one_before_stays(
    view: PapersView, papers: dict[str, int], workspace: Workspace, settle: Settle
) -> None:
    view.form.day.selectAll()
    type_text(view.form.day, "31/2/2021")
    view.form.day.editingFinished.emit()
    stored(view, settle)
    assert view.form.day_fault.text() == (
        "«31/2/2021» chưa phải là ngày. Hãy ghi như 16/4/2021. Sổ còn giữ ngày 3/3/2021."
    )
    assert view.form.day.text() == "31/2/2021"
    assert workspace.papers.get(papers["guidance"]).day == "2021-03-03"
    view.form.day.clear()
    view.form.day.textEdited.emit("")
    assert not view.form.day_fault.isVisible()
    stored(view, settle)
    assert workspace.papers.get(papers["guidance"]).day == ""


def test_a_document_keeps_its_name_where_both_fields_are_emptied(
    view: PapersView, papers: dict[str, int], workspace: Workspace, settle: Settle
) -> None:
    view.form.number.clear()
    view.form.number.textEdited.emit("")
    stored(view, settle)
    assert not view.form.name_fault.isVisible()
    view.form.summary.setFocus()
    view.form.summary.clear()
    stored(view, settle)
    assert "Sổ còn giữ «Hướng dẫn tuyên truyền bầu cử»".lower() in view.form.name_fault.text().lower()
    paper = workspace.papers.get(papers["guidance"])
    assert (paper.number, paper.summary) == ("", "Hướng dẫn tuyên truyền bầu cử")
    type_text(view.form.summary, "Đề cương")
    assert not view.form.name_fault.isVisible()


def test_what_cannot_be_stored_waits_typed_while_other_documents_are_shown(
    view: PapersView, papers: dict[str, int], workspace: Workspace, settle: Settle
) -> None:
    view.form.day.selectAll()
    type_text(view.form.day, "32/13/2021")
    view.form.day.editingFinished.emit()
    stored(view, settle)
    assert (view.has_unsaved, view.unsaved) == (True, ("paper", papers["guidance"]))
    view.show_record("paper", papers["plan"])
    settle()
    assert (view.form.day.text(), view.form.day_fault.isVisible()) == ("6/5/2020", False)
    view.show_record("paper", papers["guidance"])
    settle()
    assert (view.form.day.text(), view.form.day_fault.isVisible()) == ("32/13/2021", True)
    view.form.day.selectAll()
    type_text(view.form.day, "13/2/2021")
    stored(view, settle)
    assert workspace.papers.get(papers["guidance"]).day == "2021-02-13"
    assert not view.has_unsaved


def test_a_day_of_issue_that_is_to_come_is_stored_with_a_note(
    view: PapersView, papers: dict[str, int], workspace: Workspace, settle: Settle
) -> None:
    view.form.day.selectAll()
    type_text(view.form.day, "9/12/2090")
    assert not view.form.day_note.isVisible()
    view.form.day.editingFinished.emit()
    assert "9/12/2090 chưa tới" in view.form.day_note.text()
    assert view.form.day_note.isVisible()
    stored(view, settle)
    assert view.form.day_note.isVisible()
    assert workspace.papers.get(papers["guidance"]).day == "2090-12-09"
    view.show_record("paper", papers["plan"])
    settle()
    assert not view.form.day_note.isVisible()


def test_an_emptied_name_is_not_filled_again_while_something_else_is_typed(
    view: PapersView, papers: dict[str, int], workspace: Workspace, settle: Settle
) -> None:
    view.show_record("paper", papers["outline"])
    settle()
    view.form.summary.setFocus()
    view.form.summary.clear()
    view.form.note.setFocus()
    type_text(view.form.note, "Sao gửi")
    stored(view, settle)
    assert view.form.summary.toPlainText() == ""
    assert view.form.name_fault.isVisible()
    outline = workspace.papers.get(papers["outline"])
    assert (outline.summary, outline.note) == ("Đề cương sinh hoạt", "Sao gửi")


def test_a_new_document_of_which_every_word_was_taken_back_waits_for_nothing(
    view: PapersView, workspace: Workspace, settle: Settle
) -> None:
    view.create_new()
    settle()
    type_text(view.form.number, "9")
    view.form.number.clear()
    view.form.number.textEdited.emit("")
    stored(view, settle)
    assert not view.form.name_fault.isVisible()
    assert not view.has_unsaved
    assert view.paper
    assert view.paper.title == "Văn bản mới"


def test_a_new_document_takes_the_keys_that_are_pressed_at_once_and_its_kind_from_its_sign(
    view: PapersView, workspace: Workspace, settle: Settle
) -> None:
    view.create_new()
    settle()
    assert view.form.number.hasFocus()
    assert (view.form.number.text(), view.form.summary.toPlainText()) == ("", "")
    type_text(view.form.number, "9/CTr-MAU")
    assert view.form.kind.currentText() == "Chương trình"
    stored(view, settle)
    assert view.paper
    paper = workspace.papers.get(view.paper.id)
    assert (paper.number, paper.summary, paper.kind) == ("9/CTr-MAU", "", "chuong-trinh")
    assert not view.form.name_fault.isVisible()
    view.form.kind.setCurrentIndex(view.form.kind.findData("khac"))
    view.form.kind.activated.emit(0)
    type_text(view.form.number, "X")
    assert view.form.kind.currentText() == "Văn bản khác"  # what was chosen by hand stays


def test_a_document_that_may_be_another_one_says_so_and_leads_there(
    view: PapersView, papers: dict[str, int], settle: Settle
) -> None:
    view.create_new()
    settle()
    type_text(view.form.number, "165 hd btgtw")
    stored(view, settle)
    assert "Có thể trùng với văn bản đã có trong sổ: 165-HD/BTGTW" in view.form.twin_text.text()
    view.form.twin_show.click()
    settle()
    assert view.paper
    assert view.paper.id == papers["guidance"]


def test_what_cites_the_document_opens_in_its_room_and_del_there_is_not_the_documents(
    view: PapersView,
    papers: dict[str, int],
    workspace: Workspace,
    session: Session,
    qtbot: QtBot,
    settle: Settle,
) -> None:
    assert view.form.cited_heading.text() == "Căn cứ vào văn bản này (1)"
    item = view.form.cited.item(0)
    assert item.text() == "Tin bầu cử\nTin, bài"
    with qtbot.waitSignal(session.wanted) as wanted:
        view.form.cited.itemActivated.emit(item)
    assert wanted.args == ["article", 1]
    view.form.cited.setFocus()
    view.delete()
    settle()
    assert workspace.papers.get(papers["guidance"]).deleted_at is None


def test_in_a_high_window_all_that_cites_a_document_is_seen_without_scrolling(
    view: PapersView, papers: dict[str, int], workspace: Workspace, session: Session, settle: Settle
) -> None:
    articles = [workspace.articles.add(Article(title=f"Tin {number}")) for number in range(9)]
    cite(workspace, papers["guidance"], [(CitingKind.ARTICLE, one.id) for one in articles])
    view.resize(1600, 950)
    session.changed.emit("citation")
    view.desk.again_soon.stop()
    view.desk.read_again()
    settle()
    assert view.form.cited.count() == 10
    assert not view.form.cited.verticalScrollBar().maximum()


def test_a_citation_from_elsewhere_is_shown_at_once(
    view: PapersView, papers: dict[str, int], workspace: Workspace, session: Session, settle: Settle
) -> None:
    view.show_record("paper", papers["plan"])
    settle()
    assert view.form.cited_said.isVisible()
    cite(workspace, papers["plan"], [(CitingKind.ARTICLE, 1)])
    session.changed.emit("citation")
    view.desk.again_soon.stop()
    view.desk.read_again()
    settle()
    assert view.form.cited.count() == 1
    assert view.subtitle == "3 văn bản · 2 đã dùng làm căn cứ"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "Hướng dẫn 165.pdf"
    path.write_bytes(b"%PDF-1.4 no real one")
    return path


def test_a_file_is_chosen_opened_copied_out_taken_out_and_brought_back(
    view: PapersView,
    papers: dict[str, int],
    workspace: Workspace,
    settle: Settle,
    notices: list[Notice],
    file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    form = view.form
    assert not form.file_open.isVisible()
    monkeypatch.setattr(dialogs, "ask_open_files", lambda *_: [file])
    form.file_choose.click()
    settle()
    stored(view, settle)
    assert form.file_said.text() == "Hướng dẫn 165.pdf (20 byte)"
    opened: list[Path] = []
    monkeypatch.setattr(desktop, "open_file", opened.append)
    for _ in range(2):
        form.file_open.click()
        settle()
    assert opened[0].read_bytes() == file.read_bytes()
    assert opened == [opened[0]] * 2
    monkeypatch.setattr(dialogs, "ask_save_file", lambda *_: tmp_path / "ra.pdf")
    form.file_save.click()
    settle()
    assert (tmp_path / "ra.pdf").read_bytes() == file.read_bytes()
    form.file_remove.click()
    settle()
    assert workspace.papers.get(papers["guidance"]).sha256 == ""
    assert notices[-1].run
    notices[-1].run()
    settle()
    stored(view, settle)
    assert workspace.papers.get(papers["guidance"]).file_name == file.name
    assert form.file_remove.isVisible()


def drop(view: PapersView, *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    view.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )


def test_a_dropped_file_takes_the_place_of_the_one_before_which_can_be_had_back(
    view: PapersView,
    papers: dict[str, int],
    workspace: Workspace,
    settle: Settle,
    notices: list[Notice],
    file: Path,
    tmp_path: Path,
) -> None:
    drop(view, file)
    settle()
    stored(view, settle)
    other = tmp_path / "hai.docx"
    other.write_bytes(b"PK another")
    drop(view, other)
    settle()
    assert workspace.papers.get(papers["guidance"]).file_name == "hai.docx"
    assert "Đã thay tệp «Hướng dẫn 165.pdf» bằng «hai.docx»" in notices[-1].text
    assert notices[-1].run
    notices[-1].run()
    settle()
    assert workspace.papers.get(papers["guidance"]).file_name == file.name
    drop(view, file, other)
    assert "từng tệp một" in notices[-1].text
    (tmp_path / "x.exe").write_bytes(b"MZ")
    stored(view, settle)
    drop(view, tmp_path / "x.exe")
    settle()
    assert "Không giữ tệp «x.exe»" in notices[-1].text


def test_a_document_goes_into_the_bin_its_neighbour_is_shown_and_it_comes_back(
    view: PapersView, papers: dict[str, int], workspace: Workspace, settle: Settle, notices: list[Notice]
) -> None:
    view.delete()
    settle()
    assert workspace.papers.get(papers["guidance"]).deleted_at
    stored(view, settle)
    assert heads(view) == [PLAN, OUTLINE]
    assert view.paper
    assert view.paper.id == papers["plan"]
    assert notices[-1].run
    notices[-1].run()
    settle()
    assert heads(view) == [GUIDANCE, PLAN, OUTLINE]
    assert view.paper.id == papers["guidance"]


def test_a_document_in_the_bin_can_be_looked_at_and_taken_out_of_it(
    view: PapersView, papers: dict[str, int], workspace: Workspace, settle: Settle
) -> None:
    view.delete()
    settle()
    assert choose(view, settle, "show_what", "bin") == [GUIDANCE]
    assert view.form.banner.isVisible()
    assert view.form.number.isReadOnly()
    assert "hiện lại" in view.form.cited_said.text()
    assert not view.form.file_choose.isEnabled()
    view.form.banner_yes.click()
    settle()
    assert workspace.papers.get(papers["guidance"]).deleted_at is None
    assert not view.form.banner.isVisible()
    assert not view.form.number.isReadOnly()


def test_the_register_is_printed_as_it_is_filtered(
    view: PapersView, settle: Settle, monkeypatch: pytest.MonkeyPatch, notices: list[Notice]
) -> None:
    printed: list[str] = []

    def take(session: Session, parent: QWidget, name: str, document: QTextDocument) -> None:
        printed.append(document.toPlainText())

    monkeypatch.setattr(printing, "print_document", take)
    choose(view, settle, "year", "2021")
    view.print_shown()
    settle()
    (text,) = printed
    assert "165-HD/BTGTW" in text
    assert "Ban Tuyên giáo (mẫu)" in text
    assert "12/KH-MAU" not in text
    choose(view, settle, "show_what", "bin")
    view.print_shown()
    settle()
    assert len(printed) == 1
    assert "chưa có gì để in" in notices[-1].text


def test_escape_leads_back_to_the_list_and_drops_the_filter(
    view: PapersView, qtbot: QtBot, settle: Settle
) -> None:
    filtered(view, qtbot, settle, "165")
    view.rename()
    assert view.form.number.hasFocus()
    assert view.back()
    assert view.form.list.hasFocus()
    assert view.back()
    qtbot.wait(_PAUSE)
    settle()
    assert len(heads(view)) == 3
    assert not view.back()


def test_an_empty_register_teaches(open_view: Callable[[], PapersView], settle: Settle) -> None:
    view = open_view()
    assert view.desk._stack.currentWidget() is view.desk._empty
    assert view.subtitle == "Sổ chưa có văn bản nào"
    view.create_new()
    settle()
    assert view.desk._stack.currentWidget() is view.form.root
    assert view.form.number.hasFocus()


def test_data_that_only_lets_itself_be_read_is_closed(
    session: Session, papers: dict[str, int], open_view: Callable[[], PapersView], settle: Settle
) -> None:
    session.read_only = True
    view = open_view()
    assert view.primary
    assert not view.primary.isEnabled()
    view.create_new()
    view.delete()
    settle()
    form = view.form
    assert all(field.isReadOnly() for field in (form.number, form.day, form.issuer, form.summary, form.note))
    assert not any(part.isEnabled() for part in (form.kind, form.bin, form.file_choose))
    assert not view.acceptDrops()
    assert len(heads(view)) == 3


def test_a_long_register_is_read_in_blocks(
    workspace: Workspace, open_view: Callable[[], PapersView], settle: Settle
) -> None:
    with workspace.write():
        for number in range(300):
            add_paper(workspace, {"number": f"{number}/KH-MAU", "day": "2021-01-01"})
    view = open_view()
    model = view.form.list.model()
    assert model.rowCount() == 300
    last = model.index(299, 0)
    assert last.data() is None
    settle()
    assert last.data() == "0/KH-MAU"


def test_find_leads_to_the_document_in_the_rooms_view(
    papers: dict[str, int], session: Session, qtbot: QtBot, settle: Settle
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1000, 700)
    find = Find(session, window)
    window.show()
    find.open_it()
    type_text(find.field, "165hd")
    qtbot.wait(_PAUSE)
    settle()
    wanted: list[tuple[str, int]] = []
    session.wanted.connect(lambda kind, record: wanted.append((kind, record)))
    find._go(find._list.item(0))
    assert wanted == [("paper", papers["guidance"])]
    page = PlanPage(session)
    qtbot.addWidget(page)
    page.show()
    assert page.show_record("paper", papers["plan"])
    settle()
    assert isinstance(page.view, PapersView)
    assert page.view.paper
    assert page.view.paper.id == papers["plan"]
    assert page.form.show_papers.isChecked()
    assert not page.form.year.isVisible()
