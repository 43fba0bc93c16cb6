"""Tasks: listed, filtered, typed, done, put away, suggested, carried into a new year, printed."""

from collections.abc import Callable, Iterator
from threading import Event as Gate
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QTextDocument
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QComboBox, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.typing_events import assert_typing_is_whole, type_text
from ucvn_desktop.core.event import Event
from ucvn_desktop.core.task import STATE_LABELS, Counted, Task, TaskState
from ucvn_desktop.core.text.dates import format_day, parse_day, today
from ucvn_desktop.services.editions import edition_of
from ucvn_desktop.services.plan_year import open_year
from ucvn_desktop.services.task_suggestions import suggested_tasks
from ucvn_desktop.services.tasks import edit_task
from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui import printing, theme
from ucvn_desktop.ui.jobs import Jobs
from ucvn_desktop.ui.messages import Notice
from ucvn_desktop.ui.navigation import room_of
from ucvn_desktop.ui.pages.plan.page import PlanPage
from ucvn_desktop.ui.pages.plan.tasks import choice_dialog
from ucvn_desktop.ui.pages.plan.tasks import view as tasks_view
from ucvn_desktop.ui.pages.plan.tasks.delegate import share
from ucvn_desktop.ui.pages.plan.tasks.model import Column
from ucvn_desktop.ui.pages.plan.tasks.view import TasksView
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.theme import tokens

Settle = Callable[[], None]
BANNERS, NEWS, DONE = 1, 2, 3


def _ids(view: TasksView) -> list[int]:
    return [row.task.id for row in view.shown_rows]


def _choose(view: TasksView, task_id: int, settle: Settle) -> None:
    place = _ids(view).index(task_id)
    view.form.table.setCurrentIndex(view.form.table.model().index(place, 0))
    settle()


def _pick(box: QComboBox, value: Any) -> None:
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def _store(view: TasksView, settle: Settle) -> None:
    view.flush()
    settle()
    view.refresh()
    settle()


def test_in_a_wide_window_how_a_task_stands_is_whole_on_one_line(
    stocked: Workspace, page: PlanPage, view: TasksView, settle: Settle
) -> None:
    page.resize(1650, 900)
    settle()
    table = view.form.table
    metrics = QFontMetrics(theme.body_font())
    assert table.viewport().width() > 900
    wanted = metrics.horizontalAdvance("Quá hạn 2.126 ngày (100/205)")
    assert table.columnWidth(Column.RESULT) >= wanted + 2 * 8


def test_where_nobody_is_named_the_room_of_the_names_is_the_tasks(
    stocked: Workspace, view: TasksView, settle: Settle
) -> None:
    table = view.form.table
    assert not table.isColumnHidden(Column.WHO)
    width = table.columnWidth(Column.WHAT)
    for task in stocked.tasks.all():
        edit_task(stocked, task.id, {"who": ""})
    view.refresh()
    settle()
    assert table.isColumnHidden(Column.WHO)
    assert table.columnWidth(Column.WHAT) > width + 100


def test_an_empty_year_teaches_and_can_be_left(page: PlanPage, view: TasksView) -> None:
    assert view.form.states.currentWidget() is view.form.empty_place
    assert view.subtitle == "Chưa có nhiệm vụ nào"
    assert page.form.year.isVisible()
    assert not view.form.filters.isVisible()
    view.print_shown()
    assert view.back() is False


def test_open_tasks_come_first_and_the_subtitle_counts(stocked: Workspace, view: TasksView) -> None:
    assert _ids(view) == [NEWS, BANNERS, DONE]
    assert view.subtitle == "2 quá hạn · 1 xong"
    assert "(1/2)" in view.form.standing.text()
    QAbstractItemModelTester(view.form.table.model(), QAbstractItemModelTester.FailureReportingMode.Warning)


