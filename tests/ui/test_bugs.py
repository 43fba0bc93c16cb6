"""Bugs go to the log and the report page, the draft is saved first; sentences are told."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.progress import Cancelled
from ucvn_desktop.ui.bugs import Bugs
from ucvn_desktop.ui.jobs import Jobs, Lane
from ucvn_desktop.ui.messages import Messages, Notice


class Seen:
    """What happened, in order."""

    def __init__(self) -> None:
        self.order: list[str] = []
        self.notices: list[Notice] = []
        self.messages = Messages()
        self.messages.posted.connect(self.notices.append)
        self.bugs = Bugs(self.messages, lambda: self.order.append("saved"))
        self.bugs.reported.connect(self.order.append)


@pytest.fixture
def seen(qapp: object, monkeypatch: pytest.MonkeyPatch) -> Seen:
    """The hooks, installed for one test."""
    import threading

    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(sys, "unraisablehook", sys.unraisablehook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    made = Seen()
    made.bugs.install()
    return made


def _broken() -> None:
    raise ValueError("bug in a slot")


def test_a_bug_in_a_slot_saves_the_draft_first_and_is_reported_and_logged(seen: Seen, qtbot: QtBot) -> None:
    QTimer.singleShot(0, _broken)
    qtbot.waitUntil(lambda: len(seen.order) == 2)
    saved, report = seen.order
    assert saved == "saved"
    assert "bug in a slot" in report
    log = Path(report.splitlines()[-1])
    assert "bug in a slot" in log.read_text(encoding="utf-8")


def test_a_bug_in_a_virtual_is_reported_once_however_often_it_paints(seen: Seen, qtbot: QtBot) -> None:
    painted: list[int] = []

    class Broken(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:
            painted.append(1)
            raise ValueError("bug in paint")

    widget = Broken()
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitExposed(widget)
    for _ in range(3):
        widget.update()
        qtbot.wait(20)
    qtbot.waitUntil(lambda: len(seen.order) >= 2)
    assert len(painted) >= 3
    assert [entry == "saved" for entry in seen.order] == [True, False]


def test_a_bug_in_a_thread_is_reported_in_the_windows_thread(seen: Seen, qtbot: QtBot) -> None:
    jobs = Jobs(seen.bugs.take)
    jobs.save(_broken)
    jobs.drain(Lane.SAVE)
    qtbot.waitUntil(lambda: len(seen.order) == 2)


@pytest.mark.parametrize(
    ("error", "tone"), [(UserError("Không ghi được.", "ENOSPC"), "red"), (Cancelled(), "blue")]
)
def test_a_sentence_is_told_and_is_no_bug(seen: Seen, qtbot: QtBot, error: Exception, tone: str) -> None:
    class Button(QObject):
        pressed = Signal()

    def slot() -> None:
        raise error

    button = Button()
    button.pressed.connect(slot)
    button.pressed.emit()
    qtbot.waitUntil(lambda: len(seen.notices) == 1)
    assert seen.notices[0].tone == tone
    assert seen.order == []


def test_a_draft_that_cannot_be_saved_does_not_hide_the_bug(
    seen: Seen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise OSError("disk is gone")

    monkeypatch.setattr(seen.bugs, "_save_draft", fail)
    seen.bugs.take(ValueError("the first bug"))
    qtbot.waitUntil(lambda: bool(seen.order))
    assert any("the first bug" in entry for entry in seen.order)


def test_a_bug_while_the_draft_is_saved_is_reported_too(
    seen: Seen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seen.bugs, "_save_draft", lambda: seen.bugs.take(ValueError("the second bug")))
    seen.bugs.take(ValueError("the first bug"))
    qtbot.waitUntil(lambda: len(seen.order) == 2)
    assert ["the first bug" in seen.order[0], "the second bug" in seen.order[1]] == [True, True]


def test_ctrl_c_is_left_alone(seen: Seen, capsys: pytest.CaptureFixture[str]) -> None:
    hook: Callable[..., None] = sys.excepthook
    hook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert seen.order == []
    assert "KeyboardInterrupt" in capsys.readouterr().err


def test_a_sentence_of_a_job_is_told_while_it_is_known_whose_it_is(seen: Seen, qtbot: QtBot) -> None:
    jobs = Jobs(seen.bugs.take_told)
    told: list[object] = []
    seen.messages.posted.connect(lambda _: told.append(jobs.fault_of))

    def refuse() -> None:
        raise UserError("Không xong.")

    jobs.save(refuse, about="việc này")
    qtbot.waitUntil(lambda: bool(told))
    jobs.close()
    assert told == ["việc này"]
    assert [notice.text for notice in seen.notices] == ["Không xong."]
