"""The address book as somebody works with it."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.typing_events import SAMPLE, assert_typing_is_whole, type_text
from ucvn_desktop.core.event import Event
from ucvn_desktop.core.person import Office, Person
from ucvn_desktop.services.events import invite_press
from ucvn_desktop.services.people import PersonLine, add_person, bin_person, edit_person
from ucvn_desktop.services.records import add_event
from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui import printing
from ucvn_desktop.ui.find import Find
from ucvn_desktop.ui.messages import Notice
from ucvn_desktop.ui.pages.people import page as page_module
from ucvn_desktop.ui.pages.people import twins
from ucvn_desktop.ui.pages.people.page import PeoplePage
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.widgets.block_model import ROW

Settle = Callable[[], None]
_PAUSE = 200  # more than the lists' pause


def lines(page: PeoplePage) -> list[PersonLine]:
    model = page.form.list.model()
    return [model.index(row, 0).data(ROW) for row in range(len(page.list.ids))]


def names(page: PeoplePage) -> list[str]:
    return [line.person.full_name for line in lines(page)]


def typed(page: PeoplePage, settle: Settle) -> None:
    """What was typed is stored and read again."""
    page.flush()
    settle()
    page.desk.again_soon.stop()
    page.desk.read_again()
    settle()


def filtered(page: PeoplePage, qtbot: QtBot, settle: Settle, text: str) -> list[str]:
    page.form.words.setFocus()
    page.form.words.clear()
    type_text(page.form.words, text)
    qtbot.wait(_PAUSE)
    settle()
    return names(page)


def choose_kind(page: PeoplePage, settle: Settle, kind: str) -> None:
    box = page.form.show_kind
    box.setCurrentIndex(box.findData(kind))
    box.activated.emit(box.currentIndex())
    settle()


def test_people_stand_by_their_given_names_and_the_first_is_shown(page: PeoplePage) -> None:
    assert names(page) == ["Lê Văn An", "Đỗ Thị Bình", "Hoàng Yến"]
    assert page.form.full_name.text() == "Lê Văn An"
    assert page.subtitle == "3 người · 2 lãnh đạo · 1 báo chí"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("do thi", ["Đỗ Thị Bình"]),
        ("chu tich", ["Đỗ Thị Bình"]),
        ("bao mau", ["Hoàng Yến"]),
        ("0900000003", ["Hoàng Yến"]),
        ("khong co", []),
    ],
)
def test_the_list_is_filtered_as_one_types_without_marks(
    page: PeoplePage, qtbot: QtBot, settle: Settle, text: str, found: list[str]
) -> None:
    assert filtered(page, qtbot, settle, text) == found


def test_filtering_keeps_who_is_chosen(
    page: PeoplePage, book: dict[str, int], qtbot: QtBot, settle: Settle
) -> None:
    page.show_record("person", book["Yến"])
    settle()
    assert filtered(page, qtbot, settle, "yen") == ["Hoàng Yến"]
    page.form.words.clear()
    qtbot.wait(_PAUSE)
    settle()
    assert page.list.current_id == book["Yến"]
    assert page.form.full_name.text() == "Hoàng Yến"


def test_a_kind_shows_only_its_people(page: PeoplePage, settle: Settle) -> None:
    choose_kind(page, settle, "bao-chi")
    assert names(page) == ["Hoàng Yến"]
    choose_kind(page, settle, "bao-cao-vien")
    assert names(page) == []
    assert page.form.list_said.text() == "Chưa có ai thuộc nhóm này."
    page.form.show_all.click()
    settle()
    assert len(names(page)) == 3


@pytest.mark.parametrize(("day", "found"), [("1/6/2020", "Lê Văn An"), ("1/7/2020", "Đỗ Thị Bình")])
def test_a_day_shows_who_held_an_office_on_it(
    page: PeoplePage, qtbot: QtBot, settle: Settle, day: str, found: str
) -> None:
    type_text(page.form.day, day)
    qtbot.wait(_PAUSE)
    settle()
    assert names(page) == [found]
    assert lines(page)[0].place == "Chủ tịch, Công đoàn Bộ" + (
        "; Công đoàn Văn phòng" if "Bình" in found else ""
    )


def test_what_is_no_day_is_told_and_filters_nothing(page: PeoplePage, qtbot: QtBot, settle: Settle) -> None:
    type_text(page.form.day, "31/2/2021")
    page.form.day.editingFinished.emit()
    qtbot.wait(_PAUSE)
    settle()
    assert "không phải một ngày" in page.form.day_fault.text()
    assert page.form.day_fault.isVisible()
    assert len(names(page)) == 3
    page.form.day.selectAll()
    type_text(page.form.day, "1")
    assert not page.form.day_fault.isVisible()


def test_what_is_typed_is_stored(
    page: PeoplePage, book: dict[str, int], workspace: Workspace, settle: Settle
) -> None:
    page.form.full_name.end(False)
    type_text(page.form.full_name, " Bảy")
    type_text(page.form.email, "an@mau.vn")
    type_text(page.form.note, "Thường trực\nphía Nam")
    page.form.is_author.click()
    page.form.unit.setCurrentIndex(1)
    page.form.unit.activated.emit(1)
    typed(page, settle)
    person = workspace.people.get(book["An"])
    assert (person.full_name, person.email, person.note) == (
        "Lê Văn An Bảy",
        "an@mau.vn",
        "Thường trực\nphía Nam",
    )
    assert person.kinds == ("lanh-dao", "tac-gia")
    assert person.sub_unit_id is not None
    assert names(page)[0] == "Lê Văn An Bảy"
    assert page.form.full_name.text() == "Lê Văn An Bảy"


def test_typing_while_it_is_stored_and_read_again_loses_no_letter(
    page: PeoplePage, qtbot: QtBot, settle: Settle
) -> None:
    count = iter(range(10_000))

    def between() -> None:
        if next(count) % 25 == 0:
            typed(page, settle)

    assert_typing_is_whole(page.form.full_name, SAMPLE[:40], between)
    assert_typing_is_whole(page.form.note, SAMPLE[:40], between)


def test_what_was_typed_stays_with_the_one_it_was_typed_for(
    page: PeoplePage, book: dict[str, int], workspace: Workspace, settle: Settle
) -> None:
    type_text(page.form.note, "của An")
    page.form.list.setCurrentIndex(page.form.list.model().index(1, 0))
    settle()
    assert page.form.full_name.text() == "Đỗ Thị Bình"
    assert page.form.note.toPlainText() == ""
    assert workspace.people.get(book["An"]).note == "của An"


def test_what_cannot_be_right_is_told_beside_its_field_and_stored_all_the_same(
    page: PeoplePage, book: dict[str, int], workspace: Workspace, settle: Settle
) -> None:
    assert not page.form.phone_fault.isVisible()
    page.form.phone.clear()
    type_text(page.form.phone, "sáng thứ Hai")
    type_text(page.form.email, "mau.vn")
    assert "không phải số điện thoại" in page.form.phone_fault.text()
    assert "không phải địa chỉ" in page.form.email_fault.text()
    assert page.form.phone_fault.isVisible()
    assert page.form.email_fault.isVisible()
    typed(page, settle)
    assert workspace.people.get(book["An"]).phone == "sáng thứ Hai"
    page.form.phone.selectAll()
    type_text(page.form.phone, "0900")
    assert not page.form.phone_fault.isVisible()


def test_an_emptied_name_keeps_the_last(
    page: PeoplePage, book: dict[str, int], workspace: Workspace, settle: Settle
) -> None:
    page.form.full_name.selectAll()
    type_text(page.form.full_name, "\b")
    typed(page, settle)
    assert "Lê Văn An" in page.form.full_name_fault.text()
    assert workspace.people.get(book["An"]).full_name == "Lê Văn An"
    assert page.form.full_name.text() == ""


def test_only_press_people_are_asked_for_an_outlet(
    page: PeoplePage, book: dict[str, int], settle: Settle
) -> None:
    assert not page.form.outlet_row.isVisible()
    page.form.is_press.click()
    assert page.form.outlet_row.isVisible()
    page.show_record("person", book["Yến"])
    settle()
    assert page.form.outlet.text() == "Báo Mẫu"
    page.form.is_press.click()
    assert page.form.outlet_row.isVisible()


def test_a_new_person_is_of_the_kind_that_is_listed_and_named_at_once(
    page: PeoplePage, workspace: Workspace, settle: Settle
) -> None:
    choose_kind(page, settle, "tac-gia")
    page.create_new()
    assert page.form.full_name.selectedText() == "Người mới"
    type_text(page.form.full_name, "Bùi Văn Cảnh")
    typed(page, settle)
    (person,) = [one for one in workspace.people.all() if one.full_name == "Bùi Văn Cảnh"]
    assert person.kinds == ("tac-gia",)
    assert names(page) == ["Lê Văn An", "Đỗ Thị Bình", "Bùi Văn Cảnh", "Hoàng Yến"]
    assert page.list.current_id == person.id


def test_the_first_person_of_an_empty_book(
    open_page: Callable[[], PeoplePage], workspace: Workspace, settle: Settle
) -> None:
    page = open_page()
    assert page.desk._stack.currentWidget() is page.desk._empty
    assert page.subtitle == "Chưa có ai trong danh bạ"
    page.create_new()
    settle()
    assert page.desk._stack.currentWidget() is page.form.root
    page.bin()
    settle()
    page.desk.read_again()
    settle()
    assert page.form.nothing_open.isVisible()
    assert workspace.people.all() == []


def test_somebody_goes_into_the_bin_and_comes_back_by_the_notice(
    page: PeoplePage, book: dict[str, int], workspace: Workspace, notices: list[Notice], settle: Settle
) -> None:
    page.form.list.setFocus()
    page.delete()
    settle()
    page.desk.read_again()
    settle()
    assert names(page) == ["Đỗ Thị Bình", "Hoàng Yến"]
    assert page.form.full_name.text() == "Đỗ Thị Bình"
    assert notices[-1].action == "Hoàn tác"
    assert notices[-1].run
    notices[-1].run()
    settle()
    assert page.form.full_name.text() == "Lê Văn An"
    assert len(workspace.people.all()) == 3


def test_in_the_bin_people_are_closed_until_they_are_taken_out(
    page: PeoplePage, book: dict[str, int], workspace: Workspace, settle: Settle
) -> None:
    bin_person(workspace, book["Yến"])
    choose_kind(page, settle, "bin")
    assert names(page) == ["Hoàng Yến"]
    assert page.form.full_name.isReadOnly()
    assert not page.form.is_press.isEnabled()
    assert page.form.banner.isVisible()
    assert not page.form.bin.isVisible()
    page.form.banner_yes.click()
    settle()
    assert not page.form.full_name.isReadOnly()
    assert names(page) == ["Lê Văn An", "Đỗ Thị Bình", "Hoàng Yến"]


def test_who_may_be_there_twice_is_told_and_merged_into_the_older_entry(
    page: PeoplePage,
    book: dict[str, int],
    workspace: Workspace,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(twins, "ask", lambda _, question, *__: bool(asked.append(question)) or True)
    twin = add_person(workspace, Person(full_name="Hoàng Yến", phone="0900000003", email="yen@mau.vn"))
    page.show_record("person", twin.id)
    settle()
    assert page.form.twin.isVisible()
    assert "Báo Mẫu" in page.form.twin_text.text()
    page.form.twin_merge.click()
    settle()
    assert asked == ["Hai mục này là một người: «Hoàng Yến»?"]
    assert page.list.current_id == book["Yến"]
    assert workspace.people.get(book["Yến"]).email == "yen@mau.vn"
    assert workspace.people.get(twin.id).deleted_at
    assert page.form.email.text() == "yen@mau.vn"
    assert not page.form.twin.isVisible()


def test_two_entries_stay_two_where_the_user_says_so(
    page: PeoplePage, workspace: Workspace, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(twins, "ask", lambda *_: False)
    twin = add_person(workspace, Person(full_name="Hoàng Yến"))
    page.show_record("person", twin.id)
    settle()
    page.form.twin_merge.click()
    settle()
    assert len(workspace.people.all()) == 4
    page.form.twin_show.click()
    settle()
    assert page.form.outlet.text() == "Báo Mẫu"


def test_an_office_is_added_changed_and_taken_away_again(
    page: PeoplePage,
    book: dict[str, int],
    workspace: Workspace,
    notices: list[Notice],
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answers = iter(("Trưởng ban", "Phó Trưởng ban"))

    def answer(_: object, office: Office) -> Office:
        return Office(
            person_id=office.person_id,
            id=office.id,
            title=next(answers),
            unit="Ban Tuyên giáo",
            since="2021-02",
        )

    monkeypatch.setattr(page_module, "ask_office", answer)
    page.form.office_add.click()
    settle()
    page.desk.read_again()
    settle()
    assert [office.title for office in workspace.offices.of(book["An"])] == ["Trưởng ban", "Chủ tịch"]
    assert page.form.offices.count() == 2
    assert lines(page)[0].place == "Trưởng ban, Ban Tuyên giáo"
    page.form.offices.setCurrentRow(0)
    page.form.office_edit.click()
    settle()
    assert workspace.offices.of(book["An"])[0].title == "Phó Trưởng ban"
    page.desk.read_again()
    settle()
    page.form.offices.setFocus()
    page.delete()
    settle()
    assert [office.title for office in workspace.offices.of(book["An"])] == ["Chủ tịch"]
    assert len(workspace.people.all()) == 3
    assert notices[-1].run
    notices[-1].run()
    settle()
    assert len(workspace.offices.of(book["An"])) == 2


def test_the_list_that_is_shown_is_printed(
    page: PeoplePage, qtbot: QtBot, settle: Settle, monkeypatch: pytest.MonkeyPatch, notices: list[Notice]
) -> None:
    printed: list[str] = []

    def take(_: object, __: object, title: str, document: QTextDocument) -> bool:
        printed.append(document.toPlainText())
        return True

    monkeypatch.setattr(printing, "print_document", take)
    type_text(page.form.day, "1/7/2020")
    qtbot.wait(_PAUSE)
    settle()
    page.print_shown()
    settle()
    assert "Chức vụ vào ngày 1/7/2020" in printed[0]
    assert "Đỗ Thị Bình" in printed[0]
    assert "Lê Văn An" not in printed[0]
    filtered(page, qtbot, settle, "khong co")
    page.print_shown()
    settle()
    assert len(printed) == 1
    assert "trống" in notices[-1].text


def test_a_long_list_is_read_in_blocks_and_printed_as_far_as_anybody_reads(
    book: dict[str, int],
    workspace: Workspace,
    open_page: Callable[[], PeoplePage],
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    printed: list[str] = []
    monkeypatch.setattr(
        printing, "print_document", lambda *said: bool(printed.append(said[-1].toPlainText()))
    )
    with workspace.write():
        for number in range(130):
            workspace.people.add(Person(full_name=f"Trần Thị Mẫu {number:03}"))
    monkeypatch.setattr(printing, "MOST_ROWS", 5)
    page = open_page()
    last = page.form.list.model().index(len(page.list.ids) - 1, 0)
    assert last.data(ROW) is None
    page.form.list.scrollTo(last)
    settle()
    assert last.data(ROW).id == page.list.ids[-1]
    page.print_shown()
    settle()
    assert "Còn 128 người nữa không in ở đây." in printed[0]
    assert printed[0].count("Trần Thị Mẫu") == 5


def test_escape_goes_to_the_list_and_then_drops_the_filter(
    page: PeoplePage, qtbot: QtBot, settle: Settle
) -> None:
    filtered(page, qtbot, settle, "an")
    assert page.back()
    assert page.form.list.hasFocus()
    assert page.back()
    assert page.form.words.text() == ""
    assert not page.back()


def test_the_name_is_written_by_f2(page: PeoplePage) -> None:
    page.rename()
    assert page.form.full_name.hasFocus()


def test_data_that_only_lets_itself_be_read_is_closed(
    book: dict[str, int],
    session: Session,
    open_page: Callable[[], PeoplePage],
    workspace: Workspace,
    settle: Settle,
) -> None:
    session.read_only = True
    page = open_page()
    assert page.form.full_name.isReadOnly()
    assert page.form.note.isReadOnly()
    for closed in (
        page.form.bin,
        page.form.unit,
        page.form.is_press,
        page.form.office_add,
        page.form.office_edit,
    ):
        assert not closed.isEnabled()
    assert page.primary
    assert not page.primary.isEnabled()
    page.create_new()
    page.delete()
    settle()
    assert len(workspace.people.all()) == 3


def test_somebody_is_found_by_ctrl_k_and_shown(
    page: PeoplePage, book: dict[str, int], session: Session, qtbot: QtBot, settle: Settle
) -> None:
    session.wanted.connect(page.show_record)
    window = QWidget()
    qtbot.addWidget(window)
    find = Find(session, window)
    find.field.setText("hoang yen")
    find.search.ask()
    settle()
    rows = [find._list.item(row).text() for row in range(find._list.count())]
    place = next(i for i, row in enumerate(rows) if "\nDanh bạ · " in row)
    find._go(find._list.item(place))
    settle()
    assert page.list.current_id == book["Yến"]
    assert page.form.full_name.text() == "Hoàng Yến"


def test_what_another_hand_stored_is_shown_where_nothing_is_typed(
    page: PeoplePage, book: dict[str, int], workspace: Workspace, settle: Settle
) -> None:
    edit_person(workspace, book["An"], {"phone": "0911 111 111"})
    page.desk.read_again()
    settle()
    assert page.form.phone.text() == "0911 111 111"


def test_the_events_that_somebody_had_to_do_with_lead_to_their_room(
    page: PeoplePage, book: dict[str, int], workspace: Workspace, settle: Settle, session: Session
) -> None:
    wanted: list[tuple[str, int]] = []
    session.wanted.connect(lambda kind, number: wanted.append((kind, number)))
    assert not page.form.events.isVisible()
    assert not page.form.events_heading.isVisible()
    event = add_event(workspace, Event(kind="hoi-nghi", title="Hội nghị", day="2021-04-16"))
    invite_press(workspace, event.id, "", "", book["Yến"])
    page.show_record("person", book["Yến"])
    settle()
    rows = page.form.events
    assert rows.isVisible()
    assert [rows.item(row).text() for row in range(rows.count())] == ["Hội nghị\n16/4/2021 · báo chí"]
    rows.itemActivated.emit(rows.item(0))
    assert wanted == [("event", event.id)]
