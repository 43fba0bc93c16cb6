"""The view: what it shows, where keys and clicks lead, what stays while something is read."""

import threading
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.pages.plan.calendar.conftest import OWN_DAY
from ucvn_desktop.core.event import Event
from ucvn_desktop.core.plan import Duty, PlanDate
from ucvn_desktop.core.text.dates import this_day
from ucvn_desktop.services.editions import edition_of
from ucvn_desktop.services.occasions import find_observance, remove_occasion
from ucvn_desktop.services.records import add_event
from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui.messages import Notice
from ucvn_desktop.ui.navigation import room_of
from ucvn_desktop.ui.pages.plan.calendar import occasions_dialog
from ucvn_desktop.ui.pages.plan.calendar import view as calendar_view
from ucvn_desktop.ui.pages.plan.calendar.model import NOTE
from ucvn_desktop.ui.pages.plan.calendar.spans import Span
from ucvn_desktop.ui.pages.plan.calendar.view import CalendarView
from ucvn_desktop.ui.pages.plan.page import PlanPage
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.widgets import event_dialog

Settle = Callable[[], None]
MakeView = Callable[[], CalendarView]


def _titles(view: CalendarView) -> list[str]:
    return [entry.title for entry in view.entries]


def _go(view: CalendarView, settle: Settle, month: int, day: int) -> None:
    view.go_to(date(2021, month, day))
    settle()


def _point(view: CalendarView, place: QPointF) -> QPoint:
    return (place - QPointF(0, view.board.verticalScrollBar().value())).toPoint()


def _click(view: CalendarView, place: QPointF, *, twice: bool = False) -> None:
    act = QTest.mouseDClick if twice else QTest.mouseClick
    act(
        view.board.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        _point(view, place),
    )


def _select(view: CalendarView, title: str) -> None:
    row = _titles(view).index(title)
    view.form.entries.setCurrentIndex(view.form.entries.model().index(row, 0))


def test_it_opens_at_this_day(make_view: MakeView, session: Session, qtbot: QtBot, settle: Settle) -> None:
    made = CalendarView(session)
    qtbot.addWidget(made)
    made.visited()
    settle()
    assert made.day == this_day()
    assert made.board.seen
    assert this_day() in made.board.seen.days


def test_a_month_says_what_it_is_and_what_it_holds(view: CalendarView) -> None:
    assert view.form.heading.text() == "Tháng 7 năm 2021"
    assert view.subtitle == "6 mục, có 4 ngày kỷ niệm"
    assert view.form.day_title.text() == "Thứ Tư, 28/7/2021"
    assert view.form.day_moon.text() == "19/6 âm lịch năm Tân Sửu"
    assert _titles(view) == ["92 năm Ngày thành lập Công đoàn Việt Nam"]


def test_the_span_is_remembered(view: CalendarView, session: Session, make_view: MakeView) -> None:
    view.form.show_week.click()
    again = CalendarView(session)
    assert again.form.show_week.isChecked()
    again.deleteLater()


def test_another_span_keeps_the_day(view: CalendarView, settle: Settle) -> None:
    view.form.show_week.click()
    settle()
    assert view.form.heading.text() == "Tuần 30, 26/7 – 1/8/2021"
    assert view.form.previous.accessibleName() == "Tuần trước"
    view.form.show_year.click()
    settle()
    assert view.form.heading.text() == "Năm 2021 (Tân Sửu)"
    assert view.day == date(2021, 7, 28)
    assert len(view.entries) == len(set(view.entries)) > 20


