"""The room «Tin, bài», as its user goes through it."""

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.typing_events import SAMPLE, Field, assert_typing_is_whole, content, type_text
from ucvn_desktop.core.article import Article
from ucvn_desktop.core.gaps import gap
from ucvn_desktop.services.article_history import revisions
from ucvn_desktop.services.article_list import Show
from ucvn_desktop.services.articles import edit_article, new_article
from ucvn_desktop.services.citations import citations
from ucvn_desktop.services.papers import add_paper
from ucvn_desktop.services.records import caption_photo
from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui import dialogs
from ucvn_desktop.ui.jobs import Jobs
from ucvn_desktop.ui.messages import Notice
from ucvn_desktop.ui.pages.articles.link_panel import whole_address
from ucvn_desktop.ui.pages.articles.opened import read_article
from ucvn_desktop.ui.pages.articles.page import ArticlesPage
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.widgets.photo_mime import photos_to_mime

Open = Callable[[], ArticlesPage]
Settle = Callable[[], None]


def _save(page: ArticlesPage, settle: Settle) -> None:
    page.flush()
    settle()


def _drop(page: ArticlesPage, mime: QMimeData) -> None:
    page.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )


def _act(notice: Notice) -> None:
    assert notice.run is not None
    notice.run()


def test_the_article_changed_last_is_open(open_page: Open, articles: list[int]) -> None:
    page = open_page()
    assert page.list.ids == articles[::-1]
    assert page.article is not None
    assert page.article.id == articles[1]
    assert page.view.writing.title.text() == "Thăm hỏi đoàn viên"
    assert [photo.name for photo in page.view.photos.photos] == ["1.jpg", "2.jpg"]


def test_showing_an_article_changes_nothing(
    workspace: Workspace, open_page: Open, articles: list[int], settle: Settle
) -> None:
    before = [workspace.articles.get(article_id) for article_id in articles]
    page = open_page()
    page.list.choose(articles[0])
    page.show_record("article", articles[0])
    settle()
    _save(page, settle)
    assert page.view.writing.title.text() == "Hội nghị"
    assert [workspace.articles.get(article_id) for article_id in articles] == before


def test_what_is_typed_is_stored_and_the_fields_stay_as_they_are(
    workspace: Workspace, open_page: Open, articles: list[int], settle: Settle
) -> None:
    page = open_page()
    writing = page.view.writing
    writing.title.clear()
    type_text(writing.title, "Tin  mới ")
    type_text(writing.sapo, "Ngày 16/4")
    writing.body.selectAll()
    type_text(writing.body, "Một\nHai ")
    _save(page, settle)
    stored = workspace.articles.get(articles[1])
    assert (stored.title, stored.sapo, stored.body) == ("Tin mới", "Ngày 16/4", "<p>Một</p>\n<p>Hai</p>")
    assert content(writing.title) == "Tin  mới "
    assert content(writing.body) == "Một\nHai "
    assert len(revisions(workspace, articles[1])) == 2


@pytest.mark.parametrize("name", ["title", "sapo", "body", "caption", "words", "author", "credit"])
def test_unikey_keeps_every_letter_while_things_are_saved_and_listed(
    qtbot: QtBot, open_page: Open, articles: list[int], settle: Settle, name: str
) -> None:
    page = open_page()
    page.view.photos.choose(page.view.photos.photos[0].id)
    fields: dict[str, Field] = {
        "title": page.view.writing.title,
        "sapo": page.view.writing.sapo,
        "body": page.view.writing.body,
        "caption": page.view.photos.caption,
        "words": page._form.words,
        "author": page._form.author,
        "credit": page._form.credit,
    }
    field = fields[name]
    field.setFocus()
    strokes = 0

    def between() -> None:
        # Now and then everything that waits comes to its turn, in the middle of a word.
        nonlocal strokes
        strokes += 1
        if strokes % 40 == 0:
            page.flush()
            settle()
            page.list.reload()
            settle()

    assert_typing_is_whole(field, SAMPLE, between)
    assert strokes > 100


