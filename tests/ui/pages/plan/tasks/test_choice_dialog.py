"""Choosing tasks: ticked one by one or all, with a year where one is asked for."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from ucvn_desktop.core.task import Task
from ucvn_desktop.ui.pages.plan.tasks.choice_dialog import suggestion_dialog, year_dialog

TASKS = [Task(edition_id=1, what="Viết tin", topic=4), Task(edition_id=1, what="Cử cán bộ", id=7)]


def test_nothing_ticked_adds_nothing_and_says_so(qtbot: QtBot) -> None:
    dialog = suggestion_dialog(None, TASKS)
    qtbot.addWidget(dialog)
    dialog.show()
    form = dialog.form
    assert [form.entries.item(n).text() for n in range(2)] == [
        "Nội dung 4: Viết tin",
        "Nhiệm vụ của đơn vị: Cử cán bộ",
    ]
    form.accept.click()
    assert form.fault.isVisible()
    assert dialog.isVisible()
    form.entries.item(1).setCheckState(Qt.CheckState.Checked)
    assert not form.fault.isVisible()
    assert form.accept.text() == "Thêm 1 nhiệm vụ"
    assert form.every.checkState() is Qt.CheckState.PartiallyChecked
    assert dialog.chosen == [1]
    form.every.click()
    assert dialog.chosen == [0, 1]
    form.every.click()
    assert dialog.chosen == []
    form.every.click()
    form.accept.click()
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_a_suggestion_says_what_its_point_names(qtbot: QtBot) -> None:
    named = Task(
        edition_id=1,
        what="Tổ chức cuộc thi",
        topic=2,
        day_from="2021-04-01",
        day_to="2021-04-30",
        counted="hoat-dong",
        event_kind="hoi-thi",
        target=2,
    )
    dialog = suggestion_dialog(None, [named])
    qtbot.addWidget(dialog)
    assert dialog.form.entries.item(0).text() == (
        "Nội dung 2 · từ 1/4/2021 đến 30/4/2021, hoạt động «Hội thi», chỉ tiêu 2: Tổ chức cuộc thi"
    )


@pytest.mark.parametrize(("tasks", "text"), [(TASKS, "Mở năm, chép 2 nhiệm vụ"), ([], "Mở năm")])
def test_the_next_year_is_offered_and_one_that_is_open_is_none_to_be_opened(
    qtbot: QtBot, tasks: list[Task], text: str
) -> None:
    dialog = year_dialog(None, tasks, [2021, 2020])
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.form.year.value() == 2022
    assert dialog.form.accept.text() == text
    assert dialog.form.entries.isVisible() is bool(tasks)
    dialog.form.year.setValue(2020)
    dialog.tick(False)
    dialog.form.accept.click()
    assert "2020 đã mở" in dialog.form.fault.text()
    assert dialog.isVisible()
    dialog.form.year.setValue(2023)
    assert not dialog.form.fault.isVisible()
    dialog.form.accept.click()
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_a_year_that_no_task_comes_along_into_is_asked_for_right_below_the_sentence(qtbot: QtBot) -> None:
    dialog = year_dialog(None, [], [2021])
    qtbot.addWidget(dialog)
    dialog.show()
    form = dialog.form
    assert form.year_place.geometry().top() - form.sentence.geometry().bottom() < 20
    assert dialog.height() < 200


def test_tasks_are_copied_into_a_year_that_is_open(qtbot: QtBot) -> None:
    dialog = year_dialog(None, TASKS, [2022, 2021])
    qtbot.addWidget(dialog)
    dialog.form.year.setValue(2022)
    assert dialog.form.accept.text() == "Chép 2 nhiệm vụ"
    dialog.form.accept.click()
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_as_low_as_it_may_be_the_buttons_do_not_lie_over_the_entries(qtbot: QtBot) -> None:
    dialog = year_dialog(None, TASKS, [2021])
    qtbot.addWidget(dialog)
    dialog.resize(1, 1)
    dialog.show()
    form = dialog.form
    assert "\n" not in form.sentence.text()
    assert form.sentence.height() > 1.5 * form.sentence.fontMetrics().height()
    assert form.entries.geometry().bottom() < form.accept.geometry().top()