def test_filters_wait_for_the_words_and_keep_the_choice(
    stocked: Workspace, view: TasksView, settle: Settle, qtbot: QtBot
) -> None:
    _choose(view, BANNERS, settle)
    assert_typing_is_whole(view.form.words, "băng rôn")
    view.form.words.setText("bang ron")
    assert len(_ids(view)) == 3
    qtbot.waitUntil(lambda: _ids(view) == [BANNERS])
    view.form.words.setText("không có đâu")
    qtbot.waitUntil(lambda: _ids(view) == [])
    assert "không có đâu" in view.form.list_said.text()
    assert view.form.detail_states.currentWidget() is view.form.nothing
    assert view.back()
    assert len(_ids(view)) == 3
    _pick(view.form.show_state, TaskState.DONE)
    assert _ids(view) == [DONE]
    view.form.show_all.click()
    _pick(view.form.show_topic, 4)
    assert _ids(view) == [NEWS]
    _pick(view.form.show_topic, None)
    view.form.show_who.setText("doan")
    qtbot.waitUntil(lambda: _ids(view) == [BANNERS])


def test_a_task_in_hand_stays_listed_though_it_leaves_the_filter(
    stocked: Workspace, view: TasksView, settle: Settle
) -> None:
    _pick(view.form.show_topic, 4)
    _pick(view.form.topic, 3)
    _store(view, settle)
    assert stocked.tasks.get(NEWS).topic == 3
    assert _ids(view) == [NEWS]


def test_what_is_typed_is_stored(stocked: Workspace, view: TasksView, settle: Settle) -> None:
    _choose(view, BANNERS, settle)
    form = view.form
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
    view.flush()
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
def test_a_wrong_day_is_told_when_its_field_is_left_and_what_is_right_is_stored(
    stocked: Workspace,
    view: TasksView,
    settle: Settle,
    qtbot: QtBot,
    notices: list[Notice],
    field: str,
    text: str,
    said: str,
) -> None:
    before = stocked.tasks.get(NEWS)
    line = getattr(view.form, field)
    line.setFocus()
    line.clear()
    type_text(line, text)
    assert not view.form.days_fault.isVisible()
    other = view.form.day_from if field == "day_to" else view.form.day_to
    other.setFocus()
    other.clear()
    # Nothing moves while a button may be pressed.
    assert not view.form.days_fault.isVisible()
    right = "29/4/2021" if field == "day_to" else "29/6/2021"
    type_text(other, right)
    qtbot.waitUntil(lambda: said in view.form.days_fault.text())
    _store(view, settle)
    assert (line.text(), view.form.days_fault.isVisible(), view.has_unsaved) == (text, True, True)
    label = view.form.root.findChild(QWidget, "days_label")
    middles = [one.mapTo(view.form.root, one.rect().center()).y() for one in (label, view.form.day_to)]
    assert abs(middles[0] - middles[1]) <= 1  # beside its field, not beside the sentence
    days = {field: getattr(before, field), ({"day_from", "day_to"} - {field}).pop(): parse_day(right)}
    after = stocked.tasks.get(NEWS)
    assert {name: getattr(after, name) for name in days} == days
    # It waits where it was typed, though another task was looked at.
    _choose(view, BANNERS, settle)
    assert not view.form.days_fault.isVisible()
    _choose(view, NEWS, settle)
    assert (line.text(), said in view.form.days_fault.text()) == (text, True)
    line.setFocus()
    line.clear()
    type_text(line, "29/4/2021")
    assert not view.form.days_fault.isVisible()
    _store(view, settle)
    assert (getattr(stocked.tasks.get(NEWS), field), view.has_unsaved) == ("2021-04-29", False)
    assert notices == []


def test_an_emptied_task_keeps_its_words(
    stocked: Workspace, view: TasksView, settle: Settle, notices: list[Notice]
) -> None:
    view.form.what.setFocus()
    view.form.what.clear()
    assert view.form.what_fault.isVisible()
    _store(view, settle)
    assert stocked.tasks.get(NEWS).what == "Viết hai tin"
    assert view.form.what.toPlainText() == ""
    assert notices == []