def test_switching_stores_what_was_typed_into_the_one_left(
    workspace: Workspace, open_page: Open, articles: list[int], settle: Settle
) -> None:
    page = open_page()
    type_text(page.view.writing.body, "Trước. ")
    QTest.keyClick(page._form.list, Qt.Key.Key_Down)
    type_text(page._form.list, "")  # type: ignore[arg-type]
    settle()
    assert page.article is not None
    assert page.article.id == articles[0]
    assert workspace.articles.get(articles[1]).body == "<p>Trước. Nội dung</p>"
    assert workspace.articles.get(articles[0]).body == "<p>Cũ</p>"


def test_a_new_article_is_by_the_officer_and_waits_for_its_title(
    workspace: Workspace, open_page: Open, articles: list[int], settle: Settle
) -> None:
    page = open_page()
    page.create_new()
    settle()
    assert page.article is not None
    assert page.article.author == "Nguyễn Thị Thử"
    assert page.view.writing.title.hasFocus()
    page.create_new()
    settle()
    # One without a word is there already.
    assert len(workspace.articles.all()) == 3
    QTest.keyClick(page.view.writing.title, Qt.Key.Key_Return)
    assert page.view.writing.sapo.hasFocus()
    QTest.keyClick(page.view.writing.sapo, Qt.Key.Key_Return)
    assert page.view.writing.body.hasFocus()


def test_findings_lead_to_what_mends_them(
    workspace: Workspace, open_page: Open, articles: list[int], settle: Settle
) -> None:
    edit_article(workspace, articles[1], title="", body="", author="", topic=None)
    page = open_page()
    found = page.view.facts
    assert [button.text() for button in _findings(page)] == [
        "Chưa có tít",
        "Chưa có nội dung",
        "Chưa có tên tác giả",
        "2 ảnh chưa có chú thích",
        "Chưa chọn nội dung kế hoạch",
    ]
    targets = [
        page.view.writing.title,
        page.view.writing.body,
        page._form.author,
        page.view.photos.caption,
        page._form.topic,
    ]
    for button, target in zip(_findings(page), targets, strict=True):
        button.click()
        assert target.hasFocus()
    assert found is page.view.facts


def _findings(page: ArticlesPage) -> list:  # type: ignore[type-arg]
    buttons = page._form.missing_place.findChildren(QPushButton)
    return [button for button in buttons if not button.isHidden()]


def test_a_caption_is_stored_and_no_longer_missing(
    workspace: Workspace, open_page: Open, articles: list[int], settle: Settle
) -> None:
    page = open_page()
    first, second = page.view.photos.photos
    page.view.photos.choose(first.id, caption=True)
    type_text(page.view.photos.caption, "Trao quà.")
    QTest.keyClick(page.view.photos.caption, Qt.Key.Key_Return)
    assert page.view.photos.chosen is not None
    assert page.view.photos.chosen.id == second.id
    _save(page, settle)
    assert workspace.photos.get(first.id).caption == "Trao quà."
    assert workspace.photos.get(second.id).caption == ""
    assert [button.text() for button in _findings(page)] == ["1 ảnh chưa có chú thích"]


def test_facts_are_stored(workspace: Workspace, open_page: Open, articles: list[int], settle: Settle) -> None:
    page = open_page()
    form = page._form
    form.kind.setCurrentIndex(form.kind.findData("bai"))
    form.kind.activated.emit(form.kind.currentIndex())
    form.topic.setCurrentIndex(0)
    form.topic.activated.emit(0)
    form.author.setFocus()
    form.author.selectAll()
    type_text(form.author, "Hà An")
    _save(page, settle)
    stored = workspace.articles.get(articles[1])
    assert (stored.kind, stored.topic, stored.author, stored.credit) == ("bai", 0, "Hà An", "Hà An")
    assert form.credit.text() == "Hà An"


