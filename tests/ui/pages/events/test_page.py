"""The room «Hoạt động», as its user goes through it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event as Gate
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QListWidget, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.typing_events import SAMPLE, Field, assert_typing_is_whole, content, type_text
from ucvn_desktop.core.event import Event, EventKind
from ucvn_desktop.core.person import Office, Person
from ucvn_desktop.core.record import Record
from ucvn_desktop.services.event_making import make_backdrop
from ucvn_desktop.services.events import bin_event, edit_event, invite_press
from ucvn_desktop.services.people import add_person
from ucvn_desktop.services.poster_records import edit_poster
from ucvn_desktop.services.records import add_event
from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui import desktop, dialogs, printing
from ucvn_desktop.ui.find import Find
from ucvn_desktop.ui.jobs import Lane
from ucvn_desktop.ui.messages import Notice
from ucvn_desktop.ui.pages.events.opened import read_opened, save_event
from ucvn_desktop.ui.pages.events.page import EventsPage
from ucvn_desktop.ui.session import Session

Open = Callable[[], EventsPage]
Settle = Callable[[], None]


def _save(page: EventsPage, settle: Settle) -> None:
    page.flush()
    settle()


def _type_anew(field: Field, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    type_text(field, text)


def _own(page: EventsPage, key: str) -> QLineEdit:
    field = page.facts.own.editor(f"details.{key}")
    assert isinstance(field, QLineEdit)
    return field


def _choose(box: QComboBox, value: object) -> None:
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def _go_to(page: EventsPage, event_id: int, settle: Settle) -> None:
    page.show_record("event", event_id)
    settle()


def _act(notice: Notice) -> None:
    assert notice.run is not None
    notice.run()


def test_the_newest_event_is_open_and_what_it_lacks_is_said(
    open_page: Open, events: list[int], settle: Settle
) -> None:
    page = open_page()
    assert page.list.ids == events[::-1]
    assert page.form.title.toPlainText() == "Thi trực tuyến"
    assert page.form.day.text() == "1/6/2021"
    assert page.form.day_label.text() == "Ngày mở"
    assert page.form.participants_label.text() == "Lượt thi"
    lacks = [button.text() for button in page.hanging._findings]
    assert lacks == ["Chưa có lượt thi", "Chưa ghi đường dẫn"]
    assert "ngày chưa có tin, bài" in page.hanging.form.articles_said.text()
    page.list._count()
    settle()
    assert page.subtitle == "2 hoạt động · 1 chưa có tin, bài"


def test_showing_an_event_changes_nothing(
    workspace: Workspace, open_page: Open, events: list[int], settle: Settle
) -> None:
    before = [workspace.events.get(event_id) for event_id in events]
    page = open_page()
    for event_id in events:
        _go_to(page, event_id, settle)
        _save(page, settle)
    assert [workspace.events.get(event_id) for event_id in events] == before
    assert not page.has_unsaved


def test_what_is_typed_is_stored_and_the_fields_stay_as_they_are(
    workspace: Workspace, open_page: Open, events: list[int], settle: Settle
) -> None:
    page = open_page()
    lay_at = page.hanging.form.write.mapTo(page, QPoint()).y()
    _type_anew(page.form.title, "Cuộc  thi mới ")
    _type_anew(page.form.day, "2/6/2021")
    _type_anew(page.form.day_to, "30/6/2021")
    _type_anew(page.form.time, "8h30")
    _type_anew(page.form.participants, "1.200")
    _type_anew(_own(page, "duong-dan"), "https://thi.example.vn")
    _type_anew(page.form.programme, "Khai mạc\nTrao giải")
    _choose(page.form.topic, 3)
    _save(page, settle)
    stored = workspace.events.get(events[1])
    assert (stored.title, stored.day, stored.day_to) == ("Cuộc thi mới", "2021-06-02", "2021-06-30")
    assert (stored.time, stored.participants, stored.topic) == ("08:30", 1200, 3)
    assert stored.details == {"duong-dan": "https://thi.example.vn"}
    assert stored.programme == "Khai mạc\nTrao giải"
    assert content(page.form.title) == "Cuộc  thi mới "
    assert page.form.time.text() == "8h30"
    assert page.hanging.form.missing_heading.text() == "Đã ghi đủ"
    assert page.hanging.form.write.mapTo(page, QPoint()).y() == lay_at


def test_a_wrong_value_is_told_beside_its_field_and_waits_while_others_are_stored(
    workspace: Workspace, open_page: Open, events: list[int], settle: Settle, notices: list[Notice]
) -> None:
    page = open_page()
    _type_anew(page.form.day_to, "1/5/2021")
    _type_anew(page.form.place, "Trực tuyến")
    _type_anew(_own(page, "duong-dan"), "trang thi")
    _save(page, settle)
    assert "đứng trước" in page.form.day_to_fault.text()
    assert page.facts.own.faults["details.duong-dan"].isVisible()
    assert workspace.events.get(events[1]).place == "Trực tuyến"
    assert workspace.events.get(events[1]).day_to == ""
    assert page.has_unsaved
    assert notices == []
    _type_anew(page.form.day_to, "5/6/2021")
    _type_anew(_own(page, "duong-dan"), "https://thi.example.vn")
    _save(page, settle)
    assert not page.form.day_to_fault.isVisible()
    assert workspace.events.get(events[1]).day_to == "2021-06-05"
    assert not page.has_unsaved


@pytest.fixture
def slow_save(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    """What is saved waits at a gate, as on a slow disk or behind an import."""
    gate = Gate()

    def wait_and_save(*given: Any) -> Record:
        assert gate.wait(10)
        return save_event(*given)

    monkeypatch.setattr("ucvn_desktop.ui.pages.events.page.save_event", wait_and_save)
    yield gate
    gate.set()


def test_own_fields_that_are_typed_while_others_are_saved_are_all_stored(
    workspace: Workspace, slow_save: Gate, open_page: Open, events: list[int], settle: Settle
) -> None:
    page = open_page()
    page.show_record("event", events[0])
    settle()
    type_text(_own(page, "doi-tuong"), "Đoàn viên nghèo")
    page.flush()
    type_text(_own(page, "so-duoc-tham"), "25")
    slow_save.set()
    page.session.jobs.drain(Lane.SAVE)  # the first is stored and told
    type_text(_own(page, "so-qua"), "30")
    _save(page, settle)
    details = workspace.events.get(events[0]).details
    assert details == {"doi-tuong": "Đoàn viên nghèo", "so-duoc-tham": "25", "so-qua": "30"}
    assert not page.has_unsaved


def test_own_fields_stay_stored_where_another_kind_is_chosen_while_they_are_saved(
    workspace: Workspace, slow_save: Gate, open_page: Open, events: list[int], settle: Settle
) -> None:
    page = open_page()
    page.show_record("event", events[0])
    settle()
    type_text(_own(page, "doi-tuong"), "Đoàn viên nghèo")
    page.flush()
    type_text(_own(page, "so-duoc-tham"), "25")
    _choose(page.form.kind, EventKind.ONLINE_CONTEST.value)
    type_text(_own(page, "duong-dan"), "https://thi.example.vn")
    slow_save.set()
    settle()
    _save(page, settle)
    stored = workspace.events.get(events[0])
    assert stored.kind == "thi-truc-tuyen"
    assert stored.details == {
        "doi-tuong": "Đoàn viên nghèo",
        "so-duoc-tham": "25",
        "duong-dan": "https://thi.example.vn",
    }
    assert not page.has_unsaved


def test_what_waits_is_there_again_when_its_event_is(
    workspace: Workspace, open_page: Open, events: list[int], settle: Settle
) -> None:
    page = open_page()
    _type_anew(page.form.time, "chiều")
    _type_anew(page.form.place, "Hà Nội")
    _go_to(page, events[0], settle)
    assert page.form.time.text() == ""
    assert not page.form.time_fault.isVisible()
    assert (page.has_unsaved, page.unsaved) == (True, ("event", events[1]))
    _go_to(page, events[1], settle)
    assert (page.form.time.text(), page.form.place.text()) == ("chiều", "Hà Nội")
    assert page.form.time_fault.isVisible()


def test_another_kind_asks_for_other_things_and_keeps_those_of_the_one_before(
    workspace: Workspace, open_page: Open, events: list[int], settle: Settle
) -> None:
    page = open_page()
    _type_anew(_own(page, "duong-dan"), "https://thi.example.vn")
    _choose(page.form.kind, EventKind.VISIT.value)
    _type_anew(_own(page, "so-qua"), "25")
    assert page.form.participants_label.text() == "Lượt người dự"
    _save(page, settle)
    stored = workspace.events.get(events[1])
    assert stored.kind == "tham-hoi"
    assert stored.details == {"duong-dan": "https://thi.example.vn", "so-qua": "25"}
    assert not page.hanging.form.qr.isVisible()
    _choose(page.form.kind, EventKind.ONLINE_CONTEST.value)
    _save(page, settle)
    assert _own(page, "duong-dan").text() == "https://thi.example.vn"
    assert page.hanging.form.qr.isEnabled()
    assert workspace.events.get(events[1]).kind == "thi-truc-tuyen"


def test_a_kind_without_participants_does_not_ask_for_them(
    open_page: Open, events: list[int], settle: Settle
) -> None:
    page = open_page()
    _choose(page.form.kind, EventKind.COMPILING.value)
    assert not page.form.participants.isVisible()
    _save(page, settle)
    assert "Chưa có lượt người dự" not in [button.text() for button in page.hanging._findings]


@pytest.mark.parametrize(
    "name", ["title", "place", "day_to", "campaign", "programme", "note", "chu-de", "words"]
)
def test_unikey_keeps_every_letter_while_things_are_saved_and_listed(
    open_page: Open, events: list[int], settle: Settle, name: str
) -> None:
    page = open_page()
    field: Field = _own(page, name) if name == "chu-de" else getattr(page.form, name)
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
            page._read_hanging()
            settle()

    assert_typing_is_whole(field, SAMPLE, between)
    assert strokes > 100


def test_a_new_event_is_of_today_and_waits_for_its_name(
    workspace: Workspace, open_page: Open, settle: Settle
) -> None:
    page = open_page()
    assert page.desk._stack.currentWidget() is page.desk._empty
    page.create_new()
    type_text(page.form.title, "Hội nghị cán bộ")
    _save(page, settle)
    (event,) = workspace.events.all()
    assert event.title == "Hội nghị cán bộ"
    assert page.desk._stack.currentWidget() is page.form.root
    assert page.list.ids == [event.id]


def test_enter_in_the_name_goes_on_and_a_long_name_is_seen_whole(
    open_page: Open, events: list[int], settle: Settle
) -> None:
    page = open_page()
    low = page.form.title.height()
    _type_anew(page.form.title, f"{SAMPLE}. {SAMPLE}\n")
    settle()
    assert content(page.form.title) == f"{SAMPLE}. {SAMPLE}"
    assert page.form.kind.hasFocus()
    assert page.form.title.height() > low


def test_ctrl_k_finds_events_without_marks(
    workspace: Workspace, session: Session, events: list[int], qtbot: QtBot, settle: Settle
) -> None:
    wanted: list[tuple[str, int]] = []
    session.wanted.connect(lambda kind, record_id: wanted.append((kind, record_id)))
    window = QWidget()
    qtbot.addWidget(window)
    find = Find(session, window)
    find.field.setText("tham hoi doan vien")
    find.search.ask()
    settle()
    rows = [find._list.item(row).text() for row in range(find._list.count())]
    place = next(i for i, row in enumerate(rows) if "\nHoạt động · " in row)
    find._go(find._list.item(place))
    assert wanted == [("event", events[0])]


def test_a_new_event_is_of_the_kind_that_is_listed(
    workspace: Workspace, open_page: Open, events: list[int], settle: Settle
) -> None:
    page = open_page()
    _choose(page.form.show_kind, EventKind.VISIT.value)
    settle()
    assert page.list.ids == [events[0]]
    page.create_new()
    settle()
    assert page.event_in_hand is not None
    assert page.event_in_hand.kind == "tham-hoi"


def test_the_list_is_filtered_by_words_kind_and_what_is_not_reported(
    open_page: Open, events: list[int], settle: Settle
) -> None:
    page = open_page()
    _choose(page.form.show_what, "unreported")
    settle()
    assert page.list.ids == [events[1]]
    _choose(page.form.show_what, "all")
    type_text(page.form.words, "tham hoi")
    page.list.reload()
    settle()
    assert page.list.ids == [events[0]]
    assert page.form.title.toPlainText() == "Thăm hỏi đoàn viên"
    _type_anew(page.form.words, "khong co")
    page.list.reload()
    settle()
    assert page.form.nothing_open.isVisible()
    page.form.show_all.click()
    settle()
    assert len(page.list.ids) == 2


def test_the_bin_has_a_way_back(
    workspace: Workspace, open_page: Open, events: list[int], settle: Settle, notices: list[Notice]
) -> None:
    page = open_page()
    page.delete()
    settle()
    assert workspace.events.get(events[1]).deleted_at
    assert page.event_in_hand is not None
    assert page.event_in_hand.id == events[0]
    _choose(page.form.show_what, "bin")
    settle()
    assert page.form.banner.isVisible()
    assert page.form.title.isReadOnly()
    assert not page.hanging.form.write.isEnabled()
    _act(notices[-1])
    settle()
    assert not workspace.events.get(events[1]).deleted_at
    assert not page.form.banner.isVisible()
    assert not page.form.title.isReadOnly()


def test_what_lies_in_the_bin_lacks_nothing_and_keeps_no_place_for_it(
    workspace: Workspace, open_page: Open, settle: Settle
) -> None:
    add_event(workspace, Event(title="Hội nghị", day="2021-04-16"))
    page = open_page()
    form = page.hanging.form
    assert form.missing_place.isVisible()
    assert form.articles_said.isVisible()
    page.delete()
    settle()
    _choose(page.form.show_what, "bin")
    settle()
    assert page.form.banner.isVisible()
    assert not form.missing_place.isVisible()
    assert not form.articles_said.isVisible()
    assert not form.articles_said.sizePolicy().retainSizeWhenHidden()


def test_the_only_event_can_be_put_away(workspace: Workspace, open_page: Open, settle: Settle) -> None:
    event = add_event(workspace, Event(title="Hội nghị", day="2021-04-16"))
    page = open_page()
    page.delete()
    settle()
    assert workspace.events.get(event.id).deleted_at
    assert page.event_in_hand is None
    assert page.form.nothing_open.isVisible()


def test_what_hangs_on_an_event_is_shown_and_leads_to_its_room(
    session: Session, open_page: Open, events: list[int], settle: Settle
) -> None:
    page = open_page()
    _go_to(page, events[0], settle)
    wanted: list[tuple[str, int]] = []
    session.wanted.connect(lambda kind, record_id: wanted.append((kind, record_id)))
    form = page.hanging.form
    assert form.articles.item(0).text().startswith("Thăm hỏi đoàn viên khó khăn\nTin · chưa có nội dung")
    assert form.photos_said.text() == "2 ảnh, 1 ảnh chưa có chú thích."
    assert form.press_said.text() == "Mời 1, dự 0, đăng 0."
    assert form.write.text() == "Viết thêm bài"
    form.articles.itemActivated.emit(form.articles.item(0))
    form.see_photos.click()
    assert wanted == [("article", 1), ("photo", 2)]


def test_writing_opens_a_draft_with_what_was_typed_just_now(
    workspace: Workspace, session: Session, open_page: Open, events: list[int], settle: Settle
) -> None:
    page = open_page()
    wanted: list[tuple[str, int]] = []
    session.wanted.connect(lambda kind, record_id: wanted.append((kind, record_id)))
    _type_anew(page.form.place, "Hội trường A")
    page.hanging.form.write.click()
    page.hanging.form.write.click()
    settle()
    (kind, article_id) = wanted[0]
    assert len(wanted) == 1
    article = workspace.articles.get(article_id)
    assert (kind, article.event_id) == ("article", events[1])
    assert "Hội trường A" in article.sapo
    page._read_hanging()
    settle()
    assert page.hanging.form.write.text() == "Viết thêm bài"
    assert not page.hanging.form.articles_said.isVisible()


def test_a_backdrop_opens_in_the_designer(
    workspace: Workspace, session: Session, open_page: Open, events: list[int], settle: Settle
) -> None:
    page = open_page()
    wanted: list[tuple[str, int]] = []
    session.wanted.connect(lambda kind, record_id: wanted.append((kind, record_id)))
    page.hanging.form.backdrop.click()
    settle()
    (poster,) = workspace.posters.all()
    assert wanted == [("poster", poster.id)]
    assert "THI TRỰC TUYẾN" in poster.text
    page._read_hanging()
    settle()
    designs = page.hanging.form.designs
    assert designs.item(0).text().startswith("Phông 6.000 × 3.000 mm\nsửa ")
    designs.itemClicked.emit(designs.item(0))
    assert wanted == 2 * [("poster", poster.id)]
    _go_to(page, events[0], settle)
    assert designs.count() == 0


def test_a_backdrop_that_was_worked_on_is_still_known(workspace: Workspace, events: list[int]) -> None:
    made = make_backdrop(workspace, events[0]).poster
    assert "\nTHĂM HỎI ĐOÀN VIÊN\n" in made.text
    broken = made.text.replace("HỎI ĐOÀN", "HỎI\nĐOÀN").partition("\n")[2]
    edit_poster(workspace, made.id, {"text": broken, "width_mm": 3000})
    assert [design.id for design in read_opened(workspace, events[0]).designs] == [made.id]
    # Next month's visit has a backdrop of its own.
    edit_event(workspace, events[0], day="2021-05-16")
    assert read_opened(workspace, events[0]).designs == []


def test_an_invitation_is_copied_with_the_guest_in_it(
    open_page: Open, events: list[int], settle: Settle, notices: list[Notice]
) -> None:
    page = open_page()
    form = page.hanging.form
    form.invite.click()
    settle()
    assert "[cần ghi: họ tên" in form.invitation_text.toPlainText()
    type_text(form.guest, "Lê Văn Mẫu")
    page.hanging.invitation._ask()
    settle()
    form.copy.click()
    assert "kính mời: Lê Văn Mẫu" in QGuiApplication.clipboard().text()
    assert "sao chép" in notices[-1].text
    assert page.back()
    assert form.overview.isVisible()


def test_the_press_is_written_down_in_place(
    workspace: Workspace, open_page: Open, events: list[int], settle: Settle, notices: list[Notice]
) -> None:
    page = open_page()
    form = page.hanging.form
    form.add_press.click()
    form.press_add.click()
    settle()
    assert form.press_fault.isVisible()
    type_text(form.press_name, "Lê Mai")
    QTest.keyClick(form.press_name, Qt.Key.Key_Return)
    settle()
    form.press_came.click()
    type_text(form.press_link, "bao")
    assert form.press_link_fault.isVisible()
    _type_anew(form.press_link, "https://example.vn/1")
    assert not form.press_link_fault.isVisible()
    type_text(form.press_published, "2/6/2021")
    _save(page, settle)
    (press,) = workspace.event_press.of(events[1])
    assert (press.name, press.came, press.link, press.published) == (
        "Lê Mai",
        True,
        "https://example.vn/1",
        "2021-06-02",
    )
    page._read_hanging()
    settle()
    assert form.press_said.text() == "Mời 1, dự 1, đăng 1."
    form.press_remove.click()
    settle()
    assert workspace.event_press.of(events[1]) == []
    _act(notices[-1])
    settle()
    assert len(workspace.event_press.of(events[1])) == 1
    page._read_hanging()
    settle()
    form.press.setCurrentRow(0)
    form.press.setFocus()
    page.delete()
    settle()
    assert workspace.event_press.of(events[1]) == []
    assert not workspace.events.get(events[1]).deleted_at


def test_a_name_of_the_press_that_was_not_added_is_there_again_with_its_event(
    workspace: Workspace, open_page: Open, events: list[int], settle: Settle
) -> None:
    page = open_page()
    form = page.hanging.form
    form.add_press.click()
    type_text(form.press_name, "Trần Minh")
    _go_to(page, events[0], settle)
    assert not page.hanging.press.is_open
    _go_to(page, events[1], settle)
    assert (page.hanging.press.is_open, form.press_name.text()) == (True, "Trần Minh")
    assert page.back()
    assert form.add_press.hasFocus()
    form.add_press.click()
    assert form.press_name.text() == "Trần Minh"
    form.press_add.click()
    settle()
    assert [press.name for press in workspace.event_press.of(events[1])] == ["Trần Minh"]
    _go_to(page, events[0], settle)
    _go_to(page, events[1], settle)
    assert not page.hanging.press.is_open


def _offered(field: QLineEdit, rows: QListWidget, settle: Settle) -> list[str]:
    QTest.qWait(200)
    settle()
    assert rows.isVisible()
    QTest.keyClick(field, Qt.Key.Key_Down)
    return [rows.item(row).text() for row in range(rows.count())]


def test_the_press_is_chosen_from_the_address_book_as_one_types(
    workspace: Workspace, open_page: Open, events: list[int], settle: Settle, session: Session
) -> None:
    person = add_person(workspace, Person(full_name="Trần Minh", kinds=("bao-chi",), outlet="Báo Lao Động"))
    wanted: list[tuple[str, int]] = []
    session.wanted.connect(lambda kind, number: wanted.append((kind, number)))
    page = open_page()
    form = page.hanging.form
    form.add_press.click()
    type_text(form.press_name, "lao dong")
    assert _offered(form.press_name, form.press_offer, settle) == ["Trần Minh\nBáo Lao Động"]
    QTest.keyClick(form.press_name, Qt.Key.Key_Return)
    assert (form.press_name.text(), form.press_outlet.text()) == ("Trần Minh", "Báo Lao Động")
    QTest.keyClick(form.press_name, Qt.Key.Key_Return)
    settle()
    (press,) = workspace.event_press.of(events[1])
    assert (press.name, press.outlet, press.person_id) == ("Trần Minh", "Báo Lao Động", person.id)
    assert form.press_known.text() == "Có trong danh bạ."
    form.press_person.click()
    assert wanted == [("person", person.id)]
    # Another name is somebody else.
    form.press_name.end(False)
    type_text(form.press_name, " Anh")
    _save(page, settle)
    (press,) = workspace.event_press.of(events[1])
    assert (press.name, press.person_id) == ("Trần Minh Anh", None)
    assert form.press_known.text() == "Người ngoài danh bạ."
    assert not form.press_person.isVisible()
    # Chosen in the form of one that is there, and typed on before it is stored.
    _type_anew(form.press_name, "minh")
    _offered(form.press_name, form.press_offer, settle)
    QTest.keyClick(form.press_name, Qt.Key.Key_Return)
    type_text(form.press_name, "x")
    _save(page, settle)
    (press,) = workspace.event_press.of(events[1])
    assert (press.name, press.person_id) == ("Trần Minhx", None)


def test_what_of_the_press_is_rather_a_slip_is_told_beside_it(
    workspace: Workspace, open_page: Open, events: list[int], settle: Settle
) -> None:
    page = open_page()
    form = page.hanging.form
    invite_press(workspace, events[1], "Lê Mai", "")
    page._read_hanging()
    settle()
    page.hanging.press._open(form.press.item(0))
    type_text(form.press_published, "1/5/2021")
    _save(page, settle)
    page._read_hanging()
    settle()
    assert "đứng trước ngày của hoạt động (1/6/2021)" in form.press_doubt.text()
    assert form.press_doubt.isVisible()
    assert workspace.event_press.of(events[1])[0].published == "2021-05-01"
    _type_anew(page.form.day, "30/4/2021")
    _save(page, settle)
    assert not form.press_doubt.isVisible()


def test_speakers_are_chosen_from_the_address_book_as_they_were_on_the_day(
    workspace: Workspace, open_page: Open, events: list[int], settle: Settle
) -> None:
    add_person(
        workspace,
        Person(full_name="TS. Lê Mai", kinds=("bao-cao-vien",)),
        Office(person_id=0, title="Trưởng ban", unit="Ban A", until="2020"),
    )
    page = open_page()
    _choose(page.form.kind, EventKind.SPEECH.value)
    _type_anew(page.form.day, "16/4/2020")
    field = _own(page, "bao-cao-vien")
    rows = field.parentWidget().findChild(QListWidget)
    assert isinstance(rows, QListWidget)
    field.setFocus()
    type_text(field, "Người Ngoài, Viện B; le mai")
    assert _offered(field, rows, settle) == ["TS. Lê Mai\nTrưởng ban, Ban A"]
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert not rows.isVisible()
    _save(page, settle)
    said = workspace.events.get(events[1]).details["bao-cao-vien"]
    assert said == field.text() == "Người Ngoài, Viện B; TS. Lê Mai, Trưởng ban, Ban A"
    # Remade for another kind, nothing of it is left.
    _choose(page.form.kind, EventKind.OTHER.value)
    settle()
    _choose(page.form.kind, EventKind.SPEECH.value)
    assert _own(page, "bao-cao-vien").text() == said


def test_papers_are_kept_opened_copied_and_taken_away(
    workspace: Workspace,
    open_page: Open,
    events: list[int],
    settle: Settle,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    notices: list[Notice],
) -> None:
    paper = tmp_path / "Kế hoạch.docx"
    paper.write_bytes(b"noi dung")
    program = tmp_path / "chay.exe"
    program.write_bytes(b"MZ")
    opened: list[Path] = []
    monkeypatch.setattr(desktop, "open_file", opened.append)
    monkeypatch.setattr(dialogs, "ask_open_files", lambda *_: [paper, program])
    monkeypatch.setattr(dialogs, "ask_save_file", lambda *_: tmp_path / "ban-sao.docx")
    page = open_page()
    form = page.hanging.form
    form.add_document.click()
    settle()
    page._read_hanging()
    settle()
    assert form.documents.count() == 1
    assert any("chay.exe" in notice.text for notice in notices)
    form.documents.setCurrentRow(0)
    form.open_document.click()
    form.open_document.click()
    form.save_document.click()
    settle()
    assert opened[0].read_bytes() == b"noi dung"
    assert opened == [opened[0]] * 2
    assert opened[0] != paper
    assert (tmp_path / "ban-sao.docx").read_bytes() == b"noi dung"
    form.documents.setFocus()
    page.delete()
    settle()
    assert not workspace.events.get(events[1]).deleted_at
    assert workspace.event_documents.of(events[1]) == []


def test_the_link_of_a_contest_becomes_a_code(
    workspace: Workspace,
    open_page: Open,
    events: list[int],
    settle: Settle,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    edit_event(workspace, events[1], details={"duong-dan": "https://thi.example.vn"})
    page = open_page()
    for name, beginning in (("ma", b"\x89PNG"), ("ma.svg", b"<?xml")):
        monkeypatch.setattr(dialogs, "ask_save_file", lambda *_, name=name: tmp_path / name)
        page.hanging.form.qr.click()
        settle()
        file = tmp_path / (name if "." in name else f"{name}.png")
        assert file.read_bytes().startswith(beginning)


def test_a_finding_leads_to_its_field(open_page: Open, events: list[int], settle: Settle) -> None:
    page = open_page()
    page.hanging._findings[1].click()
    assert page.focusWidget() is _own(page, "duong-dan")


def test_what_is_listed_is_printed(
    open_page: Open, events: list[int], settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[QTextDocument] = []
    monkeypatch.setattr(
        printing, "print_document", lambda _session, _parent, _title, document: printed.append(document)
    )
    page = open_page()
    page.print_shown()
    settle()
    text = printed[0].toPlainText()
    assert "Công đoàn Bộ Thử nghiệm" in text
    assert text.index("Thi trực tuyến") < text.index("Thăm hỏi đoàn viên")


def test_no_more_is_printed_than_somebody_reads_and_the_paper_says_so(
    workspace: Workspace, open_page: Open, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ucvn_desktop.ui.printing.MOST_ROWS", 2)
    for number in range(3):
        add_event(workspace, Event(title=f"Việc {number}", day=f"2021-04-1{number}"))
    printed: list[QTextDocument] = []
    monkeypatch.setattr(
        printing, "print_document", lambda _session, _parent, _title, document: printed.append(document)
    )
    page = open_page()
    page.print_shown()
    settle()
    text = printed[0].toPlainText()
    assert "In 2 hoạt động đầu của danh sách có 3 hoạt động" in text
    assert "Việc 0" not in text


def test_ctrl_k_leads_here_also_to_what_lies_in_the_bin(
    workspace: Workspace, open_page: Open, events: list[int], settle: Settle
) -> None:
    page = open_page()
    type_text(page.form.words, "thi")
    assert page.show_record("event", events[0])
    settle()
    assert page.event_in_hand is not None
    assert page.event_in_hand.id == events[0]
    bin_event(workspace, events[1])
    page.show_record("event", events[1])
    settle()
    assert page.form.banner.isVisible()
    assert not page.show_record("photo", 1)


def test_a_change_from_elsewhere_is_shown(
    workspace: Workspace, session: Session, open_page: Open, events: list[int], settle: Settle
) -> None:
    page = open_page()
    edit_event(workspace, events[1], place="Hội trường B")
    page._read_hanging()
    settle()
    assert page.form.place.text() == "Hội trường B"


def test_data_that_can_only_be_read_is_closed(session: Session, open_page: Open, events: list[int]) -> None:
    session.read_only = True
    page = open_page()
    assert page.primary is not None
    assert not page.primary.isEnabled()
    assert all(
        field.isReadOnly()
        for field in page.form.root.findChildren(QLineEdit)
        if field is not page.form.words and field is not page.hanging.form.guest
    )
    assert all(text.isReadOnly() for text in page.form.root.findChildren(QPlainTextEdit))
    form = page.hanging.form
    closed = (form.write, form.backdrop, form.add_press, form.add_document, page.form.bin)
    assert not any(part.isEnabled() for part in closed)
    assert form.invite.isEnabled()
    page.create_new()
    page.delete()
    assert len(page.list.ids) == 2


def test_the_fields_stand_in_columns(open_page: Open, events: list[int], settle: Callable[[], None]) -> None:
    page = open_page()
    _choose(page.form.kind, EventKind.CULTURE.value)
    settle()

    def ends(*fields: QWidget) -> set[int]:
        return {field.mapTo(page, field.rect().topRight()).x() for field in fields}

    def begins(*fields: QWidget) -> set[int]:
        return {field.mapTo(page, field.rect().topLeft()).x() for field in fields}

    own = page.facts.own.editor
    assert len(ends(own("details.loai-hinh"), own("details.so-tiet-muc"))) == 1
    assert len(begins(page.form.time, page.form.participants)) == 1
