"""Choosing an event, and adding one."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QDate, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from tests.ui.typing_events import assert_typing_is_whole
from ucvn_desktop.core.event import Event
from ucvn_desktop.ui.widgets import event_choice
from ucvn_desktop.ui.widgets.event_choice import NO_EVENT, EventChoice
from ucvn_desktop.ui.widgets.event_dialog import EventDialog

EVENTS = [
    Event(id=1, title="Thăm hỏi đoàn viên có hoàn cảnh đặc biệt khó khăn", day="2021-04-16"),
    Event(id=2, title="Hội nghị", day="2021-05-01"),
]


@pytest.fixture
def box(qtbot: QtBot) -> QComboBox:
    made = QComboBox()
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    qtbot.addWidget(made)
    made.resize(200, 34)
    return made


@pytest.fixture
def choice(box: QComboBox) -> EventChoice:
    made = EventChoice(box)
    made.load(EVENTS)
    return made


def test_the_newest_event_stands_first_behind_none(box: QComboBox, choice: EventChoice) -> None:
    assert [box.itemData(place) for place in range(box.count())] == [0, 2, 1]
    assert box.itemText(1) == "1/5/2021 · Hội nghị"


def test_what_is_chosen_is_told_whole_in_the_tool_tip(box: QComboBox, choice: EventChoice) -> None:
    choice.choose(1)
    assert box.currentText() == "16/4/2021 · Thăm hỏi đoàn viên có hoàn cảnh đặc biệt khó khăn"
    assert box.toolTip() == box.currentText()
    choice.choose(NO_EVENT, "Giữ nguyên của từng ảnh")
    assert (box.currentText(), choice.event_id) == ("Giữ nguyên của từng ảnh", NO_EVENT)
    choice.choose(99)
    assert (box.currentText(), choice.event_id) == ("Không thuộc hoạt động nào", NO_EVENT)


def test_a_title_too_long_for_the_box_ends_with_dots(box: QComboBox, choice: EventChoice) -> None:
    choice.choose(1)
    whole = box.grab().toImage()
    choice.load([replace(EVENTS[0], title=EVENTS[0].title[:40] + " khác hẳn")])
    assert box.currentText() != "16/4/2021 · Thăm hỏi đoàn viên có hoàn cảnh đặc biệt khó khăn"
    assert box.grab().toImage() == whole


def test_of_thousands_of_events_only_the_chosen_one_is_put_into_words(
    box: QComboBox, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[int] = []

    def in_words(event: Event) -> str:
        said.append(event.id)
        return event.title

    monkeypatch.setattr(event_choice, "event_in_words", in_words)
    choice = EventChoice(box)
    choice.load([Event(id=number, title=f"Hội nghị {number}", day="2021-05-01") for number in range(1, 2001)])
    box.show()
    choice.choose(700)
    assert (choice.event_id, box.currentText()) == (700, "Hội nghị 700")
    box.grab()
    assert set(said) == {700}


def test_rows_that_are_not_there_say_nothing(box: QComboBox, choice: EventChoice) -> None:
    model = box.model()
    old = model.index(2, 0)
    choice.load([])
    for index in (old, QModelIndex()):
        assert model.data(index) is None
        assert model.data(index, Qt.ItemDataRole.UserRole) is None


def test_only_the_user_s_choice_is_told(qtbot: QtBot, box: QComboBox, choice: EventChoice) -> None:
    told: list[int] = []
    choice.chosen.connect(told.append)
    choice.choose(2)
    choice.load(EVENTS[:1])
    assert (told, choice.event_id) == ([], 0)
    box.setCurrentIndex(1)
    box.activated.emit(1)
    assert told == [1]


def test_the_wheel_over_the_box_changes_nothing(box: QComboBox, choice: EventChoice) -> None:
    box.show()
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    box.clearFocus()
    QApplication.sendEvent(box, wheel)
    assert choice.event_id == 0


def test_an_event_is_typed_and_one_without_a_name_is_not_accepted(qtbot: QtBot) -> None:
    dialog = EventDialog(day=QDate(2021, 4, 16))
    qtbot.addWidget(dialog)
    dialog.form.add.click()
    assert dialog.result() != EventDialog.DialogCode.Accepted
    assert not dialog.form.fault.isHidden()
    assert_typing_is_whole(dialog.form.title, "Thăm hỏi đoàn viên")
    assert dialog.form.fault.isHidden()
    dialog.form.add.click()
    assert dialog.result() == EventDialog.DialogCode.Accepted
    assert dialog.event_typed == Event(title="Thăm hỏi đoàn viên", day="2021-04-16")