def test_the_bin_takes_and_gives_back(
    workspace: Workspace, open_page: Open, articles: list[int], settle: Settle, notices: list[Notice]
) -> None:
    page = open_page()
    page._form.list.setFocus()
    page.delete()
    settle()
    page.list.reload()
    settle()
    assert page.list.ids == [articles[0]]
    assert page.article is not None
    assert page.article.id == articles[0]
    _act(notices[-1])
    settle()
    page.list.reload()
    settle()
    assert set(page.list.ids) == set(articles)
    assert page.article.id == articles[1]
    assert workspace.articles.get(articles[1]).deleted_at is None


def test_what_lies_in_the_bin_is_only_looked_at_until_it_is_restored(
    workspace: Workspace, open_page: Open, articles: list[int], settle: Settle
) -> None:
    workspace.articles.to_bin(workspace.articles.get(articles[0]))
    page = open_page()
    page._form.show_what.setCurrentIndex(page._form.show_what.findData(Show.BIN))
    page.list.reload()
    settle()
    assert page.view.writing.title.text() == "Hội nghị"
    assert page.view.writing.body.isReadOnly()
    assert page._form.banner.isVisible()
    page._form.banner_yes.click()
    settle()
    assert not page.view.writing.body.isReadOnly()
    assert workspace.articles.get(articles[0]).deleted_at is None


def test_an_old_revision_is_looked_at_and_comes_back(
    workspace: Workspace, open_page: Open, articles: list[int], settle: Settle
) -> None:
    edit_article(workspace, articles[1], title="Tít sau", body="<p>Sau</p>")
    page = open_page()
    history = page._form.history
    assert history.count() == 2
    history.itemClicked.emit(history.item(1))
    assert page.view.writing.title.text() == "Thăm hỏi đoàn viên"
    assert page.view.writing.title.isReadOnly()
    assert page.back()
    settle()
    assert page.view.writing.title.text() == "Tít sau"
    history.itemClicked.emit(history.item(1))
    page._form.banner_yes.click()
    settle()
    assert workspace.articles.get(articles[1]).title == "Thăm hỏi đoàn viên"
    assert page.view.writing.title.text() == "Thăm hỏi đoàn viên"
    assert history.count() == 3


def test_photos_are_dropped_moved_and_taken_out(
    workspace: Workspace, open_page: Open, articles: list[int], settle: Settle, notices: list[Notice]
) -> None:
    page = open_page()
    first, second = (photo.id for photo in page.view.photos.photos)
    page.view.photos.view.placed.emit([second], 1)
    settle()
    assert [photo.id for photo in page.view.photos.photos] == [second, first]
    page.view.photos.choose(second)
    page.view.photos.view.setFocus()
    page.delete()
    settle()
    assert [photo.id for photo in page.view.photos.photos] == [first]
    _act(notices[-1])
    settle()
    assert [photo.id for photo in page.view.photos.photos] == [second, first]
    page.show_record("article", articles[0])
    settle()
    _drop(page, photos_to_mime([first]))
    settle()
    assert [photo.id for photo in workspace.article_photos.photos_of(articles[0])] == [first]


def test_a_photo_lands_before_the_one_whose_middle_is_to_the_right(
    open_page: Open, articles: list[int]
) -> None:
    view = open_page().view.photos.view
    middle = view.visualRect(view.model().index(0, 0)).center().x()
    assert (view.place_at(middle - 1), view.place_at(middle + 1), view.place_at(5000)) == (1, 2, 3)


def test_dropped_files_are_imported_into_the_article(
    open_page: Open,
    articles: list[int],
    settle: Settle,
    make_photo: Callable[..., Path],
    notices: list[Notice],
    tmp_path: Path,
) -> None:
    page = open_page()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(make_photo()))])
    _drop(page, mime)
    settle()
    assert [photo.name for photo in page.view.photos.photos] == ["1.jpg", "2.jpg", "anh.jpg"]
    assert notices[-1].text == "Đã nhập 1 ảnh."
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "x.xlsx"))])
    _drop(page, mime)
    assert "Không có gì được nhập" in notices[-1].text


