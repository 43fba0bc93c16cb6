"""The room hands on to the view that is shown."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.typing_events import type_text
from ucvn_desktop.services.plan_year import open_year
from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui import dialogs
from ucvn_desktop.ui.navigation import ROOMS
from ucvn_desktop.ui.pages.plan.page import VIEWS, PlanPage
from ucvn_desktop.ui.pages.plan.tasks.view import TasksView
from ucvn_desktop.ui.pages.plan.text.view import TextView
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.shell import Shell
from ucvn_desktop.ui.widgets.action_button import ActionButton
from ucvn_desktop.ui.widgets.empty import EmptyPage

Settle = Callable[[], None]


def _header(shell: Shell) -> list[str]:
    return [button.text() for button in shell.findChildren(ActionButton) if button.isVisibleTo(shell)]


def test_each_view_brings_its_actions_into_the_header(
    session: Session, qtbot: QtBot, settle: Settle, workspace: Workspace
) -> None:
    shell = Shell(session)
    qtbot.addWidget(shell)
    shell.show()
    page = shell.visit("plan")
    assert isinstance(page, PlanPage)
    settle()
    assert _header(shell) == ["Từ kế hoạch…", "Mở năm mới…", "Thêm nhiệm vụ"]
    page.form.show_text.click()
    settle()
    assert _header(shell) == ["Nhập kế hoạch…"]
    shell.visit("articles")
    assert "Nhập kế hoạch…" not in _header(shell)
    page.actions_changed.emit()
    assert "Nhập kế hoạch…" not in _header(shell)
    shell.visit("plan")
    settle()
    assert _header(shell) == ["Nhập kế hoạch…"]
    assert page.subtitle.startswith("Năm 2021: 6 nội dung")


def test_the_views_buttons_stay_where_they_are_when_the_year_goes(page: PlanPage, settle: Settle) -> None:
    place = page.form.show_papers.geometry()
    for view in VIEWS:
        page.show_view(view.id)
        settle()
        assert page.form.show_papers.geometry() == place


def test_a_year_without_a_plan_leads_to_reading_one(
    workspace: Workspace, page: PlanPage, view: TasksView, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    def shown_button() -> QPushButton:
        (page,) = (one for one in view.form.empty_place.findChildren(EmptyPage) if one.isVisible())
        return page.findChildren(QPushButton)[0]

    assert shown_button().text() == "Từ kế hoạch…"
    open_year(workspace, 2023, [])
    page.visited()
    settle()
    page.form.year.setCurrentIndex(page.form.year.findData(2023))
    page.form.year.activated.emit(page.form.year.currentIndex())
    settle()
    asked: list[str] = []
    monkeypatch.setattr(dialogs, "ask_open_files", lambda _, title, __: asked.append(title))
    assert shown_button().text() == "Nhập kế hoạch…"
    shown_button().click()
    settle()
    assert asked == ["Nhập kế hoạch"]
    assert isinstance(page.view, TextView)


def test_a_task_with_a_wrong_day_is_found_again_from_another_view(
    stocked: Workspace, page: PlanPage, view: TasksView, settle: Settle
) -> None:
    task = view.shown_rows[0].task
    view.form.day_to.clear()
    type_text(view.form.day_to, "32/7/2021")
    page.show_view("papers")
    settle()
    assert page.unsaved == ("task", task.id)
    page.show_record(*page.unsaved)
    settle()
    assert (page.view, view.form.day_to.text()) == (view, "32/7/2021")


def test_what_is_typed_in_a_view_that_is_left_is_stored(
    stocked: Workspace, page: PlanPage, view: TasksView, settle: Settle
) -> None:
    view.form.note.clear()
    type_text(view.form.note, "Trước cổng")
    task = view.shown_rows[0].task.id
    page.show_view("text")
    settle()
    assert stocked.tasks.get(task).note == "Trước cổng"


def test_the_year_is_the_same_in_every_view_that_stands_for_one(
    stocked: Workspace, page: PlanPage, session: Session, settle: Settle
) -> None:
    open_year(stocked, 2022)
    session.changed.emit("plan_edition")
    settle()
    page.show_view("text")
    settle()
    page.form.year.setCurrentIndex(page.form.year.findData(2022))
    page.form.year.activated.emit(page.form.year.currentIndex())
    settle()
    assert page.subtitle.startswith("Năm 2022")
    shown = page.show_view("tasks")
    settle()
    assert isinstance(shown, TasksView)
    assert shown.shown_rows == []
    assert page.form.year.currentText() == "2022"


def test_the_window_knows_every_kind_that_a_view_shows() -> None:
    room = next(room for room in ROOMS if room.id == "plan")
    assert set(room.kinds) == {kind for view in VIEWS for kind in view.kinds} == PlanPage.KINDS
    assert all(set(view.kinds) == view.load().KINDS for view in VIEWS)