def test_a_task_by_hand_is_marked_done_and_undone(
    stocked: Workspace, view: TasksView, settle: Settle
) -> None:
    _choose(view, BANNERS, settle)
    view.form.done.click()
    _store(view, settle)
    assert stocked.tasks.get(BANNERS).done_on == today()
    assert view.form.done_on.text() == format_day(today())
    assert view.form.done.text() == "Bỏ đánh dấu"
    assert view.form.standing.text().startswith(STATE_LABELS[TaskState.DONE_LATE])
    view.form.done.click()
    _store(view, settle)
    assert stocked.tasks.get(BANNERS).done_on == ""
    view.form.done_on.setFocus()
    type_text(view.form.done_on, "20/7/2021")
    _store(view, settle)
    assert view.form.standing.text() == "Xong ngày 20/7/2021"


def test_each_record_behind_a_figure_opens_in_its_room(
    stocked: Workspace, view: TasksView, session: Session, settle: Settle
) -> None:
    wanted: list[tuple[str, int]] = []
    session.wanted.connect(lambda kind, record_id: wanted.append((kind, record_id)))
    assert view.form.behind_heading.text() == "Đã tính (1)"
    assert view.form.behind_said.text() == "Tính tin, bài đã viết của nội dung 4, từ 1/5/2021 đến 31/5/2021."
    item = view.form.behind.item(0)
    assert item.text() == "Thăm hỏi đoàn viên\nTin, bài · 12/5/2021"
    view.form.behind.itemClicked.emit(item)
    assert wanted == [("article", 1)]


def test_events_that_nobody_filed_are_told_where_the_figure_stands(
    stocked: Workspace, view: TasksView, session: Session, settle: Settle, qtbot: QtBot
) -> None:
    stocked.events.add(Event(title="Tọa đàm", day="2021-05-14", kind="toa-dam"))
    edit_task(stocked, NEWS, {"counted": "hoat-dong", "event_kind": "toa-dam"})
    session.changed.emit("task")
    qtbot.waitUntil(lambda: "Còn 1 hoạt động như vậy" in view.form.behind_said.text())
    assert view.form.behind_said.text().startswith("Tính hoạt động «Tọa đàm» của nội dung 4, từ 1/5/2021")
    assert view.form.behind.count() == 0


def test_a_new_article_changes_the_figure(
    stocked: Workspace, view: TasksView, session: Session, settle: Settle, qtbot: QtBot
) -> None:
    first = stocked.articles.get(1)
    event = stocked.events.get(first.event_id or 0)
    stocked.articles.add(
        type(first)(title="Tin thứ hai", body="<p>Tin.</p>", author="Lê An", topic=4, event_id=event.id)
    )
    session.changed.emit("article")
    qtbot.waitUntil(lambda: view.subtitle == "1 quá hạn · 2 xong")
    settle()
    row = next(row for row in view.shown_rows if row.task.id == NEWS)
    assert share(row.standing) == 1
    assert view.form.behind.count() == 2


def test_a_new_task_is_ready_to_be_typed_over(stocked: Workspace, view: TasksView, settle: Settle) -> None:
    view.form.words.setText("tin")
    assert view.primary
    view.primary.trigger()
    settle()
    settle()
    assert view.form.words.text() == ""
    assert view.form.what.hasFocus()
    assert view.form.what.textCursor().selectedText() == "Nhiệm vụ mới"
    type_text(view.form.what, "Ra bản tin")
    _store(view, settle)
    newest = stocked.tasks.all()[-1]
    assert (newest.what, newest.day_to) == ("Ra bản tin", "2021-12-31")
    view.back()
    assert view.form.table.hasFocus()


@pytest.fixture
def left_2022(
    stocked: Workspace,
    page: PlanPage,
    view: TasksView,
    settle: Settle,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Gate]:
    """2021 is chosen after 2022 was shown, and is not read until this is set."""
    open_year(stocked, 2022)
    _pick(page.form.year, 2021)
    page.visited()
    settle()
    _pick(page.form.year, 2022)
    settle()
    may_read, read = Gate(), tasks_view.read_year

    def slowly(*asked: Any) -> Any:
        may_read.wait(10)
        return read(*asked)

    monkeypatch.setattr(tasks_view, "read_year", slowly)
    _pick(page.form.year, 2021)
    yield may_read
    may_read.set()