@pytest.mark.parametrize(
    ("key", "wanted"),
    [
        (Qt.Key.Key_Left, date(2021, 7, 27)),
        (Qt.Key.Key_Up, date(2021, 7, 21)),
        (Qt.Key.Key_Down, date(2021, 8, 4)),
        (Qt.Key.Key_PageDown, date(2021, 8, 28)),
        (Qt.Key.Key_PageUp, date(2021, 6, 28)),
        (Qt.Key.Key_Home, this_day()),
    ],
)
def test_keys_move_the_day(view: CalendarView, settle: Settle, key: Qt.Key, wanted: date) -> None:
    view.board.setFocus()
    QTest.keyClick(view.board, key)
    settle()
    assert view.day == view.board.day == wanted
    assert view.form.day_title.text().endswith(f"{wanted.day}/{wanted.month}/{wanted.year}")
    assert view.form.heading.text() == f"Tháng {wanted.month} năm {wanted.year}"


def test_keys_with_ctrl_are_the_windows(view: CalendarView) -> None:
    QTest.keyClick(view.board, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert view.day == date(2021, 7, 28)


def test_buttons_turn_the_pages(view: CalendarView, settle: Settle) -> None:
    view.form.next.click()
    settle()
    assert view.form.heading.text() == "Tháng 8 năm 2021"
    view.form.previous.click()
    view.form.previous.click()
    settle()
    assert view.form.heading.text() == "Tháng 6 năm 2021"
    view.form.go_today.click()
    settle()
    assert view.day == this_day()


def test_the_old_picture_stays_until_the_new_one_is_read(view: CalendarView, settle: Settle) -> None:
    before = view.board.picture
    view.go_to(date(2021, 9, 2))
    assert view.board.picture is before
    assert view.form.heading.text() == "Tháng 7 năm 2021"
    settle()
    assert view.form.heading.text() == "Tháng 9 năm 2021"
    assert _titles(view)[0].startswith("76 năm Ngày Quốc khánh")


def test_of_many_turns_only_the_last_is_shown(view: CalendarView, settle: Settle) -> None:
    shown: list[str] = []
    view.subtitle_changed.connect(lambda: shown.append(view.form.heading.text()))
    for _ in range(6):
        view.form.next.click()
    settle()
    assert view.form.heading.text() == "Tháng 1 năm 2022"
    assert shown == ["Tháng 1 năm 2022"]


def test_within_a_month_nothing_is_read(view: CalendarView, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any) -> None:
        raise AssertionError("something is read")

    monkeypatch.setattr(view.session.jobs, "read", refuse)
    view.go_to(date(2021, 7, 2))
    assert view.form.day_title.text() == "Thứ Sáu, 2/7/2021"


def test_a_click_chooses_day_and_entry(view: CalendarView, qtbot: QtBot) -> None:
    assert view.board.picture
    _click(view, view.board.picture.rect_of(date(2021, 7, 15)).topLeft() + QPointF(40, 12))
    assert _titles(view) == [f"25 năm {OWN_DAY}", "Treo băng rôn"]
    (line,) = [
        line for line in view.board.picture.lines if line.entry and line.entry.title == "Thăm hỏi đoàn viên"
    ]
    _click(view, line.rect.center())
    assert view.day == date(2021, 7, 16)
    assert line.entry
    with qtbot.waitSignal(view.session.wanted) as told:
        view.rename()
    assert told.args == ["event", line.entry.record_id]


def test_a_double_click_on_an_event_opens_it(view: CalendarView, qtbot: QtBot) -> None:
    assert view.board.picture
    (line,) = [
        line for line in view.board.picture.lines if line.entry and line.entry.title == "Thăm hỏi đoàn viên"
    ]
    with qtbot.waitSignal(view.session.wanted) as told:
        _click(view, line.rect.center(), twice=True)
    assert line.entry
    assert told.args == ["event", line.entry.record_id]


def test_enter_opens_the_only_entry_or_goes_to_the_days_list(
    stocked: Workspace, make_view: MakeView, settle: Settle, qtbot: QtBot
) -> None:
    add_event(stocked, Event(title="Hội thao", day="2021-07-20"))
    view = make_view()
    view.form.kind.setCurrentIndex(view.form.kind.findData("event"))
    view.form.kind.activated.emit(view.form.kind.currentIndex())
    _go(view, settle, 7, 16)
    with qtbot.waitSignal(view.session.wanted):
        QTest.keyClick(view.board, Qt.Key.Key_Return)
    view.form.kind.setCurrentIndex(0)
    view.form.kind.activated.emit(0)
    _go(view, settle, 7, 15)
    view.board.setFocus()
    QTest.keyClick(view.board, Qt.Key.Key_Return)
    assert view.form.entries.hasFocus()
    assert view.back()
    assert view.board.hasFocus()
    assert not view.back()


def test_enter_in_a_year_opens_the_month(view: CalendarView, settle: Settle) -> None:
    view.show_span(Span.YEAR)
    _go(view, settle, 9, 2)
    QTest.keyClick(view.board, Qt.Key.Key_Return)
    settle()
    assert view.form.heading.text() == "Tháng 9 năm 2021"
    assert view.form.show_month.isChecked()


def test_a_years_list_goes_to_the_chosen_day(view: CalendarView, settle: Settle) -> None:
    view.show_span(Span.YEAR)
    settle()
    _go(view, settle, 9, 1)
    entry = view.entries[view.form.entries.currentIndex().row()]
    assert entry.day_from == "2021-09-02"
    assert view.form.day_moon.text().startswith("Đang chọn: Thứ Tư, 1/9/2021")


def test_a_years_list_goes_to_its_last_entry_when_nothing_begins_any_more(
    view: CalendarView, settle: Settle
) -> None:
    view.show_span(Span.YEAR)
    settle()
    _go(view, settle, 12, 31)
    assert view.form.entries.currentIndex().row() == len(view.entries) - 1
    assert view.entries[-1].day_from == "2021-12-22"


def test_one_kind_only_is_shown_and_counted(view: CalendarView, settle: Settle) -> None:
    view.form.kind.setCurrentIndex(view.form.kind.findData("task"))
    view.form.kind.activated.emit(view.form.kind.currentIndex())
    settle()
    assert view.subtitle == "1 nhiệm vụ"
    _go(view, settle, 7, 26)
    assert _titles(view) == ["Treo băng rôn"]
    assert view.form.open.text() == "Mở"
    assert view.form.hide.isHidden()


def test_what_is_stored_elsewhere_is_shown_and_what_is_chosen_stays(
    view: CalendarView, stocked: Workspace, qtbot: QtBot, settle: Settle
) -> None:
    _go(view, settle, 7, 15)
    _select(view, "Treo băng rôn")
    add_event(stocked, Event(title="Hội thao", day="2021-07-15"))
    view.session.changed.emit("event")
    qtbot.waitUntil(lambda: "Hội thao" in _titles(view))
    assert view.entries[view.form.entries.currentIndex().row()].title == "Treo băng rôn"


def test_on_another_day_what_is_its_own_is_chosen_and_not_what_lasted_over_the_one_before(
    view: CalendarView, settle: Settle
) -> None:
    _go(view, settle, 7, 16)
    _select(view, "Treo băng rôn")
    _go(view, settle, 7, 15)
    assert view.entries[view.form.entries.currentIndex().row()].title == f"25 năm {OWN_DAY}"


def test_a_day_with_nothing_says_so(view: CalendarView, settle: Settle) -> None:
    _go(view, settle, 8, 10)
    assert view.form.none_said.text() == "Ngày này chưa có gì."
    assert view.form.none_said.isVisible()
    assert view.form.open.isHidden()


def test_an_event_is_written_down_on_the_chosen_day(
    view: CalendarView,
    stocked: Workspace,
    notices: list[Notice],
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def answer(parent: object, day: Any) -> Event:
        asked.append(day.toString("yyyy-MM-dd"))
        return Event(title="Hội thao", day=asked[0])

    monkeypatch.setattr(event_dialog, "ask_event", answer)
    view.form.add_event.click()
    settle()
    assert asked == ["2021-07-28"]
    assert [event.title for event in stocked.events.all()] == ["Thăm hỏi đoàn viên", "Hội thao"]
    assert notices[-1].text == "Đã ghi hoạt động «Hội thao»."


def test_an_occasion_of_the_catalogue_is_hidden_and_comes_back(
    view: CalendarView, notices: list[Notice], settle: Settle, qtbot: QtBot
) -> None:
    view.form.hide.click()
    settle()
    qtbot.waitUntil(lambda: view.entries == ())
    assert "Đã ẩn «Ngày thành lập Công đoàn Việt Nam»" in notices[-1].text
    assert notices[-1].run
    notices[-1].run()
    qtbot.waitUntil(lambda: len(view.entries) == 1)


def test_the_units_own_day_goes_into_the_bin_and_comes_back(
    view: CalendarView, stocked: Workspace, notices: list[Notice], settle: Settle, qtbot: QtBot
) -> None:
    _go(view, settle, 7, 15)
    assert view.form.hide.text() == "Bỏ khỏi lịch"
    view.delete()
    settle()
    assert stocked.occasions.all() == []
    assert notices[-1].text == f"Đã đưa «{OWN_DAY}» vào thùng rác."
    assert notices[-1].run
    notices[-1].run()
    settle()
    assert [one.title for one in stocked.occasions.all()] == [OWN_DAY]


def test_a_found_occasion_is_shown_on_its_day(view: CalendarView, stocked: Workspace, settle: Settle) -> None:
    (own,) = stocked.occasions.all()
    view.form.kind.setCurrentIndex(2)
    assert view.show_record("occasion", own.id)
    settle()
    assert view.day == date(2021, 7, 15)
    assert view.entries[view.form.entries.currentIndex().row()].record_id == own.id
    assert not view.show_record("photo", 1)


def test_a_found_occasion_that_is_hidden_is_shown_in_the_list(
    view: CalendarView, stocked: Workspace, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[int] = []
    monkeypatch.setattr(occasions_dialog, "edit_occasions", lambda *asked: shown.append(asked[3]))
    hidden = remove_occasion(stocked, "quoc-khanh").occasion
    view.show_record("occasion", hidden.id)
    settle()
    assert shown == [hidden.id]


def test_ctrl_k_finds_the_units_own_days(stocked: Workspace) -> None:
    assert [(hit.kind, hit.title) for hit in stocked.search("truyen thong co quan")] == [
        ("occasion", OWN_DAY)
    ]


def test_the_room_leads_to_a_found_occasion(
    stocked: Workspace, session: Session, qtbot: QtBot, settle: Settle
) -> None:
    page = PlanPage(session)
    qtbot.addWidget(page)
    page.show()
    (own,) = stocked.occasions.all()
    assert page.show_record("occasion", own.id)
    settle()
    assert isinstance(page.view, CalendarView)
    assert page.view.day.isoformat()[5:] == "07-15"


def test_data_that_only_lets_itself_be_read(
    stocked: Workspace, session: Session, make_view: MakeView, settle: Settle
) -> None:
    session.read_only = True
    view = make_view()
    assert view.primary
    assert not view.primary.isEnabled()
    assert not view.form.add_event.isEnabled()
    assert not view.form.hide.isEnabled()
    assert not view.form.open.isEnabled()
    view.create_new()
    view.rename()
    view.delete()
    settle()
    assert find_observance(stocked, "cong-doan-viet-nam").occasion.off is False
    _go(view, settle, 7, 16)
    assert view.form.open.isEnabled()


def test_what_is_to_come_is_listed_until_a_day_is_chosen(
    stocked: Workspace, make_view: MakeView, settle: Settle
) -> None:
    today = this_day()
    add_event(stocked, Event(title="Giao ban", day=(today + timedelta(days=4)).isoformat()))
    view = make_view()
    view.form.show_coming.click()
    settle()
    assert "Giao ban" in _titles(view)
    row = _titles(view).index("Giao ban")
    assert view.form.entries.model().index(row, 0).data(NOTE).startswith("Còn 4 ngày · ")
    said = f"{today.day}/{today.month}/{today.year}"
    assert view.form.day_title.text() == f"Sắp đến, tính từ hôm nay {said}"
    view.form.kind.setCurrentIndex(view.form.kind.findData("event"))
    view.form.kind.activated.emit(view.form.kind.currentIndex())
    settle()
    assert _titles(view) == ["Giao ban"]
    view.go_to(date(2021, 7, 16))
    assert view.form.show_day.isChecked()
    assert _titles(view) == ["Thăm hỏi đoàn viên"]


def test_of_what_is_to_come_the_kind_that_was_asked_for_last_is_listed(
    stocked: Workspace,
    make_view: MakeView,
    settle: Settle,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    add_event(stocked, Event(title="Giao ban", day=(this_day() + timedelta(days=4)).isoformat()))
    goes_on, read = threading.Event(), calendar_view.read_coming

    def late(workspace: Workspace, day: date, kind: str) -> Any:
        return (kind == "event" or goes_on.wait(10)) and read(workspace, day, kind)

    view = make_view()
    monkeypatch.setattr(calendar_view, "read_coming", late)
    view.form.show_coming.click()
    view.form.kind.setCurrentIndex(view.form.kind.findData("event"))
    view.form.kind.activated.emit(view.form.kind.currentIndex())
    qtbot.waitUntil(lambda: _titles(view) == ["Giao ban"])
    goes_on.set()
    settle()
    assert _titles(view) == ["Giao ban"]


def test_back_from_what_is_to_come_the_chosen_day_is_listed(view: CalendarView, settle: Settle) -> None:
    view.form.show_coming.click()
    settle()
    view.form.show_day.click()
    assert _titles(view) == ["92 năm Ngày thành lập Công đoàn Việt Nam"]
    view.show_span(Span.YEAR)
    settle()
    assert view.form.show_day.text() == "Cả năm"


def test_a_day_that_is_wanted_is_chosen(view: CalendarView, settle: Settle) -> None:
    assert view.show_record("day", date(2024, 2, 29).toordinal())
    settle()
    assert view.day == date(2024, 2, 29)
    assert view.form.heading.text() == "Tháng 2 năm 2024"


def test_it_opens_in_the_year_that_the_room_stands_at_and_then_goes_its_own_way(
    page: PlanPage, view: CalendarView, settle: Settle
) -> None:
    shown = page.show_view("calendar")
    settle()
    assert isinstance(shown, CalendarView)
    assert shown.day.year == 2021
    assert (shown.day.month, shown.day.day) == (
        this_day().month,
        min(this_day().day, 28),
    ) or this_day().day > 28
    shown.go_to(date(2024, 5, 5))
    page.show_view("tasks")
    settle()
    page.show_view("calendar")
    settle()
    assert shown.day == date(2024, 5, 5)


def test_a_date_of_the_plan_is_opened_where_its_text_is(
    stocked: Workspace, make_view: MakeView, settle: Settle, qtbot: QtBot
) -> None:
    edition = edition_of(stocked, 2021)
    stocked.duties.add(
        Duty(edition_id=edition.id, number="V.2-9", text="Gửi danh sách trước ngày 20/7/2021.")
    )
    date_of_plan = stocked.plan_dates.add(
        PlanDate(edition_id=edition.id, text="20/7/2021", first_day="2021-07-20", last_day="2021-07-20")
    )
    view = make_view()
    _go(view, settle, 7, 20)
    assert view.form.open.text() == "Mở"
    _select(view, "Gửi danh sách trước ngày 20/7/2021")
    with qtbot.waitSignal(view.session.wanted) as told:
        view.form.open.click()
    assert told.args == ["plan_date", date_of_plan.id]
    room = room_of("plan_date")
    assert room
    assert room.id == PlanPage.ROOM
