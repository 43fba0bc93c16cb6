"""What stands around the rooms: header, keys, notices, and the way from room to room."""

import threading
from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.rooms import ROOMS, SamplePage
from tests.ui.tree_checks import called, tab_disorder
from ucvn_desktop.core.article import Article
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.shell import Shell
from ucvn_desktop.ui.widgets.job_bar import JobBar
from ucvn_desktop.ui.widgets.notice import NoticeBar
from ucvn_desktop.ui.widgets.rail import Rail

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def shell(session: Session, qtbot: QtBot) -> Shell:
    made = Shell(session, ROOMS)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.visit("articles")
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.setFocus()
    return made


def page_of(shell: Shell) -> SamplePage:
    page = shell.page
    assert isinstance(page, SamplePage)
    page.asked.clear()
    return page


def shown_notices(shell: Shell) -> list[str]:
    return [bar.notice.text for bar in shell.findChildren(NoticeBar) if not bar.isHidden()]


def test_the_header_has_the_pages_title_and_one_red_button(shell: Shell) -> None:
    red = [b for b in shell.findChildren(QPushButton) if b.property("role") == "primary" and b.isVisible()]
    assert [button.text() for button in red] == ["Viết tin, bài"]
    page = page_of(shell)
    red[0].click()
    assert page.asked == ["primary"]


def test_a_room_is_loaded_when_it_is_first_visited(shell: Shell) -> None:
    assert [page.ROOM for page in shell.pages] == ["articles"]
    shell.visit("photos")
    shell.visit("articles")
    assert [page.ROOM for page in shell.pages] == ["articles", "photos"]


def test_what_is_typed_is_handed_on_when_a_room_is_left(shell: Shell) -> None:
    page = page_of(shell)
    shell.visit("photos")
    assert page.asked == ["flush"]


@pytest.mark.parametrize(
    ("key", "modifier", "asked"),
    [
        (Qt.Key.Key_N, CTRL, "primary"),
        (Qt.Key.Key_Return, CTRL, "primary"),
        (Qt.Key.Key_P, CTRL, "print"),
        (Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier, "rename"),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier, "delete"),
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier, "back"),
        (Qt.Key.Key_S, CTRL, "flush"),
    ],
)
def test_a_key_asks_the_page(shell: Shell, key: Qt.Key, modifier: Qt.KeyboardModifier, asked: str) -> None:
    page = page_of(shell)
    QTest.keyClick(shell, key, modifier)
    assert page.asked == [asked]


def test_ctrl_and_a_digit_opens_the_room(shell: Shell) -> None:
    QTest.keyClick(shell, Qt.Key.Key_2, CTRL)
    assert shell.page.ROOM == "photos"


def test_ctrl_s_answers_that_it_is_saved_when_it_is(shell: Shell, settle: Callable[[], None]) -> None:
    QTest.keyClick(shell, Qt.Key.Key_S, CTRL)
    assert shown_notices(shell) == []
    settle()
    assert any("Đã lưu" in text for text in shown_notices(shell))


def test_ctrl_s_says_nothing_of_the_kind_while_something_cannot_be_stored(
    shell: Shell, settle: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SamplePage, "has_unsaved", True)
    QTest.keyClick(shell, Qt.Key.Key_S, CTRL)
    settle()
    assert shown_notices(shell) == []


def test_del_on_a_button_deletes_nothing(shell: Shell, qtbot: QtBot) -> None:
    page = page_of(shell)
    button = next(b for b in shell.findChildren(QPushButton) if b.text() == "Nhập .docx")
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    QTest.keyClick(button, Qt.Key.Key_Delete)
    assert page.asked == []


def test_delete_in_a_text_field_deletes_text_and_nothing_else(shell: Shell) -> None:
    page = page_of(shell)
    page.field.setText("abc")
    page.field.setFocus()
    page.field.setCursorPosition(0)
    QTest.keyClick(page.field, Qt.Key.Key_Delete)
    assert page.field.text() == "bc"
    assert page.asked == []