def test_a_new_task_goes_into_the_year_that_is_chosen_before_it_is_read(
    stocked: Workspace, page: PlanPage, view: TasksView, left_2022: Gate, settle: Settle, jobs: Jobs
) -> None:
    view.create_new()
    jobs.drain()
    left_2022.set()
    settle()
    newest = stocked.tasks.all()[-1]
    assert stocked.editions.get(newest.edition_id).year == 2021
    assert newest.day_to == "2021-12-31"
    assert page.form.year.currentText() == "2021"


def test_suggestions_are_of_the_year_that_is_chosen_before_it_is_read(
    stocked: Workspace,
    view: TasksView,
    left_2022: Gate,
    settle: Settle,
    notices: list[Notice],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    offered: list[Task] = []
    monkeypatch.setattr(choice_dialog, "ask_suggestions", lambda _, tasks: offered.extend(tasks))
    view.secondary[0].trigger()
    left_2022.set()
    settle()
    assert {stocked.editions.get(task.edition_id).year for task in offered} == {2021}
    assert notices == []


def test_a_deleted_task_comes_back(
    stocked: Workspace, view: TasksView, settle: Settle, notices: list[Notice]
) -> None:
    view.delete()
    settle()
    view.refresh()
    settle()
    assert _ids(view) == [BANNERS, DONE]
    assert view.form.what.toPlainText() == "Treo băng rôn"
    assert notices[-1].run
    notices[-1].run()
    settle()
    settle()
    assert _ids(view) == [NEWS, BANNERS, DONE]
    assert view.form.what.toPlainText() == "Viết hai tin"


def test_suggestions_are_added_once(
    stocked: Workspace,
    view: TasksView,
    settle: Settle,
    notices: list[Notice],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(choice_dialog, "ask_suggestions", lambda _, tasks: tasks)
    count = len(suggested_tasks(stocked, edition_of(stocked, 2021)))
    view.secondary[0].trigger()
    settle()
    settle()
    assert len(_ids(view)) == 3 + count
    assert notices[-1].text == f"Đã thêm {count} nhiệm vụ từ kế hoạch."
    view.secondary[0].trigger()
    settle()
    assert "không có gì để gợi ý" in notices[-1].text


def test_a_year_is_opened_with_the_chosen_tasks_and_remembered(
    stocked: Workspace,
    page: PlanPage,
    view: TasksView,
    session: Session,
    settle: Settle,
    notices: list[Notice],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(choice_dialog, "ask_year", lambda _, tasks, years: (2022, [tasks[0].id]))
    view.secondary[1].trigger()
    settle()
    settle()
    assert page.form.year.currentText() == "2022"
    assert [row.task.what for row in view.shown_rows] == ["Viết hai tin"]
    assert notices[-1].text.startswith("Đã mở năm 2022, chép sang 1 nhiệm vụ.")
    again = PlanPage(session)
    qtbot.addWidget(again)
    again.visited()
    settle()
    assert again.form.year.currentText() == "2022"


def test_tasks_are_copied_into_a_year_that_is_open(
    stocked: Workspace,
    page: PlanPage,
    view: TasksView,
    settle: Settle,
    notices: list[Notice],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (copy,) = open_year(stocked, 2022, [DONE]).tasks
    monkeypatch.setattr(choice_dialog, "ask_year", lambda _, tasks, years: (2022, [t.id for t in tasks]))
    view.secondary[1].trigger()
    settle()
    settle()
    assert page.form.year.currentText() == "2022"
    assert len(_ids(view)) == 3
    assert copy.id in _ids(view)
    # Of the two the one with a topic is told: its number is still that of last year's plan.
    assert notices[-1].text == (
        "Đã chép 2 nhiệm vụ sang năm 2022. 1 nhiệm vụ năm ấy đã có nên không chép lần nữa. 1 nhiệm vụ chép sang còn ghi "
        "nội dung theo kế hoạch năm 2021: khi có kế hoạch năm 2022, hãy xem lại."
    )
    assert notices[-1].tone == "gold"


def test_a_task_that_is_wanted_is_shown_in_its_year(
    stocked: Workspace, page: PlanPage, view: TasksView, settle: Settle
) -> None:
    (copy,) = open_year(stocked, 2022, [DONE]).tasks
    view.form.words.setText("tin")
    assert view.show_record("task", copy.id)
    settle()
    assert page.form.year.currentText() == "2022"
    assert view.form.what.toPlainText() == "Lập kế hoạch"
    assert not view.show_record("article", 1)
    _pick(page.form.year, 2021)
    settle()
    assert len(_ids(view)) == 3


def test_the_table_is_printed_as_it_is_filtered(
    stocked: Workspace, view: TasksView, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[str] = []

    def take(_: Any, __: Any, title: str, document: QTextDocument) -> bool:
        printed.append(f"{title}\n{document.toPlainText()}")
        return True

    monkeypatch.setattr(printing, "print_document", take)
    _pick(view.form.show_topic, 4)
    view.print_shown()
    assert printed[0].startswith("Nhiệm vụ năm 2021\nNhiệm vụ truyền thông năm 2021")
    assert "Viết hai tin" in printed[0]
    assert "31/5/2021" in printed[0]
    assert "Treo băng rôn" not in printed[0]


def test_read_only_data_is_looked_at_and_not_changed(
    stocked: Workspace, session: Session, qtbot: QtBot, settle: Settle
) -> None:
    session.read_only = True
    view = TasksView(session)
    qtbot.addWidget(view)
    view.show()
    view.visited()
    settle()
    assert view.primary
    assert not any(action.isEnabled() for action in (view.primary, *view.secondary))
    assert view.form.what.isReadOnly()
    assert not view.form.topic.isEnabled()
    view.delete()
    view.create_new()
    QTest.keyClick(view.form.target, Qt.Key.Key_Up)
    settle()
    assert _ids(view) == [NEWS, BANNERS, DONE]
    assert not view.has_unsaved


def test_a_task_that_is_gone_is_told_and_the_room_shows_the_year(
    stocked: Workspace, view: TasksView, settle: Settle, notices: list[Notice]
) -> None:
    assert view.show_record("task", 99)
    settle()
    settle()
    assert notices[-1].tone == "red"
    assert _ids(view) == [NEWS, BANNERS, DONE]


def test_a_year_without_a_plan_suggests_nothing_and_says_so(
    stocked: Workspace, page: PlanPage, view: TasksView, settle: Settle, notices: list[Notice]
) -> None:
    open_year(stocked, 2023, [NEWS])
    view.refresh()
    settle()
    _pick(page.form.year, 2023)
    settle()
    view.secondary[0].trigger()
    settle()
    assert "chưa có kế hoạch năm 2023" in notices[-1].text
    assert notices[-1].action == "Nhập kế hoạch…"
    assert view.form.topic.currentText() == "4 (chưa có trong kế hoạch)"
    view.form.who.setFocus()
    type_text(view.form.who, "Mai")
    _store(view, settle)
    assert stocked.tasks.all()[-1].who == "Mai"


def test_what_was_chosen_stays_chosen_while_the_list_is_read_anew(
    stocked: Workspace, view: TasksView, settle: Settle
) -> None:
    _pick(view.form.topic, 3)
    view.refresh()
    settle()
    assert view.form.topic.currentData() == 3
    view.flush()
    settle()
    assert stocked.tasks.get(NEWS).topic == 3


def test_the_row_that_has_the_keyboard_is_framed(stocked: Workspace, view: TasksView, qtbot: QtBot) -> None:
    table = view.form.table
    view.form.note.setFocus()
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
