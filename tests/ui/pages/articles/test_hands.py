"""Nothing that comes in the background takes letters or fields away from one who types."""

import threading
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.typing_events import SAMPLE, content, type_text
from ucvn_desktop.services.articles import edit_article
from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui.jobs import Jobs
from ucvn_desktop.ui.messages import Notice
from ucvn_desktop.ui.pages.articles.page import ArticlesPage
from ucvn_desktop.ui.session import Session

Open = Callable[[], ArticlesPage]
Settle = Callable[[], None]


@pytest.fixture
def hold_up(jobs: Jobs) -> "Callable[[], threading.Event]":
    """Lets the lane of saving stand still until the event that it gives is set."""

    def hold() -> threading.Event:
        go_on = threading.Event()
        jobs.save(go_on.wait)
        return go_on

    return hold


def _flush_and_settle(page: ArticlesPage, settle: Settle) -> None:
    page.flush()
    settle()


def test_every_letter_typed_while_saving_is_held_up_is_stored(
    workspace: Workspace,
    open_page: Open,
    articles: list[int],
    settle: Settle,
    hold_up: Callable[[], threading.Event],
) -> None:
    page = open_page()
    photo = page.view.photos.photos[0]
    page.view.photos.choose(photo.id)
    title, _, body = page.view.writing.fields
    go_on = hold_up()
    for field in (title, body, page.view.photos.caption):
        field.setFocus()
        field.selectAll()
        type_text(field, SAMPLE[:30])
        page.flush()
        type_text(field, SAMPLE[30:])
    page.flush()
    go_on.set()
    settle()
    _flush_and_settle(page, settle)
    stored = workspace.articles.get(articles[1])
    assert (stored.title, stored.body) == (SAMPLE, f"<p>{SAMPLE}</p>")
    assert workspace.photos.get(photo.id).caption == SAMPLE
    assert [content(f) for f in (title, body, page.view.photos.caption)] == [SAMPLE] * 3


def test_what_is_typed_until_another_article_is_there_belongs_to_the_one_that_is_shown(
    workspace: Workspace,
    open_page: Open,
    articles: list[int],
    settle: Settle,
    hold_up: Callable[[], threading.Event],
) -> None:
    page = open_page()
    go_on = hold_up()
    page.show_record("article", articles[0])
    QTest.qWait(30)
    type_text(page.view.writing.title, "Tít. ")
    type_text(page.view.writing.body, "Thân. ")
    go_on.set()
    settle()
    assert page.view.writing.title.text() == "Hội nghị"
    _flush_and_settle(page, settle)
    left = workspace.articles.get(articles[1])
    assert (left.title, left.body) == ("Tít. Thăm hỏi đoàn viên", "<p>Thân. Nội dung</p>")
    assert workspace.articles.get(articles[0]).body == "<p>Cũ</p>"


def test_an_article_in_hand_that_is_asked_for_again_keeps_what_is_typed_into_it(
    workspace: Workspace,
    open_page: Open,
    articles: list[int],
    settle: Settle,
    hold_up: Callable[[], threading.Event],
) -> None:
    page = open_page()
    go_on = hold_up()
    page.show_record("article", articles[1])
    QTest.qWait(30)
    body = page.view.writing.body
    body.setFocus()
    type_text(body, "Thân  ")
    go_on.set()
    settle()
    assert (content(body), body.textCursor().position()) == ("Thân  Nội dung", 6)
    type_text(body, "bài ")
    _flush_and_settle(page, settle)
    assert workspace.articles.get(articles[1]).body == "<p>Thân  bài Nội dung</p>"


def test_an_article_in_hand_that_was_changed_elsewhere_is_shown_as_it_is_now(
    workspace: Workspace, open_page: Open, articles: list[int], settle: Settle
) -> None:
    page = open_page()
    edit_article(workspace, articles[1], title="Sửa ở nơi khác")
    page.show_record("article", articles[1])
    settle()
    assert page.view.writing.title.text() == "Sửa ở nơi khác"


def _word_file(folder: Path) -> Path:
    document = docx.Document()
    document.add_heading("Tít từ Word", level=1)
    document.add_paragraph("Đoạn thứ nhất của bài, viết trong Word.")
    document.save(str(folder / "tin.docx"))
    return folder / "tin.docx"


