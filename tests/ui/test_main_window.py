"""The window: what it shows, and that closing it loses nothing."""

import threading
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.rooms import ROOMS, SamplePage
from ucvn_desktop.core.progress import Progress
from ucvn_desktop.ui import main_window
from ucvn_desktop.ui.main_window import MainWindow
from ucvn_desktop.ui.memory import Memory
from ucvn_desktop.ui.report import ReportPage
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.shell import Shell


@pytest.fixture
def window(session: Session, qtbot: QtBot) -> MainWindow:
    made = MainWindow(session.jobs, session.memory)
    qtbot.addWidget(made)
    shell = Shell(session, ROOMS)
    made.show_shell(shell)
    shell.visit("articles")
    made.show()
    return made


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """What the user will answer to the questions, in order; one that is not expected fails."""
    waiting: list[bool] = []
    monkeypatch.setattr(main_window, "ask", lambda *words: waiting.pop(0))
    return waiting


def test_the_title_names_the_unit(window: MainWindow) -> None:
    assert window.windowTitle() == "Công đoàn Bộ Thử nghiệm – Truyền thông Công đoàn"


def test_closing_stores_what_is_typed_and_remembers_size_and_room(
    window: MainWindow, session: Session, answers: list[bool]
) -> None:
    assert window.shell
    page = window.shell.visit("photos")
    assert isinstance(page, SamplePage)
    window.resize(955, 566)
    window.close()
    assert page.asked[-1] == "flush"
    assert session.memory.text("window/room") == "photos"
    again = MainWindow(session.jobs, session.memory)
    # Qt keeps a window's width within the screen, and the one of tests is 800 wide.
    assert again.height() == 566


@pytest.mark.parametrize(("free", "height", "is_maximised"), [(680, 640, True), (1040, 720, False)])
def test_the_first_window_stands_within_the_screen(
    session: Session,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    free: int,
    height: int,
    is_maximised: bool,
) -> None:
    monkeypatch.setattr(
        MainWindow, "screen", lambda _: SimpleNamespace(availableGeometry=lambda: QRect(0, 0, 1280, free))
    )
    made = MainWindow(session.jobs, session.memory)
    qtbot.addWidget(made)
    assert (made.normalGeometry().height(), made.isMaximized()) == (height, is_maximised)


def test_closing_during_a_job_asks_and_may_be_taken_back(
    window: MainWindow, session: Session, answers: list[bool], settle: Callable[[], None]
) -> None:
    goes_on = threading.Event()
    job = session.jobs.run("Nhập ảnh", lambda progress: goes_on.wait(10))
    answers.append(False)
    window.close()
    assert window.isVisible()
    assert not job.is_cancelled
    assert answers == []
    goes_on.set()
    settle()


def test_closing_during_a_job_cancels_it_and_closes_when_it_has_ended(
    window: MainWindow, session: Session, answers: list[bool], qtbot: QtBot, troubles: list[Exception]
) -> None:
    undone: list[str] = []
    begun = threading.Event()

    def work(progress: Progress) -> None:
        try:
            for step in range(100_000):
                begun.set()
                progress(step, 100_000)
        finally:
            undone.append("undone")

    session.jobs.run("Nhập ảnh", work)
    begun.wait(10)
    answers.append(True)
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert undone == ["undone"]
    troubles.clear()


def test_what_could_not_be_stored_is_asked_about(
    window: MainWindow, answers: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SamplePage, "has_unsaved", True)
    answers += [False, True]
    window.close()
    assert window.isVisible()
    window.close()
    assert not window.isVisible()


def test_the_question_names_the_room_that_lost_words_and_going_back_opens_it(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(main_window, "ask", lambda _, *words: bool(asked.extend(words)))
    assert window.shell
    page = window.shell.visit("photos")
    assert isinstance(page, SamplePage)
    window.shell.visit("articles")
    monkeypatch.setattr(type(page), "has_unsaved", True)
    monkeypatch.setattr(type(page), "unsaved", ("photo", 7))
    window.close()
    assert asked[0] == "Chữ vừa gõ ở phòng «Kho ảnh» chưa lưu được. Vẫn đóng?"
    assert window.shell.page is page
    assert page.asked[-2:] == ["photo 7", "flush"]


def test_a_report_is_shown_over_the_page_and_leads_back_to_it(window: MainWindow, qapp: object) -> None:
    window.show_report("ValueError: bug")
    (report,) = window.findChildren(ReportPage)
    assert report.isVisible()
    copy = next(b for b in report.findChildren(QPushButton) if b.text() == "Chép báo cáo")
    copy.click()
    from PySide6.QtGui import QGuiApplication

    assert "ValueError: bug" in QGuiApplication.clipboard().text()
    next(b for b in report.findChildren(QPushButton) if b.text() == "Làm tiếp").click()
    assert window.shell
    assert window.shell.isVisible()


def test_a_page_alone_takes_the_place_of_the_shell(window: MainWindow) -> None:
    page = QLabel("Bắt đầu")
    window.show_alone(page)
    assert page.isVisible()
    assert window.shell is None


def test_a_remembered_number_that_is_none_is_the_default(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "w.ini")
    memory.keep("n", "không phải số")
    assert memory.number("n", 7) == 7
