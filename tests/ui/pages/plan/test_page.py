"""The room «Kế hoạch»: listed, filtered, typed, done, put away, suggested, carried into a new year, printed."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from tests.ui.typing_events import assert_typing_is_whole, type_text
from ucvn_desktop.core.task import STATE_LABELS, Counted, TaskState
from ucvn_desktop.core.text.dates import format_day, today
from ucvn_desktop.services.editions import edition_of
from ucvn_desktop.services.plan_year import open_year
from ucvn_desktop.services.task_suggestions import suggested_tasks
from ucvn_desktop.services.tasks import edit_task
from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui import printing
from ucvn_desktop.ui.messages import Notice
from ucvn_desktop.ui.navigation import room_of
from ucvn_desktop.ui.pages.plan import choice_dialog
from ucvn_desktop.ui.pages.plan.delegate import share
from ucvn_desktop.ui.pages.plan.page import PlanPage
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.theme import tokens

Settle = Callable[[], None]
BANNERS, NEWS, DONE = 1, 2, 3


def _ids(page: PlanPage) -> list[int]:
    return [row.task.id for row in page.shown_rows]


def _choose(page: PlanPage, task_id: int, settle: Settle) -> None:
    place = _ids(page).index(task_id)
    page.form.table.setCurrentIndex(page.form.table.model().index(place, 0))
    settle()


def _pick(box: QComboBox, value: Any) -> None:
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def _store(page: PlanPage, settle: Settle) -> None:
    page.flush()
    settle()
    page.refresh()
    settle()


def test_an_empty_year_teaches_and_can_be_left(page: PlanPage) -> None:
    assert page.form.states.currentWidget() is page.form.empty_place
    assert page.subtitle == "Chưa có nhiệm vụ nào"
    assert page.form.year.isVisible()
    assert not page.form.filters.isVisible()
    page.print_shown()
    assert page.back() is False


def test_open_tasks_come_first_and_the_subtitle_counts(stocked: Workspace, page: PlanPage) -> None:
    assert _ids(page) == [NEWS, BANNERS, DONE]
    assert page.subtitle == "2 quá hạn · 1 xong"
    assert "(1/2)" in page.form.standing.text()
    QAbstractItemModelTester(page.form.table.model(), QAbstractItemModelTester.FailureReportingMode.Warning)


def test_filters_wait_for_the_words_and_keep_the_choice(
    stocked: Workspace, page: PlanPage, settle: Settle, qtbot: QtBot
) -> None:
    _choose(page, BANNERS, settle)
    assert_typing_is_whole(page.form.words, "băng rôn")
    page.form.words.setText("bang ron")
    assert len(_ids(page)) == 3
    qtbot.waitUntil(lambda: _ids(page) == [BANNERS])
    page.form.words.setText("không có đâu")
    qtbot.waitUntil(lambda: _ids(page) == [])
    assert "không có đâu" in page.form.list_said.text()
    assert page.form.detail_states.currentWidget() is page.form.nothing
    assert page.back()
    assert len(_ids(page)) == 3
    _pick(page.form.show_state, TaskState.DONE)
    assert _ids(page) == [DONE]
    page.form.show_all.click()
    _pick(page.form.show_topic, 4)
    assert _ids(page) == [NEWS]
    _pick(page.form.show_topic, None)
    page.form.show_who.setText("doan")
    qtbot.waitUntil(lambda: _ids(page) == [BANNERS])


def test_a_task_in_hand_stays_listed_though_it_leaves_the_filter(
    stocked: Workspace, page: PlanPage, settle: Settle
) -> None:
    _pick(page.form.show_topic, 4)
    _pick(page.form.topic, 3)
    _store(page, settle)
    assert stocked.tasks.get(NEWS).topic == 3
    assert _ids(page) == [NEWS]


def test_what_is_typed_is_stored(stocked: Workspace, page: PlanPage, settle: Settle) -> None:
    _choose(page, BANNERS, settle)
    form = page.form
    form.what.selectAll()
    type_text(form.what, "Treo phướn")
    form.who.clear()
    assert_typing_is_whole(form.who, "Trần Thị Đoàn")
    type_text(form.note, "Trước cổng")
    _pick(form.topic, 4)
    _pick(form.point, form.point.itemData(1))
    _pick(form.method, "III.2")
    _pick(form.counted, Counted.EVENTS.value)
    _pick(form.event_kind, "tham-hoi")
    form.target.setValue(3)
    form.day_from.clear()
    type_text(form.day_from, "1/7/2021")
    page.flush()
    settle()
    task = stocked.tasks.get(BANNERS)
    assert (task.what, task.note, task.topic, task.method) == ("Treo phướn", "Trước cổng", 4, "III.2")
    assert task.point == form.point.itemData(1) != ""
    assert (task.counted, task.event_kind, task.target) == ("hoat-dong", "tham-hoi", 3)
    assert (task.day_from, task.day_to) == ("2021-07-01", "2021-07-26")
    assert task.who == "Trần Thị Đoàn"
    assert form.target.isVisible()
    assert not form.done.isVisible()


def test_an_hour_of_typing_is_one_revision(stocked: Workspace) -> None:
    one = edit_task(stocked, BANNERS, {"note": "A"})
    edit_task(stocked, BANNERS, {"note": "Ab"}, one.rev)
    assert [old.note for old in stocked.tasks.history(one)] == ["", "Ab"]


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("day_to", "31/13/2021", "chưa phải là ngày"),
        ("day_to", "1/4/2021", "đứng trước"),
        ("day_from", "5/2021", "chưa phải là ngày"),
    ],
)
def test_a_wrong_day_is_told_when_its_field_is_left_and_nothing_is_stored(
    stocked: Workspace,
    page: PlanPage,
    settle: Settle,
    notices: list[Notice],
    field: str,
    text: str,
    said: str,
) -> None:
    before = stocked.tasks.get(NEWS)
    line = getattr(page.form, field)
    line.setFocus()
    line.clear()
    type_text(line, text)
    assert not page.form.fault.isVisible()
    page.form.note.setFocus()
    assert said in page.form.fault.text()
    _store(page, settle)
    assert line.text() == text
    after = stocked.tasks.get(NEWS)
    assert (after.day_from, after.day_to) in {(before.day_from, before.day_to), ("", before.day_to)}
    assert notices == []


def test_an_emptied_task_keeps_its_words(
    stocked: Workspace, page: PlanPage, settle: Settle, notices: list[Notice]
) -> None:
    page.form.what.setFocus()
    page.form.what.clear()
    assert page.form.fault.isVisible()
    _store(page, settle)
    assert stocked.tasks.get(NEWS).what == "Viết hai tin"
    assert page.form.what.toPlainText() == ""
    assert notices == []


def test_a_task_by_hand_is_marked_done_and_undone(stocked: Workspace, page: PlanPage, settle: Settle) -> None:
    _choose(page, BANNERS, settle)
    page.form.done.click()
    _store(page, settle)
    assert stocked.tasks.get(BANNERS).done_on == today()
    assert page.form.done_on.text() == format_day(today())
    assert page.form.done.text() == "Bỏ đánh dấu"
    assert page.form.standing.text().startswith(STATE_LABELS[TaskState.DONE_LATE])
    page.form.done.click()
    _store(page, settle)
    assert stocked.tasks.get(BANNERS).done_on == ""
    page.form.done_on.setFocus()
    type_text(page.form.done_on, "20/7/2021")
    _store(page, settle)
    assert page.form.standing.text() == "Xong ngày 20/7/2021"


def test_each_record_behind_a_figure_opens_in_its_room(
    stocked: Workspace, page: PlanPage, session: Session, settle: Settle
) -> None:
    wanted: list[tuple[str, int]] = []
    session.wanted.connect(lambda kind, record_id: wanted.append((kind, record_id)))
    assert page.form.behind_heading.text() == "Đã tính (1)"
    item = page.form.behind.item(0)
    assert item.text() == "Thăm hỏi đoàn viên\nTin, bài · 12/5/2021"
    page.form.behind.itemClicked.emit(item)
    assert wanted == [("article", 1)]


def test_a_new_article_changes_the_figure(
    stocked: Workspace, page: PlanPage, session: Session, settle: Settle, qtbot: QtBot
) -> None:
    first = stocked.articles.get(1)
    event = stocked.events.get(first.event_id or 0)
    stocked.articles.add(type(first)(title="Tin thứ hai", topic=4, event_id=event.id))
    session.changed.emit("article")
    qtbot.waitUntil(lambda: page.subtitle == "1 quá hạn · 2 xong")
    settle()
    row = next(row for row in page.shown_rows if row.task.id == NEWS)
    assert share(row.standing) == 1
    assert page.form.behind.count() == 2


def test_a_new_task_is_ready_to_be_typed_over(stocked: Workspace, page: PlanPage, settle: Settle) -> None:
    page.form.words.setText("tin")
    assert page.primary
    page.primary.trigger()
    settle()
    settle()
    assert page.form.words.text() == ""
    assert page.form.what.hasFocus()
    assert page.form.what.textCursor().selectedText() == "Nhiệm vụ mới"
    type_text(page.form.what, "Ra bản tin")
    _store(page, settle)
    newest = stocked.tasks.all()[-1]
    assert (newest.what, newest.day_to) == ("Ra bản tin", "2021-12-31")
    page.back()
    assert page.form.table.hasFocus()


def test_a_deleted_task_comes_back(
    stocked: Workspace, page: PlanPage, settle: Settle, notices: list[Notice]
) -> None:
    page.delete()
    settle()
    page.refresh()
    settle()
    assert _ids(page) == [BANNERS, DONE]
    assert page.form.what.toPlainText() == "Treo băng rôn"
    assert notices[-1].run
    notices[-1].run()
    settle()
    settle()
    assert _ids(page) == [NEWS, BANNERS, DONE]
    assert page.form.what.toPlainText() == "Viết hai tin"


def test_suggestions_are_added_once(
    stocked: Workspace,
    page: PlanPage,
    settle: Settle,
    notices: list[Notice],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(choice_dialog, "ask_suggestions", lambda _, tasks: tasks)
    count = len(suggested_tasks(stocked, edition_of(stocked, 2021)))
    page.secondary[0].trigger()
    settle()
    settle()
    assert len(_ids(page)) == 3 + count
    assert notices[-1].text == f"Đã thêm {count} nhiệm vụ từ kế hoạch."
    page.secondary[0].trigger()
    settle()
    assert "không có gì để gợi ý" in notices[-1].text


def test_a_year_is_opened_with_the_chosen_tasks_and_remembered(
    stocked: Workspace,
    page: PlanPage,
    session: Session,
    settle: Settle,
    notices: list[Notice],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(choice_dialog, "ask_year", lambda _, tasks, years: (2022, [tasks[0].id]))
    page.secondary[1].trigger()
    settle()
    settle()
    assert page.form.year.currentText() == "2022"
    assert [row.task.what for row in page.shown_rows] == ["Viết hai tin"]
    assert notices[-1].text.startswith("Đã mở năm 2022, chép sang 1 nhiệm vụ.")
    again = PlanPage(session)
    qtbot.addWidget(again)
    again.visited()
    settle()
    assert again.form.year.currentText() == "2022"


def test_a_task_that_is_wanted_is_shown_in_its_year(
    stocked: Workspace, page: PlanPage, settle: Settle
) -> None:
    (copy,) = open_year(stocked, 2022, [DONE]).tasks
    page.form.words.setText("tin")
    assert page.show_record("task", copy.id)
    settle()
    assert page.form.year.currentText() == "2022"
    assert page.form.what.toPlainText() == "Lập kế hoạch"
    assert not page.show_record("article", 1)
    _pick(page.form.year, 2021)
    settle()
    assert len(_ids(page)) == 3


def test_the_table_is_printed_as_it_is_filtered(
    stocked: Workspace, page: PlanPage, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[str] = []

    def take(_: Any, __: Any, title: str, document: QTextDocument) -> bool:
        printed.append(f"{title}\n{document.toPlainText()}")
        return True

    monkeypatch.setattr(printing, "print_document", take)
    _pick(page.form.show_topic, 4)
    page.print_shown()
    assert printed[0].startswith("Nhiệm vụ năm 2021\nNhiệm vụ truyền thông năm 2021")
    assert "Viết hai tin" in printed[0]
    assert "31/5/2021" in printed[0]
    assert "Treo băng rôn" not in printed[0]


def test_read_only_data_is_looked_at_and_not_changed(
    stocked: Workspace, session: Session, qtbot: QtBot, settle: Settle
) -> None:
    session.read_only = True
    page = PlanPage(session)
    qtbot.addWidget(page)
    page.show()
    page.visited()
    settle()
    assert page.primary
    assert not any(action.isEnabled() for action in (page.primary, *page.secondary))
    assert page.form.what.isReadOnly()
    assert not page.form.topic.isEnabled()
    page.delete()
    page.create_new()
    QTest.keyClick(page.form.target, Qt.Key.Key_Up)
    settle()
    assert _ids(page) == [NEWS, BANNERS, DONE]
    assert not page.has_unsaved


def test_a_task_that_is_gone_is_told_and_the_room_shows_the_year(
    stocked: Workspace, page: PlanPage, settle: Settle, notices: list[Notice]
) -> None:
    assert page.show_record("task", 99)
    settle()
    settle()
    assert notices[-1].tone == "red"
    assert _ids(page) == [NEWS, BANNERS, DONE]


def test_a_year_without_a_plan_suggests_nothing_and_says_so(
    stocked: Workspace, page: PlanPage, settle: Settle, notices: list[Notice]
) -> None:
    open_year(stocked, 2023, [NEWS])
    page.refresh()
    settle()
    _pick(page.form.year, 2023)
    settle()
    page.secondary[0].trigger()
    settle()
    assert "chưa có kế hoạch năm 2023" in notices[-1].text
    assert page.form.topic.currentText() == "4 (chưa có trong kế hoạch)"
    page.form.who.setFocus()
    type_text(page.form.who, "Mai")
    _store(page, settle)
    assert stocked.tasks.all()[-1].who == "Mai"


def test_what_was_chosen_stays_chosen_while_the_list_is_read_anew(
    stocked: Workspace, page: PlanPage, settle: Settle
) -> None:
    _pick(page.form.topic, 3)
    page.refresh()
    settle()
    assert page.form.topic.currentData() == 3
    page.flush()
    settle()
    assert stocked.tasks.get(NEWS).topic == 3


def test_the_row_that_has_the_keyboard_is_framed(stocked: Workspace, page: PlanPage, qtbot: QtBot) -> None:
    table = page.form.table
    page.form.note.setFocus()
    before = table.viewport().grab().toImage()
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    after = table.viewport().grab().toImage()
    y = table.visualRect(table.currentIndex()).top()
    assert before.pixelColor(40, y) != after.pixelColor(40, y)
    assert after.pixelColor(40, y).name().upper() == tokens().blue


def test_tasks_are_found_by_their_words(stocked: Workspace) -> None:
    (hit,) = stocked.search("bang ron")
    room = room_of(hit.kind)
    assert room
    assert (room.id, hit.id) == ("plan", BANNERS)
