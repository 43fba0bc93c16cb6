"""Choosing an event, and adding one."""

import pytest
from PySide6.QtCore import QDate, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from tests.ui.typing_events import assert_typing_is_whole
from ucvn_desktop.core.event import Event
from ucvn_desktop.ui.widgets.event_choice import EventChoice
from ucvn_desktop.ui.widgets.event_dialog import EventDialog

EVENTS = [
    Event(id=1, title="Thăm hỏi đoàn viên có hoàn cảnh đặc biệt khó khăn", day="2021-04-16"),
    Event(id=2, title="Hội nghị", day="2021-05-01"),
]


@pytest.fixture
def box(qtbot: QtBot) -> QComboBox:
    made = QComboBox()
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
    assert box.itemText(1) == "Hội nghị · 1/5/2021"


def test_a_long_title_ends_with_a_whole_word_and_is_whole_again_when_left(
    box: QComboBox, choice: EventChoice
) -> None:
    choice.choose(1)
    assert box.currentText() in {
        "Thăm hỏi đoàn viên có…",
        "Thăm hỏi đoàn viên…",
        "Thăm hỏi đoàn…",
        "Thăm hỏi…",
    }
    assert choice.title == "Thăm hỏi đoàn viên có hoàn cảnh đặc biệt khó khăn · 16/4/2021"
    assert box.toolTip() == choice.title
    choice.choose(2)
    assert box.itemText(2) == "Thăm hỏi đoàn viên có hoàn cảnh đặc biệt khó khăn · 16/4/2021"


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
