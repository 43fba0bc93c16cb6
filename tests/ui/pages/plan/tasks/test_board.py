"""Tasks in columns by how they stand."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from ucvn_desktop.core.text.dates import today
from ucvn_desktop.services.tasks import edit_task
from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui.pages.plan.page import PlanPage
from ucvn_desktop.ui.pages.plan.tasks.view import TasksView
from ucvn_desktop.ui.session import Session

Settle = Callable[[], None]
BANNERS, NEWS, DONE = 1, 2, 3


@pytest.fixture
def shown(stocked: Workspace, view: TasksView, settle: Settle) -> TasksView:
    view.form.show_board.click()
    settle()
    return view


def _ids(view: TasksView) -> list[list[int]]:
    return [[row.task.id for row in column] for column in view.board.cards]


def _lists(view: TasksView) -> list[QListView]:
    return view.board.findChildren(QListView)


def test_each_task_stands_under_its_state(shown: TasksView) -> None:
    assert shown.form.states.currentWidget() is shown.form.board_place
    assert _ids(shown) == [[NEWS, BANNERS], [], [], [], [DONE]]
    assert not shown.form.show_state.isVisible()
    for view in _lists(shown):
        QAbstractItemModelTester(view.model(), QAbstractItemModelTester.FailureReportingMode.Warning)


def test_a_task_moves_to_another_column_with_its_records(
    stocked: Workspace, shown: TasksView, session: Session, settle: Settle
) -> None:
    edit_task(stocked, BANNERS, {"done_on": today()})
    shown.refresh()
    settle()
    assert _ids(shown) == [[NEWS], [], [], [], [DONE, BANNERS]] or _ids(shown)[4] == [BANNERS, DONE]


def test_the_filters_hold_for_the_columns(shown: TasksView, qtbot: QtBot) -> None:
    shown.form.words.setText("bang ron")
    qtbot.waitUntil(lambda: _ids(shown) == [[BANNERS], [], [], [], []])
    assert shown.back()
    assert _ids(shown)[0] == [NEWS, BANNERS]
    assert shown.shows_board


def test_keys_walk_within_a_column_and_across_over_empty_ones(shown: TasksView) -> None:
    overdue, *_, done = _lists(shown)
    assert overdue.hasFocus()
    assert overdue.currentIndex().row() == 0
    QTest.keyClick(overdue, Qt.Key.Key_Down)
    assert overdue.currentIndex().row() == 1
    QTest.keyClick(overdue, Qt.Key.Key_Right)
    assert done.hasFocus()
    assert (overdue.currentIndex().isValid(), done.currentIndex().row()) == (False, 0)
    QTest.keyClick(done, Qt.Key.Key_Right)
    assert done.hasFocus()
    QTest.keyClick(done, Qt.Key.Key_Left)
    assert overdue.hasFocus()


def test_a_card_opens_its_task_to_be_worked_on(shown: TasksView, settle: Settle) -> None:
    done = _lists(shown)[-1]
    done.setCurrentIndex(done.model().index(0, 0))
    QTest.keyClick(done, Qt.Key.Key_Return)
    settle()
    assert not shown.shows_board
    assert shown.form.what.toPlainText() == "Lập kế hoạch"
    assert shown.form.what.hasFocus()


def test_del_puts_the_card_that_is_chosen_into_the_bin(
    stocked: Workspace, shown: TasksView, settle: Settle
) -> None:
    overdue = _lists(shown)[0]
    QTest.keyClick(overdue, Qt.Key.Key_Down)
    settle()
    shown.delete()
    settle()
    settle()
    assert stocked.tasks.get(BANNERS).deleted_at
    shown.refresh()
    settle()
    assert _ids(shown) == [[NEWS], [], [], [], [DONE]]


def test_the_columns_are_remembered(shown: TasksView, session: Session, qtbot: QtBot, settle: Settle) -> None:
    again = PlanPage(session)
    qtbot.addWidget(again)
    again.visited()
    settle()
    assert isinstance(again.view, TasksView)
    assert again.view.shows_board
    assert _ids(again.view) == _ids(shown)
