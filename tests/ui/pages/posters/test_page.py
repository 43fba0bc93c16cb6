"""The room as it is used: slogans into designs, typing, choosing, the bin."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.ui.pages.posters.conftest import MakePage
from tests.ui.typing_events import assert_typing_is_whole, type_text
from ucvn_desktop.core.slogan import Poster
from ucvn_desktop.services.citations import citations
from ucvn_desktop.services.papers import add_paper
from ucvn_desktop.services.records import add_slogan
from ucvn_desktop.services.slogans import edit_slogan
from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui import dialogs
from ucvn_desktop.ui.messages import Notice
from ucvn_desktop.ui.pages.posters.form import PostersForm
from ucvn_desktop.ui.pages.posters.page import PostersPage
from ucvn_desktop.ui.session import Session

Settle = Callable[[], None]


class Gate:
    """What is stored waits behind it while it is shut."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._opened = threading.Event()

    def shut(self) -> None:
        self._session.jobs.save(self._opened.wait)

    def open(self) -> None:
        self._opened.set()


def wait_for_preview(qtbot: QtBot, page: PostersPage, words: str) -> None:
    def is_there() -> bool:
        picture = page._stage.picture
        if picture is None or " ".join(picture.lines) != words:
            return False
        return picture.image.size() == page._stage.pixels_for(picture.width, picture.height)

    qtbot.waitUntil(is_there)


def test_without_designs_the_page_teaches_and_shows_the_slogans(page: PostersPage, form: PostersForm) -> None:
    assert page._empty.isVisible()
    assert not form.panel_card.isVisible()
    assert not form.foot.isVisible()
    assert form.show_slogans.isChecked()
    assert page._bank.model.rowCount() > 0
    assert page.subtitle == f"{page._bank.model.count('slogan')} khẩu hiệu · 0 thiết kế"


def test_the_last_design_is_shown_first(poster: Poster, make_page: MakePage) -> None:
    page = make_page()
    assert page.shown == poster
    assert page._form.text.toPlainText() == poster.text
    assert page._bank.model.entry(page._form.bank.currentIndex()).id == poster.id  # type: ignore[union-attr]


def test_words_typed_with_unikey_are_kept_letter_by_letter_while_the_preview_follows(
    qtbot: QtBot, make_page: MakePage, poster: Poster, workspace: Workspace, settle: Settle
) -> None:
    page = make_page()
    field = page._form.text
    keys = 0

    def pause() -> None:
        # Now and then long enough for the preview to come and for what is typed to be stored.
        nonlocal keys
        keys += 1
        qtbot.wait(130 if keys % 40 == 0 else 0)
        if keys % 60 == 0:
            page.flush()

    assert_typing_is_whole(field, "Nhiệt liệt chào mừng Đại hội Công đoàn các cấp", pause)
    wait_for_preview(qtbot, page, field.toPlainText())
    page.flush()
    settle()
    assert workspace.posters.get(poster.id).text == field.toPlainText()
    assert "Đại hội Công đoàn các cấp" in field.toPlainText()


def test_words_and_campaign_of_a_slogan_are_stored_as_they_are_typed(
    page: PostersPage, form: PostersForm, workspace: Workspace, settle: Settle
) -> None:
    QTest.mouseClick(form.add_slogan, Qt.MouseButton.LeftButton)
    settle()
    type_text(form.slogan_text, "Ngày hội toàn dân")
    type_text(form.campaign, "Bầu cử 2021")
    assert form.campaign.text() == "Bầu cử 2021"
    page.flush()
    settle()
    stored = workspace.slogans.by_text("Ngày hội toàn dân")
    assert stored
    assert stored.campaign == "Bầu cử 2021"
    assert page._bank.model.index_of("slogan", stored.id).isValid()
    assert form.campaign.cursorPosition() == len("Bầu cử 2021")


def test_the_filter_field_keeps_what_unikey_types_and_the_selection(
    qtbot: QtBot, page: PostersPage, form: PostersForm, workspace: Workspace, settle: Settle
) -> None:
    slogan = add_slogan(workspace, "Ngày hội toàn dân", "Bầu cử")
    page.show_record("slogan", slogan.id)
    page._bank.load()
    settle()
    type_text(form.filter, "bầu cử")
    qtbot.waitUntil(lambda: page._bank.model.rowCount() == 2)
    assert form.filter.text() == "bầu cử"
    assert page._bank.model.entry(form.bank.currentIndex()).id == slogan.id  # type: ignore[union-attr]
    assert page.back()
    assert page._bank.model.rowCount() > 2
    assert not page.back()