def test_ctrl_k_finds_also_where_a_text_field_would_cut_with_it(shell: Shell, qtbot: QtBot) -> None:
    page = page_of(shell)
    page.field.setText("giữ nguyên")
    page.field.setFocus()
    qtbot.waitUntil(page.field.hasFocus)
    event = QKeyEvent(QKeyEvent.Type.ShortcutOverride, Qt.Key.Key_K, CTRL)
    event.accept()
    assert shell.eventFilter(page.field, event)
    assert not event.isAccepted()
    QTest.keyClick(page.field, Qt.Key.Key_K, CTRL)
    assert shell.find_panel.isVisible()
    assert page.field.text() == "giữ nguyên"


def test_find_shows_rooms_and_records_as_one_types(
    shell: Shell, session: Session, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    article = session.workspace.articles.add(Article(title="Đại hội Công đoàn"))
    page = page_of(shell)
    shell.find_panel.open_it()
    field = shell.find_panel.findChild(QLineEdit)
    assert field is not None
    QTest.keyClicks(field, "dai hoi")
    qtbot.wait(250)
    settle()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert not shell.find_panel.isVisible()
    assert page.asked[-1] == f"article {article.id}"


def test_enter_before_the_answer_opens_what_was_typed_and_not_what_was_shown(
    shell: Shell, session: Session, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    session.workspace.articles.add(Article(title="Hội nghị"))
    wanted = session.workspace.articles.add(Article(title="Tình thương"))
    page = page_of(shell)
    shell.find_panel.open_it()
    field = shell.find_panel.field
    QTest.keyClicks(field, "nghi")
    qtbot.wait(250)
    settle()
    field.clear()
    QTest.keyClicks(field, "tinh")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.wait(250)
    settle()
    assert page.asked[-1] == f"article {wanted.id}"
    assert not shell.find_panel.isVisible()


def test_an_answer_for_fewer_letters_is_not_what_enter_means(
    shell: Shell, session: Session, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    wanted = session.workspace.articles.add(Article(title="Hội thao"))
    session.workspace.articles.add(Article(title="Hội nghị"))
    page = page_of(shell)
    shell.find_panel.open_it()
    field = shell.find_panel.field
    QTest.keyClicks(field, "hoi")
    shell.find_panel.search.ask()
    QTest.keyClicks(field, " thao")
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle()
    qtbot.wait(200)
    settle()
    assert page.asked[-1] == f"article {wanted.id}"


def test_who_closes_find_before_the_answer_goes_nowhere_also_when_it_is_opened_again(
    shell: Shell, session: Session, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    session.workspace.articles.add(Article(title="Tình thương"))
    page = page_of(shell)
    shell.find_panel.open_it()
    settle()
    field = shell.find_panel.field
    QTest.keyClicks(field, "tinh")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not shell.find_panel.isVisible()
    shell.find_panel.open_it()
    qtbot.wait(250)
    settle()
    assert page.asked == []
    assert shell.find_panel.isVisible()


def test_find_opens_a_room_by_its_name_without_marks(
    shell: Shell, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    shell.find_panel.open_it()
    field = shell.find_panel.findChild(QLineEdit)
    assert field is not None
    QTest.keyClicks(field, "kho anh")
    qtbot.wait(250)
    settle()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert shell.page.ROOM == "photos"


def test_a_wanted_record_is_shown_in_its_room(shell: Shell, session: Session) -> None:
    session.wanted.emit("photo", 7)
    assert shell.page.ROOM == "photos"
    assert isinstance(shell.page, SamplePage)
    assert shell.page.asked[-1] == "photo 7"


def test_a_room_is_shown_without_a_record(shell: Shell, session: Session) -> None:
    session.wanted.emit("photo", 0)
    assert shell.page.ROOM == "photos"
    assert not any(asked.startswith("photo ") for asked in shell.page.asked)  # type: ignore[attr-defined]


def test_a_refusal_is_a_notice_with_its_detail_folded(shell: Shell, session: Session) -> None:
    session.messages.error(UserError("Không ghi được tệp.", "ENOSPC"))
    (bar,) = [bar for bar in shell.findChildren(NoticeBar) if not bar.isHidden()]
    detail = next(label for label in bar.findChildren(type(bar._detail)) if label.text() == "ENOSPC")
    assert not detail.isVisible()
    fold = next(b for b in bar.findChildren(QPushButton) if b.text() == "Chi tiết")
    fold.click()
    assert detail.isVisible()


def test_what_can_be_undone_stays_while_other_things_are_said(shell: Shell, session: Session) -> None:
    undone: list[str] = []

    def say_gone(name: str) -> None:
        session.messages.say(f"Đã bỏ {name}", action=("Hoàn tác", lambda: undone.append(name)))

    say_gone("A")
    session.messages.say("Đã lưu")
    say_gone("B")
    session.messages.say("Đã in")
    assert shown_notices(shell) == ["Đã bỏ A", "Đã bỏ B", "Đã in"]
    bars = [bar for bar in shell.findChildren(NoticeBar) if not bar.isHidden()]
    assert [one.geometry().bottom() < other.geometry().top() for one, other in pairwise(bars)] == [True, True]
    next(button for button in bars[0].findChildren(QPushButton) if button.text() == "Hoàn tác").click()
    assert undone == ["A"]
    assert shown_notices(shell) == ["Đã bỏ B", "Đã in"]
    for name in "CDE":
        say_gone(name)
    say_gone("D")
    assert shown_notices(shell) == ["Đã bỏ C", "Đã bỏ E", "Đã bỏ D"]


def test_what_passes_lies_at_the_foot_of_the_window_and_above_a_job_while_one_is_under_way(
    shell: Shell, session: Session, qtbot: QtBot
) -> None:
    session.messages.say("Đã lưu")
    (bar,) = [bar for bar in shell.findChildren(NoticeBar) if not bar.isHidden()]
    assert shell.height() - bar.geometry().bottom() < 8
    goes_on = threading.Event()
    try:
        session.jobs.run("Xuất", lambda _: goes_on.wait(10))
        job_bar = shell.findChild(JobBar)
        assert job_bar
        qtbot.waitUntil(job_bar.isVisible)
        top = job_bar.mapTo(shell, QPoint()).y
        qtbot.waitUntil(lambda: 0 < top() - bar.geometry().bottom() < 12)
    finally:
        goes_on.set()
    qtbot.waitUntil(lambda: shell.height() - bar.geometry().bottom() < 8)


def test_a_notices_action_is_done_once_and_takes_the_notice_away(shell: Shell, session: Session) -> None:
    done: list[str] = []
    session.messages.say("Đã cho vào thùng rác.", action=("Hoàn tác", lambda: done.append("undone")))
    (bar,) = shell.findChildren(NoticeBar)
    next(b for b in bar.findChildren(QPushButton) if b.text() == "Hoàn tác").click()
    assert done == ["undone"]
    assert shown_notices(shell) == []


def test_a_fault_goes_when_its_action_goes_well_and_no_sooner(
    shell: Shell, session: Session, settle: Callable[[], None]
) -> None:
    """As an export whose folder could not be written, and text that a full disk refused."""
    broken = {"export", "one", "two"}

    def work(name: str) -> None:
        if name in broken:
            raise UserError(f"Không xong: {name}")

    def export() -> None:
        session.jobs.run("Xuất", lambda _: work("export"))

    def save(name: str) -> None:
        session.jobs.save(lambda: work(name), about=("article", name))

    export()
    save("one")
    save("two")
    session.jobs.read(lambda: work("other"))
    settle()
    assert sorted(shown_notices(shell)) == ["Không xong: export", "Không xong: one", "Không xong: two"]
    broken.clear()
    session.jobs.read(lambda: work("other"))
    save("one")
    settle()
    assert sorted(shown_notices(shell)) == ["Không xong: export", "Không xong: two"]
    save("two")
    export()
    settle()
    assert shown_notices(shell) == []


def test_the_same_done_with_something_else_mends_no_fault_but_the_right_file_after_a_wrong_one_does(
    shell: Shell, session: Session, settle: Callable[[], None]
) -> None:
    def read(name: str) -> None:
        if name != "well":
            raise UserError(f"Không đọc được: {name}")

    def open_file(name: str) -> None:
        session.jobs.read(lambda: read(name))

    def import_file(name: str) -> None:
        session.jobs.run("Nhập", lambda _: read(name), about=import_file)

    open_file("damaged")
    import_file("wrong")
    open_file("well")
    settle()
    assert sorted(shown_notices(shell)) == ["Không đọc được: damaged", "Không đọc được: wrong"]
    import_file("well")
    settle()
    assert shown_notices(shell) == ["Không đọc được: damaged"]


def test_what_went_well_but_for_single_files_is_not_mended_by_the_next_that_goes_well(
    shell: Shell, session: Session, settle: Callable[[], None]
) -> None:
    def attach(refused: str) -> None:
        def tell(left_out: str) -> None:
            if left_out:
                session.messages.error(UserError(left_out))

        session.jobs.run("Đính kèm", lambda _: refused, tell, about=attach)

    attach("«to.docx» lớn quá nên chưa đính kèm.")
    attach("")
    settle()
    assert shown_notices(shell) == ["«to.docx» lớn quá nên chưa đính kèm."]


def test_notices_do_not_pile_up(shell: Shell, session: Session) -> None:
    for number in range(6):
        session.messages.say(f"Thiếu {number}", "gold")
    session.messages.say("Thiếu 5", "gold")
    assert shown_notices(shell) == ["Thiếu 3", "Thiếu 4", "Thiếu 5"]


def test_what_is_done_is_said_over_the_page_and_moves_nothing(
    shell: Shell, session: Session, qtbot: QtBot
) -> None:
    page = page_of(shell)
    before = page.mapTo(shell, page.rect().topLeft())
    session.messages.say("Xong 1")
    session.messages.say("Xong 2")
    qtbot.wait(10)
    assert shown_notices(shell) == ["Xong 2"]
    assert page.mapTo(shell, page.rect().topLeft()) == before
    (bar,) = [bar for bar in shell.findChildren(NoticeBar) if not bar.isHidden()]
    assert shell.rect().contains(bar.geometry())


def test_what_was_read_in_one_room_is_not_said_in_the_next(
    shell: Shell, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.messages.say("Vừa mới nói", "gold")
    session.messages.say("Đã bỏ A", action=("Hoàn tác", lambda: None))
    session.messages.say("Đã lưu")
    shell.visit("photos")
    assert shown_notices(shell) == ["Vừa mới nói", "Đã bỏ A", "Đã lưu"]
    monkeypatch.setattr("ucvn_desktop.ui.widgets.notices._READ_SECONDS", 0.0)
    shell.visit("articles")
    assert shown_notices(shell) == ["Đã bỏ A"]


def test_the_rail_says_when_things_were_saved_and_backed_up(shell: Shell, session: Session) -> None:
    shell.say_backup("sao lưu hôm nay")
    session.saved.emit()
    (rail,) = shell.findChildren(Rail)
    assert rail._saved.text().startswith("Đã lưu ")
    assert rail._saved.text().endswith(" · sao lưu hôm nay")
    session.unsaved.emit()
    assert rail._saved.text().startswith("Chưa lưu được, đang thử lại")
    shell.say_backup("sao lưu hôm qua")
    assert rail._saved.text() == "Chưa lưu được, đang thử lại · sao lưu hôm qua"


def test_a_narrow_window_keeps_the_rooms_as_icons(shell: Shell, qtbot: QtBot) -> None:
    (rail,) = shell.findChildren(Rail)
    wide = rail.width()
    shell.resize(960, 540)
    qtbot.waitUntil(lambda: rail.width() < wide)
    names = [button.accessibleName() for button in rail.findChildren(QPushButton)]
    assert names == [room.name for room in ROOMS]


def test_tab_goes_through_the_window_as_one_reads(session: Session, shell: Shell, qtbot: QtBot) -> None:
    session.messages.say("Đã cho một tin vào thùng rác.", action=("Hoàn tác", lambda: None))
    shell.findChild(JobBar).show()
    shell.visit("photos")
    qtbot.wait(10)
    assert tab_disorder(shell) == []
    focused = []
    shell.findChild(QPushButton, "find").setFocus()
    for _ in range(7):
        focused.append(called(shell.focusWidget()))
        QTest.keyClick(shell.focusWidget(), Qt.Key.Key_Tab)
    seen = " ".join(focused)
    assert seen.index("Nhập .docx") < seen.index("Viết tin, bài") < seen.index("Tít")
    assert seen.index("Tít") < seen.index("Hoàn tác") < seen.index("Dừng")