def test_word_files_are_imported_and_the_refused_ones_told(
    open_page: Open,
    articles: list[int],
    settle: Settle,
    notices: list[Notice],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    good, bad = tmp_path / "tin.docx", tmp_path / "hỏng.docx"
    document = docx.Document()
    document.add_heading("Tít từ Word", level=1)
    document.add_paragraph("Đoạn thứ nhất của bài, viết trong Word.")
    document.save(str(good))
    bad.write_bytes(b"no document at all")
    monkeypatch.setattr(dialogs, "ask_open_files", lambda *_: [bad, good])
    page = open_page()
    page.secondary[0].trigger()
    settle()
    assert page.view.writing.title.text() == "Tít từ Word"
    assert notices[0].text.startswith("Đã nhập 1 tin, bài.")
    assert (notices[1].tone, "«hỏng.docx»" in notices[1].text) == ("gold", True)


def test_what_is_typed_goes_out_into_the_word_file(
    open_page: Open,
    articles: list[int],
    settle: Settle,
    notices: list[Notice],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = []

    def answer(_: object, title: str, proposed: str, patterns: str) -> Path:
        asked.append(proposed)
        return tmp_path / "ra.docx"

    monkeypatch.setattr(dialogs, "ask_save_file", answer)
    page = open_page()
    type_text(page.view.writing.sapo, "Vừa gõ xong")
    page.secondary[1].trigger()
    settle()
    settle()
    assert Path(asked[0]).name == "Thăm hỏi đoàn viên.docx"
    assert "Vừa gõ xong" in [p.text for p in docx.Document(str(tmp_path / "ra.docx")).paragraphs]
    assert "ra.docx" in notices[-1].text


def test_what_is_printed_is_the_article(
    open_page: Open, articles: list[int], settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[str] = []

    def take(_: object, parent: object, title: str, document: QTextDocument) -> bool:
        printed.extend((title, document.toPlainText()))
        return True

    monkeypatch.setattr("ucvn_desktop.ui.printing.print_document", take)
    page = open_page()
    page.print_shown()
    settle()
    assert printed[0] == "Thăm hỏi đoàn viên"
    assert printed[1].splitlines() == [
        "Thăm hỏi đoàn viên",
        "Nội dung",
        "Lê Mai",
        "Ảnh 1. Chưa có chú thích",
        "Ảnh 2. Chưa có chú thích",
    ]


def test_the_list_filters_after_a_pause_and_keeps_what_is_open(
    qtbot: QtBot, open_page: Open, articles: list[int], settle: Settle
) -> None:
    page = open_page()
    type_text(page._form.words, "hội")
    qtbot.waitUntil(lambda: page.list.ids == [articles[0]])
    page._form.words.clear()
    qtbot.waitUntil(lambda: page.list.ids == articles[::-1])
    type_text(page._form.words, "không có chữ này")
    qtbot.waitUntil(lambda: page.list.ids == [])
    assert "không có chữ này" in page._form.list_said.text()


def test_an_article_in_hand_stays_listed_when_it_is_mended(
    workspace: Workspace, open_page: Open, articles: list[int], settle: Settle
) -> None:
    edit_article(workspace, articles[0], author="")
    page = open_page()
    page._form.show_what.setCurrentIndex(page._form.show_what.findData(Show.LACKING))
    page.list.reload()
    settle()
    page.show_record("article", articles[0])
    settle()
    page._form.author.setFocus()
    type_text(page._form.author, "Lê Mai")
    _save(page, settle)
    page.list.reload()
    settle()
    assert articles[0] in page.list.ids


def test_an_article_that_was_begun_elsewhere_goes_on_at_what_is_to_be_written_first(
    workspace: Workspace, open_page: Open, articles: list[int], settle: Settle
) -> None:
    page = open_page()
    mark = gap("nơi diễn ra")
    begun = new_article(workspace, title="Hội thi", body=f"<p>Sáng 5/6, tại {mark}, Công đoàn họp.</p>").id
    page._form.words.setFocus()
    page.show_record("article", begun)
    # Typed before it is there.
    assert page._form.list.hasFocus()
    settle()
    body = page.view.writing.body
    assert (body.hasFocus(), body.textCursor().selectedText()) == (True, mark)
    type_text(body, "Hà Nội")
    _save(page, settle)
    assert "tại Hà Nội, Công đoàn" in workspace.articles.get(begun).body
    page.show_record("article", articles[0])
    settle()
    assert page._form.list.hasFocus()


def test_a_record_that_the_filter_hides_is_shown_all_the_same(
    workspace: Workspace, open_page: Open, articles: list[int], settle: Settle
) -> None:
    workspace.articles.to_bin(workspace.articles.get(articles[0]))
    page = open_page()
    assert page.show_record("article", articles[0])
    settle()
    assert page.view.writing.title.text() == "Hội nghị"
    assert page.list.filter.show is Show.BIN
    assert not page.show_record("photo", 1)


def test_an_empty_room_teaches(open_page: Open, settle: Settle, session: Session, qtbot: QtBot) -> None:
    page = open_page()
    assert page.desk._empty.isVisible()
    page.primary.trigger()  # type: ignore[union-attr]
    settle()
    assert page.view.writing.title.isVisible()


def test_a_narrow_window_folds_the_facts_away(open_page: Open, articles: list[int]) -> None:
    page = open_page()
    assert page._form.facts_card.isVisible()
    page.resize(960, 540)
    assert not page._form.facts_card.isVisible()
    page._form.show_facts.click()
    assert page._form.facts_card.isVisible()
    assert not page._form.list_card.isVisible()
    assert page.back()
    assert page._form.list_card.isVisible()


def test_ten_thousand_rows_are_read_as_they_are_looked_at(
    workspace: Workspace, open_page: Open, settle: Settle
) -> None:
    with workspace.write():
        for number in range(400):
            workspace.articles.add(Article(title=f"Tin số {number}"))
    page = open_page()
    model = page._form.list.model()
    assert model.rowCount() == 400
    assert len(page.list._model._rows) < 150
    page._form.list.scrollToBottom()
    settle()
    page._form.list.grab()
    settle()
    assert model.index(399, 0).data() == "Tin số 0"
    assert len(page.list._model._rows) < 300


def test_links_are_made_in_the_panel(open_page: Open, articles: list[int], settle: Settle) -> None:
    page = open_page()
    body = page.view.writing.body
    body.selectAll()
    QTest.keyClick(body, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert page._form.address.hasFocus()
    type_text(page._form.address, "congdoan.vn")
    page._form.link_yes.click()
    assert body.hasFocus()
    assert [run.link for run in body.blocks()[0].runs] == ["https://congdoan.vn"]
    body.moveCursor(body.textCursor().MoveOperation.Left)
    page.view.writing.link_panel.open_it()
    assert page._form.address.text() == "https://congdoan.vn"
    page._form.link_no.click()
    assert [run.link for run in body.blocks()[0].runs] == [""]


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("congdoan.vn/tin", "https://congdoan.vn/tin"),
        (" a@b.vn ", "mailto:a@b.vn"),
        ("http://a.vn", "http://a.vn"),
        ("https://a.vn:8080/x?y=a@b", "https://a.vn:8080/x?y=a@b"),
        ("javascript:alert(1)", ""),
        ("hai chữ.vn", ""),
        ("", ""),
    ],
)
def test_addresses_are_made_whole_or_refused(typed: str, address: str) -> None:
    from ucvn_desktop.core.errors import UserError

    if address:
        assert whole_address(typed) == address
    else:
        with pytest.raises(UserError):
            whole_address(typed)


def test_the_toolbar_shapes_the_body(
    workspace: Workspace, open_page: Open, articles: list[int], settle: Settle
) -> None:
    page = open_page()
    body = page.view.writing.body
    body.selectAll()
    page._form.bold.click()
    page._form.heading.click()
    assert page._form.heading.isChecked()
    body.moveCursor(body.textCursor().MoveOperation.End)
    QTest.keyClick(body, Qt.Key.Key_Return)
    type_text(body, "Mục")
    page._form.bullets.click()
    QTest.keyClick(body, Qt.Key.Key_Return)
    QTest.keyClick(body, Qt.Key.Key_Return)
    type_text(body, "Đoạn cuối")
    _save(page, settle)
    assert workspace.articles.get(articles[1]).body == (
        "<h2><strong>Nội dung</strong></h2>\n<ul>\n<li>Mục</li>\n</ul>\n<p>Đoạn cuối</p>"
    )
    for _ in range(30):
        body.undo()
    assert [block.text for block in body.blocks()] == ["Nội dung"]


def test_nothing_is_written_while_nothing_is_open(
    open_page: Open, settle: Settle, jobs: Jobs, workspace: Workspace
) -> None:
    page = open_page()
    page.delete()
    page.print_shown()
    page.flush()
    settle()
    assert workspace.articles.all(with_bin=True) == []
    assert not page.has_unsaved
    assert new_article(workspace).id == 1


def test_the_strip_gives_a_drag_its_photo(open_page: Open, articles: list[int]) -> None:
    page = open_page()
    page.view.photos.choose(page.view.photos.photos[1].id)
    assert page.view.photos.chosen == page.view.photos.photos[1]
    assert page.childAt(QPoint(5, 5)) is not None


def test_a_list_that_was_asked_for_earlier_does_not_take_a_new_article_away(
    workspace: Workspace, open_page: Open, articles: list[int], settle: Settle
) -> None:
    page = open_page()
    page.list.reload()
    page.create_new()
    page.list.reload()
    settle()
    assert page.article is not None
    assert page.article.id == page.list.current_id == workspace.articles.all()[-1].id


def test_what_could_not_be_stored_yet_is_still_shown(
    workspace: Workspace, open_page: Open, articles: list[int], settle: Settle
) -> None:
    page = open_page()
    type_text(page.view.writing.title, "Mới: ")
    page._texts.edit(articles[1], topic=None)
    opened = read_article(workspace, articles[1]).with_typed(page._texts.typed(articles[1]))
    assert (opened.article.title, opened.article.topic) == ("Mới: Thăm hỏi đoàn viên", 0)


def test_a_long_title_is_scrolled_with_a_bar_and_leaves_room_in_a_low_window(
    workspace: Workspace, open_page: Open, articles: list[int], settle: Settle
) -> None:
    edit_article(
        workspace, articles[1], title="Công đoàn Bộ thăm hỏi đoàn viên " * 3, sapo="Ngày 16/4 " * 299
    )
    page = open_page()
    title, sapo, body = page.view.writing.fields
    assert title.document().size().height() <= title.viewport().height()
    assert not title.verticalScrollBar().isVisible()
    assert sapo.verticalScrollBar().isVisible()
    type_text(title, "Công đoàn Bộ thăm hỏi đoàn viên có hoàn cảnh khó khăn. " * 4)
    assert title.verticalScrollBar().isVisible()
    assert body.height() >= 0.45 * page._form.text_column.height()
    high = title.height()
    page.resize(960, 520)
    settle()
    page.resize(960, 430)
    settle()
    assert page.height() == 430
    assert title.height() < high
    assert title.cursorRect().bottom() <= title.viewport().height() + 1
    assert body.height() >= 44


def test_a_filter_that_finds_nothing_shows_no_empty_article_and_is_dropped_by_a_button(
    open_page: Open, articles: list[int], settle: Settle
) -> None:
    page = open_page()
    form = page._form
    assert not form.nothing_open.isVisible()
    type_text(form.words, "khong co")
    page.list.reload()
    settle()
    assert form.nothing_open.isVisible()
    assert not form.editor_card.isVisible()
    assert not form.facts_card.isVisible()
    form.show_all.click()
    settle()
    assert (form.editor_card.isVisible(), form.facts_card.isVisible()) == (True, True)
    assert page.view.writing.title.text() == "Thăm hỏi đoàn viên"


def test_what_can_only_be_read_does_not_ask_to_be_written(
    workspace: Workspace, open_page: Open, articles: list[int], settle: Settle
) -> None:
    page = open_page()
    assert page.view.writing.sapo.placeholderText().startswith("Sapo: một đoạn ngắn")
    page._bin()
    settle()
    page.list.show_everything(in_bin=True)
    page.list.reload()
    settle()
    assert page.view.writing.sapo.isReadOnly()
    assert page.view.writing.sapo.placeholderText() == "Chưa có sapo"
    assert not page._form.missing_heading.isVisible()


def test_files_are_dropped_on_the_page_not_as_words_into_fields(open_page: Open, articles: list[int]) -> None:
    form = open_page()._form
    fields = (form.words, form.author, form.credit, form.address)
    assert [field.acceptDrops() for field in fields] == [False] * 4


def test_f2_goes_to_the_end_of_the_title(open_page: Open, articles: list[int]) -> None:
    page = open_page()
    page.rename()
    type_text(page.view.writing.title, "!")
    assert page.view.writing.title.text() == "Thăm hỏi đoàn viên!"


def test_letters_typed_on_a_photo_go_into_its_caption(
    workspace: Workspace, open_page: Open, articles: list[int], settle: Settle
) -> None:
    page = open_page()
    strip = page.view.photos
    caption_photo(workspace, strip.photos[0].id, "Trao quà")
    page.session.changed.emit("photo")
    settle()
    QTest.mouseClick(
        strip.view.viewport(),
        Qt.MouseButton.LeftButton,
        pos=strip.view.visualRect(strip.view.model().index(0, 0)).center(),
    )
    assert strip.view.hasFocus()
    QTest.keyClick(strip.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert strip.view.hasFocus()
    QTest.keyClicks(strip.view, "!")
    assert strip.caption.hasFocus()
    type_text(strip.caption, "?")
    _save(page, settle)
    assert workspace.photos.get(strip.photos[0].id).caption == "Trao quà!?"


def test_letters_typed_on_a_photo_of_an_article_in_the_bin_change_nothing(
    workspace: Workspace, open_page: Open, articles: list[int], settle: Settle
) -> None:
    page = open_page()
    page.view.photos.show_photos(page.view.photos.photos, read_only=True)
    page.view.photos.choose(page.view.photos.photos[0].id)
    QTest.keyClicks(page.view.photos.view, "a")
    assert content(page.view.photos.caption) == ""


def test_an_address_that_is_none_is_told_in_the_panel(
    open_page: Open, articles: list[int], notices: list[Notice]
) -> None:
    page = open_page()
    form = page._form
    page.view.writing.body.selectAll()
    page.view.writing.link_panel.open_it()
    type_text(form.address, "hai chữ")
    form.link_yes.click()
    assert form.link_note.isVisible()
    assert "không phải địa chỉ" in form.link_note.text()
    assert form.address.hasFocus()
    assert not notices
    type_text(form.address, "x")
    assert not form.link_note.isVisible()


def test_a_citation_that_enter_was_pressed_for_is_stored_with_what_was_typed(
    workspace: Workspace, open_page: Open, settle: Settle, articles: list[int]
) -> None:
    paper = add_paper(workspace, {"number": "3/KH-MAU", "summary": "Hội thao"})
    page = open_page()
    words = page.view.citing.box.form.words
    type_text(words, "hoi thao")
    QTest.keyClick(words, Qt.Key.Key_Return)
    _save(page, settle)
    assert [row.item_id for row in citations(workspace, paper_id=paper.id)] == [page.list.current_id]