def test_a_citation_that_enter_was_pressed_for_is_stored_with_what_was_typed(
    page: PostersPage, workspace: Workspace, settle: Settle
) -> None:
    paper = add_paper(workspace, {"number": "3/KH-MAU", "summary": "Hội thao"})
    slogan = add_slogan(workspace, "Ngày hội toàn dân", "Bầu cử")
    page.show_record("slogan", slogan.id)
    settle()
    words = page._slogan_panel.citing.form.words
    type_text(words, "hoi thao")
    QTest.keyClick(words, Qt.Key.Key_Return)
    page.flush()
    settle()
    assert [row.item_id for row in citations(workspace, paper_id=paper.id)] == [slogan.id]


@pytest.mark.parametrize("how", ["Enter", "double click"])
def test_enter_or_a_double_click_on_a_slogan_begins_a_design_of_it(
    how: str, qtbot: QtBot, page: PostersPage, form: PostersForm, workspace: Workspace, settle: Settle
) -> None:
    first = page._bank.model.index(1)
    words = first.data()
    form.bank.setCurrentIndex(first)
    settle()
    assert form.panels.currentWidget() is form.slogan_panel
    assert form.design_it.isVisible()
    assert not form.export_pdf.isVisible()
    if how == "Enter":
        page.activateWindow()
        form.bank.setFocus()
        qtbot.keyClick(form.bank, Qt.Key.Key_Return)
    else:
        place = form.bank.visualRect(first).center()
        qtbot.mouseClick(form.bank.viewport(), Qt.MouseButton.LeftButton, pos=place)
        settle()
        assert workspace.posters.all() == []
        qtbot.mouseDClick(form.bank.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settle()
    (made,) = workspace.posters.all()
    assert made.text == words
    assert page.shown == made
    assert form.export_pdf.isVisible()
    assert not form.to_bank.isVisible()  # it came from there


def test_words_of_a_design_go_into_the_bank_once(
    page: PostersPage,
    form: PostersForm,
    workspace: Workspace,
    notices: list[Notice],
    settle: Settle,
) -> None:
    page.create_new()
    settle()
    form.text.setPlainText("Câu chưa có\ntrong kho")
    page.flush()
    settle()
    assert form.to_bank.isVisible()
    QTest.mouseClick(form.to_bank, Qt.MouseButton.LeftButton)
    settle()
    assert workspace.slogans.by_text("Câu chưa có trong kho")
    assert not form.to_bank.isVisible()
    assert [notice.text for notice in notices] == ["Đã thêm vào kho khẩu hiệu."]


def test_a_slogan_that_stands_in_the_bank_twice_is_told_beside_it(
    page: PostersPage, form: PostersForm, workspace: Workspace, settle: Settle
) -> None:
    add_slogan(workspace, "Ngày hội toàn dân", "Bầu cử 2021")
    twin = add_slogan(workspace, "Ngày hội")
    page.show_record("slogan", twin.id)
    settle()
    assert not form.slogan_fault.isVisible()
    form.slogan_text.setPlainText("Ngày hội toàn dân")
    page.flush()
    settle()
    assert form.slogan_fault.text() == "Kho đã có khẩu hiệu này (Bầu cử 2021)."


def test_a_design_goes_to_the_bin_and_back(
    make_page: MakePage, poster: Poster, workspace: Workspace, notices: list[Notice], settle: Settle
) -> None:
    page = make_page()
    page.delete()
    settle()
    assert workspace.posters.all() == []
    assert page._empty.isVisible()
    assert notices[-1].text == "Đã đưa thiết kế «Tham mưu giỏi, phục vụ tốt» vào thùng rác."
    assert notices[-1].run
    notices[-1].run()
    settle()
    assert [p.id for p in workspace.posters.all()] == [poster.id]
    assert page.shown
    assert page.shown.id == poster.id


def test_where_a_slogan_goes_its_neighbour_is_shown(
    page: PostersPage, form: PostersForm, workspace: Workspace, settle: Settle
) -> None:
    first, second = (page._bank.model.entry(page._bank.model.index(row)) for row in (1, 2))
    assert first
    assert second
    page.show_record("slogan", first.id)
    settle()
    page.delete()
    settle()
    assert workspace.slogans.get(first.id).deleted_at
    assert page.shown == workspace.slogans.get(second.id)
    assert not page._bank.model.index_of("slogan", first.id).isValid()


def test_a_record_in_the_bin_is_looked_at_and_restored(
    page: PostersPage, form: PostersForm, workspace: Workspace, settle: Settle
) -> None:
    slogan = workspace.slogans.to_bin(add_slogan(workspace, "Câu đã bỏ"))
    page._bank.load()
    settle()
    page.show_record("slogan", slogan.id)
    settle()
    assert page.shown == slogan
    assert form.show_bin.isChecked()
    assert form.banner.isVisible()
    assert form.slogan_text.isReadOnly()
    assert form.campaign.isReadOnly()
    assert not form.remove.isVisible()
    page.delete()
    page._opened("slogan", slogan.id)  # Enter begins no design of what was put away
    settle()
    assert workspace.posters.all() == []
    QTest.mouseClick(form.banner_yes, Qt.MouseButton.LeftButton)
    settle()
    assert workspace.slogans.get(slogan.id).deleted_at is None
    assert form.show_slogans.isChecked()
    assert page._bank.model.entry(form.bank.currentIndex()).id == slogan.id  # type: ignore[union-attr]
    assert not form.banner.isVisible()
    assert not form.slogan_text.isReadOnly()
    assert form.remove.isVisible()


def test_the_bin_lists_what_was_put_away_and_lets_it_come_back_later(
    make_page: MakePage, poster: Poster, workspace: Workspace, settle: Settle
) -> None:
    page, slogan = make_page(), add_slogan(workspace, "Câu đã bỏ")
    page.delete()
    settle()
    page.show_record("slogan", slogan.id)
    settle()
    page.delete()
    settle()
    form = page._form
    QTest.mouseClick(form.show_bin, Qt.MouseButton.LeftButton)
    model = page._bank.model
    assert [model.index(row).data() for row in range(model.rowCount())] == [
        "Thiết kế",
        poster.text,
        "Khẩu hiệu",
        "Câu đã bỏ",
    ]
    assert form.bank_note.text() == "Được giữ ít nhất 30 ngày."
    form.bank.setCurrentIndex(model.index(1))
    settle()
    assert form.text.toPlainText() == poster.text
    assert form.text.isReadOnly()
    assert not form.template.isEnabled()
    QTest.mouseClick(form.banner_yes, Qt.MouseButton.LeftButton)
    settle()
    assert [p.id for p in workspace.posters.all()] == [poster.id]
    assert form.template.isEnabled()
    QTest.mouseClick(form.show_bin, Qt.MouseButton.LeftButton)
    assert [model.index(row).data() for row in range(model.rowCount())] == ["Khẩu hiệu", "Câu đã bỏ"]


def test_data_that_can_only_be_read_is_looked_at_printed_and_exported(
    make_page: MakePage,
    session: Session,
    poster: Poster,
    workspace: Workspace,
    notices: list[Notice],
    tmp_path: Path,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session.read_only = True
    monkeypatch.setattr(dialogs, "ask_save_file", lambda *_: tmp_path / "a.pdf")
    page = make_page()
    form = page._form
    assert form.text.isReadOnly()
    assert page.primary
    closed = (page.primary, form.add_slogan, form.to_bank, form.remove, form.design_it)
    assert {(one.isEnabled(), one.toolTip()) for one in closed} == {(False, "Dữ liệu này chỉ đọc")}
    assert not form.scale.isEnabled()
    for forbidden in (page.create_new, page.delete, lambda: page._opened("slogan", 1)):
        forbidden()
        assert notices[-1].text == "Dữ liệu này chỉ đọc, nên không thêm, sửa, bỏ được gì."
    QTest.mouseClick(form.export_pdf, Qt.MouseButton.LeftButton)
    for _ in range(3):
        settle()
    assert (tmp_path / "a.pdf").exists()
    assert workspace.posters.all() == [poster]


def test_what_another_room_changes_is_read_anew(
    page: PostersPage, session: Session, workspace: Workspace, settle: Settle
) -> None:
    before = page._bank.model.count("slogan")
    add_slogan(workspace, "Câu của phòng khác")
    session.changed.emit("slogan")
    settle()
    assert page._bank.model.count("slogan") == before + 1
    page.hide()
    add_slogan(workspace, "Câu khác nữa")
    session.changed.emit("slogan")
    settle()
    page.show()
    page.visited()
    settle()
    assert page._bank.model.count("slogan") == before + 2


def test_what_is_typed_is_stored_before_another_record_is_opened(
    make_page: MakePage, poster: Poster, workspace: Workspace, settle: Settle
) -> None:
    page = make_page()
    slogan = workspace.slogans.all()[0]
    page._form.text.setPlainText("Gõ dở dang")
    page.show_record("slogan", slogan.id)
    page.show_record("poster", poster.id)
    settle()
    assert workspace.posters.get(poster.id).text == "Gõ dở dang"
    assert page._form.text.toPlainText() == "Gõ dở dang"


def test_f2_goes_to_the_words(make_page: MakePage, poster: Poster, qtbot: QtBot) -> None:
    page = make_page()
    page.activateWindow()
    page.rename()
    assert page._form.text.textCursor().selectedText() == poster.text
    assert isinstance(page.focusWidget(), QPlainTextEdit)


def test_a_slogan_is_shown_in_the_look_of_the_last_design(
    qtbot: QtBot, make_page: MakePage, poster: Poster, workspace: Workspace, settle: Settle
) -> None:
    workspace.posters.save(replace(poster, width_mm=600, height_mm=2000))
    page = make_page()
    slogan = add_slogan(workspace, "Ngày hội")
    page.show_record("slogan", slogan.id)
    settle()
    wait_for_preview(qtbot, page, "Ngày hội")
    assert page._stage.picture
    assert (page._stage.picture.width, page._stage.picture.height) == (600, 2000)
    edit_slogan(workspace, slogan.id, {"campaign": "x"})


@pytest.fixture
def gate(session: Session) -> Iterator[Gate]:
    """Holds what is stored and read behind it until it is opened."""
    made = Gate(session)
    yield made
    made.open()


def test_letters_typed_while_the_design_in_hand_is_begun_once_more_stay(
    page: PostersPage, form: PostersForm, workspace: Workspace, gate: Gate, settle: Settle
) -> None:
    page.create_new()
    settle()
    gate.shut()
    page.create_new()  # the blank one is taken up again
    type_text(form.text, "CHAO")
    gate.open()
    settle()
    assert form.text.toPlainText() == "CHAO"
    type_text(form.text, "X")
    page.flush()
    settle()
    assert [poster.text for poster in workspace.posters.all()] == ["CHAOX"]


@pytest.mark.parametrize("is_flushed", [False, True])
def test_letters_typed_while_the_design_in_hand_is_asked_for_stay(
    is_flushed: bool,
    make_page: MakePage,
    poster: Poster,
    workspace: Workspace,
    gate: Gate,
    settle: Settle,
) -> None:
    page = make_page()
    gate.shut()
    page.show_record("poster", poster.id)
    page._form.text.setPlainText("CHAO")
    if is_flushed:  # it is stored, but behind the question
        page.flush()
    gate.open()
    settle()
    assert page._form.text.toPlainText() == "CHAO"
    page.flush()
    settle()
    assert workspace.posters.get(poster.id).text == "CHAO"


def test_letters_typed_while_a_slogan_is_begun_once_more_stay(
    page: PostersPage, form: PostersForm, workspace: Workspace, gate: Gate, settle: Settle
) -> None:
    page._begin_slogan()
    settle()
    gate.shut()
    page._begin_slogan()
    type_text(form.slogan_text, "CHAO")
    gate.open()
    settle()
    assert form.slogan_text.toPlainText() == "CHAO"
    page.flush()
    settle()
    assert workspace.slogans.by_text("CHAO")


def test_what_is_put_away_twice_at_once_leaves_its_neighbour(
    page: PostersPage, workspace: Workspace, gate: Gate, settle: Settle
) -> None:
    first, second = (page._bank.model.entry(page._bank.model.index(row)) for row in (1, 2))
    assert first
    assert second
    page.show_record("slogan", first.id)
    settle()
    gate.shut()
    page.delete()
    page.delete()
    gate.open()
    settle()
    assert workspace.slogans.get(first.id).rev == 2
    assert page.shown == workspace.slogans.get(second.id)
    page.delete()
    settle()
    assert workspace.slogans.get(second.id).deleted_at


def test_printing_nothing_says_so(page: PostersPage, notices: list[Notice]) -> None:
    page.print_shown()
    assert [notice.text for notice in notices] == ["Chưa chọn thiết kế hoặc khẩu hiệu nào để in."]
