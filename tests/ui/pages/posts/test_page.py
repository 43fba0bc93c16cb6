"""The room of the posts as somebody works with it."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.typing_events import assert_typing_is_whole, type_text
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.event import Event
from ucvn_desktop.core.post import Channel, PostSpan
from ucvn_desktop.core.text.dates import this_day
from ucvn_desktop.services.plan_year import open_year
from ucvn_desktop.services.posts import add_post, bin_post, edit_post
from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui import printing
from ucvn_desktop.ui.find import Find
from ucvn_desktop.ui.messages import Notice
from ucvn_desktop.ui.pages.posts import behind_panel, figures_dialog
from ucvn_desktop.ui.pages.posts.behind_dialog import BehindDialog
from ucvn_desktop.ui.pages.posts.figures_dialog import FiguresDialog
from ucvn_desktop.ui.pages.posts.opened import read_figures
from ucvn_desktop.ui.pages.posts.page import PostsPage
from ucvn_desktop.ui.session import Session

Settle = Callable[[], None]
_PAUSE = 200  # more than the lists' pause


def listed(page: PostsPage, year: dict[str, int]) -> list[str]:
    names = {number: name for name, number in year.items() if name not in ("event", "article")}
    return [names.get(number, str(number)) for number in page.list.ids]


def stored(page: PostsPage, settle: Settle) -> None:
    """What was typed is stored and read again."""
    page.flush()
    settle()
    page.desk.again_soon.stop()
    page.desk.read_again()
    settle()


def anew(field: QLineEdit, text: str) -> None:
    """Paste over what stands in the field."""
    field.selectAll()
    field.insert(text)
    field.textEdited.emit(text)


def choose(box: QComboBox, value: object, settle: Settle) -> None:
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())
    settle()


def show(page: PostsPage, post_id: int, settle: Settle) -> None:
    page.show_record("post", post_id)
    settle()


def filtered(page: PostsPage, qtbot: QtBot, settle: Settle, text: str) -> None:
    page.form.words.setFocus()
    page.form.words.clear()
    type_text(page.form.words, text)
    qtbot.wait(_PAUSE)
    settle()


def test_the_newest_stands_first_those_without_a_day_last(page: PostsPage, year: dict[str, int]) -> None:
    assert listed(page, year) == ["facebook", "site", "old", "undated"]
    assert page.form.outlet.text() == "Fanpage Mẫu"
    assert page.form.title.toPlainText() == "Tin thăm hỏi đoàn viên"
    assert page.form.author.text() == "Lê Mai"
    assert (page.form.day.text(), page.form.views.text()) == ("2/5/2021", "60")


def test_the_list_is_narrowed_by_year_month_channel_and_words(
    page: PostsPage, year: dict[str, int], qtbot: QtBot, settle: Settle
) -> None:
    form = page.form
    years = [form.show_year.itemText(place) for place in range(form.show_year.count())]
    assert years == ["Mọi năm", "2021", "2020", "Thiếu ngày"]
    assert not form.show_month.isEnabled()
    choose(form.show_year, 2021, settle)
    assert listed(page, year) == ["facebook", "site"]
    choose(form.show_month, 4, settle)
    assert listed(page, year) == ["site"]
    choose(form.show_channel, "facebook", settle)
    assert form.list_said.text() == "Chưa có bài đăng nào: tháng 4/2021, Facebook."
    form.show_all.click()
    settle()
    assert len(page.list.ids) == 4
    choose(form.show_year, -1, settle)
    assert listed(page, year) == ["undated"]
    choose(form.show_year, 0, settle)
    filtered(page, qtbot, settle, "hoi nghi")
    assert listed(page, year) == ["old"]


def test_filtering_keeps_what_is_chosen(
    page: PostsPage, year: dict[str, int], qtbot: QtBot, settle: Settle
) -> None:
    show(page, year["site"], settle)
    filtered(page, qtbot, settle, "trang tin")
    page.form.words.clear()
    qtbot.wait(_PAUSE)
    settle()
    assert page.list.current_id == year["site"]
    assert page.form.outlet.text() == "Trang tin Mẫu"


def test_what_is_typed_is_stored(
    page: PostsPage, year: dict[str, int], workspace: Workspace, settle: Settle
) -> None:
    show(page, year["old"], settle)
    form = page.form
    form.title.selectAll()
    type_text(form.title, "Hội nghị tổng kết")
    type_text(form.outlet, "Bảng tin tầng 1")
    type_text(form.views, "1.234")
    type_text(form.note, "Dán từ sáng\ngỡ chiều")
    form.day.clear()
    type_text(form.day, "31/12/2020")
    stored(page, settle)
    post = workspace.posts.get(year["old"])
    assert (post.title, post.outlet, post.views, post.day, post.note) == (
        "Hội nghị tổng kết",
        "Bảng tin tầng 1",
        1234,
        "2020-12-31",
        "Dán từ sáng\ngỡ chiều",
    )
    assert form.views_said.text().startswith("Lượt xem theo ngày ghi: 1.234 (")
    assert not page.has_unsaved


def test_typing_as_unikey_types_loses_no_letter(
    page: PostsPage, workspace: Workspace, year: dict[str, int], settle: Settle
) -> None:
    page.form.outlet.clear()
    assert_typing_is_whole(page.form.outlet, "Báo Đoàn viên", between=lambda: stored(page, settle))
    stored(page, settle)
    assert workspace.posts.get(year["facebook"]).outlet == "Báo Đoàn viên"


def test_a_pasted_link_fills_the_channel_and_stands_for_the_title_of_a_new_post(
    page: PostsPage, workspace: Workspace, settle: Settle
) -> None:
    page.create_new()
    settle()
    assert page.form.link.hasFocus()
    assert page.form.title.toPlainText() == ""
    page.form.link.insert("https://www.facebook.com/mau/posts/9?fbclid=abc")
    page.form.link.textEdited.emit(page.form.link.text())
    assert page.form.channel.currentData() == "facebook"
    stored(page, settle)
    post = workspace.posts.get(page.list.current_id)
    assert (post.channel, post.link, post.title) == (
        Channel.FACEBOOK,
        "https://www.facebook.com/mau/posts/9",
        "",
    )
    type_text(page.form.title, "Tin mới")
    stored(page, settle)
    assert workspace.posts.get(post.id).title == "Tin mới"


def test_what_is_wrong_stands_beside_the_field_and_waits_without_being_lost(
    page: PostsPage, year: dict[str, int], workspace: Workspace, settle: Settle
) -> None:
    show(page, year["site"], settle)
    form = page.form
    before = workspace.posts.get(year["site"])
    anew(form.day, "31/2/2021")
    anew(form.link, "ở đâu đó")
    assert "Không có ngày «31/2/2021»" in form.day_fault.text()
    assert "không phải là đường dẫn" in form.link_fault.text()
    assert not form.open_link.isEnabled()
    stored(page, settle)
    assert workspace.posts.get(year["site"]) == before
    assert page.has_unsaved
    show(page, year["old"], settle)
    assert form.day.text() == "30/12/2020"
    assert page.unsaved == ("post", year["site"])
    show(page, page.unsaved[1], settle)
    assert (form.day.text(), form.link.text()) == ("31/2/2021", "ở đâu đó")
    anew(form.day, "18/4/2021")
    anew(form.link, "mau.example/tin/1")
    assert form.link_fault.isVisible()  # «.example» is no ending that is plainly one
    anew(form.link, "https://mau.example/tin/1")
    stored(page, settle)
    assert workspace.posts.get(year["site"]).day == "2021-04-18"
    assert (page.has_unsaved, page.unsaved) == (False, None)


def test_a_post_without_title_and_link_keeps_what_it_had(
    page: PostsPage, year: dict[str, int], workspace: Workspace, settle: Settle
) -> None:
    show(page, year["old"], settle)
    page.form.title.clear()
    assert "phải có tít hoặc đường dẫn" in page.form.title_fault.text()
    stored(page, settle)
    assert workspace.posts.get(year["old"]).title == "Hội nghị năm cũ"


def test_a_day_that_is_still_to_come_is_told_and_stored(
    page: PostsPage, year: dict[str, int], workspace: Workspace, settle: Settle
) -> None:
    show(page, year["old"], settle)
    assert not page.form.day_note.isVisible()
    page.form.day.clear()
    type_text(page.form.day, "16/4/2099")
    assert page.form.day_note.isVisible()
    assert "chưa tới" in page.form.day_note.text()
    stored(page, settle)
    assert workspace.posts.get(year["old"]).day == "2099-04-16"


def test_another_post_with_the_same_link_is_told_and_shown(
    page: PostsPage, year: dict[str, int], settle: Settle
) -> None:
    assert not page.form.twin.isVisible()
    type_text(page.form.link, "http://www.mau.example/tin/1/")
    stored(page, settle)
    assert f"đã ghi ở bài đăng số {year['site']}: Tin thăm hỏi đoàn viên" in page.form.twin_text.text()
    page.form.twin_show.click()
    settle()
    assert page.list.current_id == year["site"]


def test_the_link_is_opened_only_by_the_button(
    page: PostsPage, year: dict[str, int], settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    answers = iter((True, False))

    def take(url: Any) -> bool:
        opened.append(url.toString())
        return next(answers)

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    assert not page.form.open_link.isEnabled()
    show(page, year["site"], settle)
    assert opened == []
    page.form.open_link.click()
    assert opened == ["https://mau.example/tin/1"]
    with pytest.raises(UserError, match="không mở được đường dẫn"):
        page._open_link()


def test_the_article_behind_gives_title_and_author_and_is_opened_and_let_go(
    page: PostsPage,
    year: dict[str, int],
    workspace: Workspace,
    session: Session,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(behind_panel, "ask_behind", lambda *_: year["article"])
    page.create_new()
    settle()
    page.form.pick_article.click()
    settle()
    stored(page, settle)
    post = workspace.posts.get(page.list.current_id)
    assert (post.title, post.author, post.article_id) == (
        "Tin thăm hỏi đoàn viên",
        "Lê Mai",
        year["article"],
    )
    assert page.form.title.toPlainText() == "Tin thăm hỏi đoàn viên"
    rows = [page.form.behind.item(row).text() for row in range(page.form.behind.count())]
    assert rows == ["Tin thăm hỏi đoàn viên\nTin, bài", "Thăm hỏi đoàn viên\nHoạt động của tin, bài ấy"]
    wanted: list[tuple[str, int]] = []
    session.wanted.connect(lambda kind, record_id: wanted.append((kind, record_id)))
    page.form.behind.itemActivated.emit(page.form.behind.item(0))
    assert wanted == [("article", year["article"])]
    # The event is the article's: only the article can be let go.
    page.form.behind.setCurrentRow(1)
    assert not page.form.unlink.isEnabled()
    page.form.behind.setCurrentRow(0)
    page.form.unlink.click()
    stored(page, settle)
    assert workspace.posts.get(post.id).article_id is None
    assert page.form.behind.count() == 0


def test_an_article_that_comes_late_leaves_what_was_typed_meanwhile(
    page: PostsPage,
    year: dict[str, int],
    workspace: Workspace,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    goes_on, read = threading.Event(), workspace.articles.get
    monkeypatch.setattr(workspace.articles, "get", lambda number: goes_on.wait(10) and read(number))
    monkeypatch.setattr(behind_panel, "ask_behind", lambda *_: year["article"])
    show(page, year["old"], settle)
    page.form.pick_article.click()
    page.form.title.setPlainText("Tít mới gõ")
    anew(page.form.day, "31/2/2021")
    goes_on.set()
    settle()
    assert page.form.title.toPlainText() == "Tít mới gõ"
    assert page.form.author.text() == "Lê Mai"
    assert page.form.day.text() == "31/2/2021"
    stored(page, settle)
    post = workspace.posts.get(year["old"])
    assert (post.title, post.author, post.article_id) == ("Tít mới gõ", "Lê Mai", year["article"])


def test_an_event_is_chosen_by_typing_without_marks(
    page: PostsPage, year: dict[str, int], session: Session, qtbot: QtBot, settle: Settle
) -> None:
    dialog = BehindDialog(page, session, "event")
    qtbot.addWidget(dialog)
    type_text(dialog.form.words, "tham hoi")
    qtbot.wait(_PAUSE)
    settle()
    assert dialog.form.found.item(0).text() == "Thăm hỏi đoàn viên\n16/4/2021 · Hoạt động khác"
    assert dialog.chosen == year["event"]
    dialog.accept()
    assert dialog.result() == 1
    dialog.form.words.setText("khong co")
    qtbot.wait(_PAUSE)
    settle()
    assert dialog.form.said.text() == "Không có hoạt động nào có «khong co»."
    assert not dialog.form.choose.isEnabled()


def test_enter_before_the_answer_chooses_what_comes_first_and_a_double_click_what_is_seen(
    page: PostsPage, workspace: Workspace, session: Session, qtbot: QtBot, settle: Settle
) -> None:
    seen = workspace.events.add(Event(title="Hội thao", day="2021-05-01")).id
    dialog = BehindDialog(page, session, "event")
    qtbot.addWidget(dialog)
    type_text(dialog.form.words, "tham hoi")
    QTest.keyClick(dialog.form.words, Qt.Key.Key_Return)
    assert dialog.result() == 0  # what is shown was found for fewer letters
    qtbot.wait(_PAUSE)
    settle()
    assert (dialog.result(), dialog.form.found.currentItem().text().partition("\n")[0]) == (
        1,
        "Thăm hỏi đoàn viên",
    )
    other = BehindDialog(page, session, "event")
    qtbot.addWidget(other)
    settle()
    type_text(other.form.words, "t")
    row = next(row for row in range(2) if other.form.found.item(row).text().startswith("Hội thao"))
    other.form.found.setCurrentRow(row)
    other.form.found.itemDoubleClicked.emit(other.form.found.item(row))
    assert (other.result(), other.chosen) == (1, seen)


def test_the_button_takes_what_is_chosen_though_the_answer_is_still_to_come(
    page: PostsPage, workspace: Workspace, session: Session, qtbot: QtBot, settle: Settle
) -> None:
    chosen = workspace.events.add(Event(title="Hội thao", day="2021-05-01")).id
    workspace.events.add(Event(title="Hội nghị", day="2021-06-01"))
    dialog = BehindDialog(page, session, "event")
    qtbot.addWidget(dialog)
    settle()
    type_text(dialog.form.words, "hoi")
    names = [dialog.form.found.item(row).text() for row in range(dialog.form.found.count())]
    dialog.form.found.setCurrentRow(
        next(row for row, name in enumerate(names) if name.startswith("Hội thao"))
    )
    dialog.form.choose.click()
    qtbot.wait(_PAUSE)
    settle()
    assert (dialog.result(), dialog.chosen) == (1, chosen)


def test_the_other_posts_of_an_article_are_shown_and_all_again(
    page: PostsPage, year: dict[str, int], settle: Settle
) -> None:
    page.form.same.click()
    settle()
    assert listed(page, year) == ["facebook", "site"]
    assert page.form.source_text.text() == "Chỉ bài đăng của tin, bài: Tin thăm hỏi đoàn viên"
    page.form.source_off.click()
    settle()
    assert len(page.list.ids) == 4
    assert not page.form.source.isVisible()


def test_a_post_goes_into_the_bin_and_comes_back_by_the_notice(
    page: PostsPage, year: dict[str, int], notices: list[Notice], settle: Settle
) -> None:
    show(page, year["site"], settle)
    page.delete()
    settle()
    page.desk.read_again()
    settle()
    assert listed(page, year) == ["facebook", "old", "undated"]
    assert page.list.current_id == year["old"]
    assert notices[-1].run
    notices[-1].run()
    settle()
    page.desk.read_again()
    settle()
    assert listed(page, year) == ["facebook", "site", "old", "undated"]
    assert page.list.current_id == year["site"]


def test_the_bin_shows_what_lies_in_it_closed_and_gives_it_back(
    page: PostsPage, year: dict[str, int], workspace: Workspace, settle: Settle
) -> None:
    bin_post(workspace, year["site"])
    choose(page.form.show_channel, "bin", settle)
    assert listed(page, year) == ["site"]
    assert page.form.banner.isVisible()
    assert page.form.link.isReadOnly()
    assert not page.form.bin.isVisible()
    page.form.banner_yes.click()
    settle()
    assert workspace.posts.get(year["site"]).deleted_at is None
    assert page.list.current_id == year["site"]


def test_the_first_post_of_an_empty_room(
    open_page: Callable[[], PostsPage], workspace: Workspace, settle: Settle
) -> None:
    page = open_page()
    assert page.desk._stack.currentWidget() is page.desk._empty
    page.create_new()
    settle()
    assert page.desk._stack.currentWidget() is page.form.root
    type_text(page.form.title, "Tin một")
    stored(page, settle)
    assert [post.title for post in workspace.posts.all()] == ["Tin một"]


def test_where_no_year_is_chosen_what_came_of_this_year_is_shown_though_the_next_is_open(
    workspace: Workspace,
) -> None:
    now = this_day().year
    for year in (now, now + 1):
        open_year(workspace, year)
    assert read_figures(workspace, PostSpan()).year == now


def test_the_subtitle_says_what_came_of_the_year(
    page: PostsPage, year: dict[str, int], settle: Settle
) -> None:
    for chosen, said in ((2021, "2 bài đăng năm 2021"), (0, "4 bài đăng")):
        choose(page.form.show_year, chosen, settle)
        page.list._count()
        settle()
        assert page.subtitle == f"{said} · 475 lượt xem"
        assert said.startswith(str(len(page.list.ids)))


def test_the_list_is_printed_as_it_is_filtered(
    page: PostsPage, settle: Settle, notices: list[Notice], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    printed: list[str] = []

    def take(_session: Session, _parent: QWidget, _title: str, document: QTextDocument) -> bool:
        printed.append(document.toPlainText())
        return True

    monkeypatch.setattr(printing, "print_document", take)
    choose(page.form.show_year, 2021, settle)
    page.print_shown()
    settle()
    assert "Danh sách bài đăng: năm 2021" in printed[0]
    assert "Trang tin Mẫu (Trang thông tin điện tử)" in printed[0]
    assert "Hội nghị năm cũ" not in printed[0]
    filtered(page, qtbot, settle, "fanpage")
    page.print_shown()
    settle()
    assert "Danh sách bài đăng: năm 2021, có «fanpage»" in printed.pop()
    filtered(page, qtbot, settle, "khong co")
    page.print_shown()
    settle()
    assert len(printed) == 1
    assert "trống" in notices[-1].text


def test_figures_count_what_is_listed(
    page: PostsPage, settle: Settle, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(figures_dialog, "show_figures", lambda _parent, _session, html: shown.append(html))
    choose(page.form.show_year, 2021, settle)
    page.secondary[0].trigger()
    settle()
    dialog = FiguresDialog(page, session, shown[0])
    qtbot.addWidget(dialog)
    text = dialog.form.text.toPlainText()
    assert "Số liệu bài đăng: năm 2021" in text
    assert "1 bài viết, 2 lượt đăng." in text
    assert "475 lượt xem ở 2 bài đăng" in text
    assert "Còn 1 bài đăng chưa ghi ngày" in text
    assert "Facebook\n1\n1\n60" in text


def test_escape_goes_to_the_list_and_then_drops_the_filter(
    page: PostsPage, qtbot: QtBot, settle: Settle
) -> None:
    filtered(page, qtbot, settle, "tin")
    assert page.back()
    assert page.form.list.hasFocus()
    assert page.back()
    assert page.form.words.text() == ""
    assert not page.back()


def test_data_that_only_lets_itself_be_read_is_closed(
    year: dict[str, int],
    session: Session,
    open_page: Callable[[], PostsPage],
    workspace: Workspace,
    settle: Settle,
) -> None:
    session.read_only = True
    page = open_page()
    form = page.form
    for field in (form.link, form.outlet, form.title, form.day, form.views, form.author, form.note):
        assert field.isReadOnly()
    for closed in (form.channel, form.bin, form.pick_article, form.pick_event, form.unlink, form.shot_pick):
        assert not closed.isEnabled()
    assert page.primary
    assert not page.primary.isEnabled()
    before = workspace.posts.all()
    page.create_new()
    page.delete()
    page.shot.paste()
    settle()
    assert workspace.posts.all() == before


def test_a_post_is_found_by_ctrl_k_and_shown(
    page: PostsPage, year: dict[str, int], session: Session, qtbot: QtBot, settle: Settle
) -> None:
    session.wanted.connect(page.show_record)
    window = QWidget()
    qtbot.addWidget(window)
    find = Find(session, window)
    find.field.setText("hoi nghi nam cu")
    find.search.ask()
    settle()
    rows = [find._list.item(row).text() for row in range(find._list.count())]
    place = next(i for i, row in enumerate(rows) if "\nBài đăng · " in row)
    find._go(find._list.item(place))
    settle()
    assert page.list.current_id == year["old"]
    assert "bài đăng" in find.field.placeholderText()


def test_what_another_hand_stored_is_shown_where_nothing_is_typed(
    page: PostsPage, year: dict[str, int], workspace: Workspace, settle: Settle
) -> None:
    edit_post(workspace, year["facebook"], {"views": 99})
    page.desk.read_again()
    settle()
    assert page.form.views.text() == "99"
    page.form.author.end(False)
    type_text(page.form.author, " và Bảy")
    edit_post(workspace, year["facebook"], {"views": 100})
    stored(page, settle)
    post = workspace.posts.get(year["facebook"])
    assert (post.author, post.views) == ("Lê Mai và Bảy", 100)


def test_another_post_is_not_taken_for_the_one_in_hand(
    page: PostsPage, workspace: Workspace, settle: Settle
) -> None:
    later = add_post(workspace, {"title": "Tin chen vào", "channel": "zalo", "day": "2022-01-01"})
    page.form.outlet.end(False)
    type_text(page.form.outlet, "!")
    page.session.changed.emit("post")
    stored(page, settle)
    assert page.list.ids[0] == later.id
    assert page.form.outlet.text() == "Fanpage Mẫu!"


def test_what_is_behind_a_post_stays_together_on_a_large_screen(
    page: PostsPage, year: dict[str, int], settle: Settle
) -> None:
    page.resize(1600, 1060)
    page.show_record("post", year["facebook"])
    settle()
    card = page.form.behind.parentWidget()
    assert card.height() == card.sizeHint().height()