def test_an_import_that_ends_leaves_the_article_in_which_one_types_open(
    workspace: Workspace,
    open_page: Open,
    articles: list[int],
    settle: Settle,
    notices: list[Notice],
    tmp_path: Path,
) -> None:
    page = open_page()
    title = page.view.writing.title
    title.setFocus()
    page.take_files([_word_file(tmp_path)])
    type_text(title, "Một ")
    settle()
    type_text(title, "hai ")
    _flush_and_settle(page, settle)
    assert workspace.articles.get(articles[1]).title == "Một hai Thăm hỏi đoàn viên"
    assert [n.action for n in notices] == ["Mở bài"]
    assert notices[0].run is not None
    notices[0].run()
    settle()
    assert title.text() == "Tít từ Word"


def test_an_import_that_ends_while_nobody_types_is_opened(
    open_page: Open, articles: list[int], settle: Settle, notices: list[Notice], tmp_path: Path
) -> None:
    page = open_page()
    page._form.list.setFocus()
    page.take_files([_word_file(tmp_path)])
    settle()
    assert page.view.writing.title.text() == "Tít từ Word"
    assert [n.action for n in notices] == [""]


def test_asking_five_times_for_a_new_article_makes_one(
    workspace: Workspace, open_page: Open, articles: list[int], settle: Settle
) -> None:
    page = open_page()
    for _ in range(5):
        page.create_new()
    settle()
    assert len(workspace.articles.all()) == 3
    assert page.view.writing.title.hasFocus()
    type_text(page.view.writing.title, "Tin")
    page.create_new()
    settle()
    assert len(workspace.articles.all()) == 4
    assert page.view.writing.title.text() == ""


def test_a_credit_that_is_not_stored_yet_is_not_written_over(
    workspace: Workspace,
    open_page: Open,
    articles: list[int],
    settle: Settle,
    hold_up: Callable[[], threading.Event],
) -> None:
    page = open_page()
    go_on = hold_up()
    type_text(page.view.writing.title, "Tít. ")
    page.flush()
    page._form.credit.setFocus()
    page._form.credit.selectAll()
    type_text(page._form.credit, "Ảnh: Hà An")
    page._form.list.setFocus()
    go_on.set()
    settle()
    assert page._form.credit.text() == "Ảnh: Hà An"


def test_pictures_dropped_while_no_article_is_open_are_in_the_library(
    workspace: Workspace,
    open_page: Open,
    settle: Settle,
    notices: list[Notice],
    make_photo: Callable[..., Path],
) -> None:
    page = open_page()
    page.take_files([make_photo()])
    settle()
    assert [photo.name for photo in workspace.photos.all()] == ["anh.jpg"]
    assert [n.text for n in notices] == ["Đã nhập 1 ảnh vào Kho ảnh, chưa đặt vào bài nào."]


def test_nothing_to_print_is_said(open_page: Open, settle: Settle, notices: list[Notice]) -> None:
    open_page().print_shown()
    settle()
    assert [n.text for n in notices] == ["Chưa có bài nào đang mở để in."]


def test_data_that_only_lets_itself_be_read_is_looked_at_and_not_written(
    workspace: Workspace,
    session: Session,
    open_page: Open,
    articles: list[int],
    settle: Settle,
    make_photo: Callable[..., Path],
    notices: list[Notice],
) -> None:
    session.read_only = True
    before = workspace.articles.all(with_bin=True)
    page = open_page()
    form = page._form
    assert page.view.writing.title.text() == "Thăm hỏi đoàn viên"
    fields = (*page.view.writing.fields, page.view.photos.caption, form.author, form.credit)
    assert all(field.isReadOnly() and field.isEnabled() for field in fields)
    assert not any(box.isEnabled() for box in (form.kind, form.topic, form.event))
    assert page.primary is not None
    for deed in (page.primary, page.secondary[0], form.bin, page.view.photos._form.add):
        assert (deed.isEnabled(), deed.toolTip()) == (False, "Dữ liệu này chỉ đọc")
    assert form.bin.isVisible()
    assert page.secondary[1].isEnabled()
    page.create_new()
    page.delete()
    page.take_files([make_photo()])
    page.view.photos.view.placed.emit([page.view.photos.photos[1].id], 1)
    for field in fields:
        type_text(field, "x")
    _flush_and_settle(page, settle)
    assert workspace.articles.all(with_bin=True) == before
    assert [photo.name for photo in page.view.photos.photos] == ["1.jpg", "2.jpg"]
    assert [n.text for n in notices] == ["Dữ liệu này chỉ đọc. Không có gì được nhập."]


def test_letters_typed_right_behind_ctrl_n_are_the_new_title(
    workspace: Workspace, articles: list[int], open_page: Open, settle: Settle
) -> None:
    page = open_page()
    page.create_new()
    # No pause: what is typed now must not go to the list that had the focus.
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, "Cong doan")
    page.flush()
    settle()
    assert [article.title for article in workspace.articles.all()][-1] == "Cong doan"
