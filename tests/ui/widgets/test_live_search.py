"""What Enter means while the answer for what was typed is still to come."""

from collections.abc import Callable, Iterator
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem
from pytestqt.qtbot import QtBot

from tests.ui.typing_events import type_text
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.ui.messages import Notice
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.widgets.live_search import LiveSearch

Settle = Callable[[], None]
_WORDS = ("Hội nghị", "Hội thao", "Thăm hỏi")


class Finder:
    """A field over rows with the words that hold what is typed; answers only while `gate` is open."""

    def __init__(self, session: Session) -> None:
        self.field, self.rows = QLineEdit(), QListWidget()
        self.gate = Event()
        self.gate.set()
        self.fault: Exception | None = None
        self.taken: list[str] = []
        self.search = LiveSearch(
            session,
            self.field,
            self.rows,
            question=self._question,
            show=self._show,
            take=lambda item: self.taken.append(item.text()),
        )

    def press(self, *keys: Qt.Key) -> list[bool]:
        return [self.search.pressed(key) for key in keys]

    def _question(self) -> Callable[[], list[str]]:
        text, fault = self.field.text(), self.fault

        def find() -> list[str]:
            assert self.gate.wait(10)
            if fault:
                raise fault
            return [word for word in _WORDS if text.lower() in word.lower()]

        return find

    def _show(self, words: list[str]) -> None:
        self.rows.clear()
        for word in words:
            item = QListWidgetItem(word, self.rows)
            item.setData(Qt.ItemDataRole.UserRole, word)


@pytest.fixture
def finder(session: Session, qtbot: QtBot, settle: Settle) -> Iterator[Finder]:
    """All words are listed; what is typed next is asked for and not answered."""
    made = Finder(session)
    qtbot.addWidget(made.field)
    qtbot.addWidget(made.rows)
    made.search.ask()
    settle()
    made.gate.clear()
    yield made
    made.gate.set()


def _answer(finder: Finder, settle: Settle) -> None:
    """Whatever was typed is asked for, and the answers come."""
    if finder.search._pause.isActive():
        finder.search.ask()
    finder.gate.set()
    settle()


@pytest.mark.parametrize("is_asked", [False, True])
def test_enter_waits_for_what_comes_first(finder: Finder, settle: Settle, is_asked: bool) -> None:
    type_text(finder.field, "thao")
    if is_asked:
        finder.search.ask()
    assert finder.press(Qt.Key.Key_Return) == [True]
    assert finder.taken == []
    _answer(finder, settle)
    assert finder.taken == ["Hội thao"]


def _type_on(finder: Finder) -> None:
    type_text(finder.field, "i")


def _press_escape(finder: Finder) -> None:
    assert finder.press(Qt.Key.Key_Escape) == [False]


def _go_to_a_row(finder: Finder) -> None:
    finder.press(Qt.Key.Key_Down)


@pytest.mark.parametrize("change_mind", [_type_on, _press_escape, _go_to_a_row])
def test_who_thinks_better_of_enter_takes_nothing(
    finder: Finder, settle: Settle, change_mind: Callable[[Finder], None]
) -> None:
    type_text(finder.field, "h")
    finder.search.ask()
    finder.press(Qt.Key.Key_Return)
    change_mind(finder)
    _answer(finder, settle)
    assert finder.taken == []


def test_after_a_question_that_failed_enter_is_forgotten_and_the_fault_told(
    finder: Finder, notices: list[Notice], settle: Settle
) -> None:
    finder.fault = UserError("Không đọc được.")
    type_text(finder.field, "h")
    finder.press(Qt.Key.Key_Return)
    _answer(finder, settle)
    assert [notice.text for notice in notices] == ["Không đọc được."]
    finder.fault = None
    finder.search.ask()
    settle()
    assert finder.taken == []


def test_enter_takes_the_row_that_was_gone_to_though_the_answer_is_still_to_come(finder: Finder) -> None:
    type_text(finder.field, "h")
    finder.press(Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert finder.taken == ["Hội thao"]


@pytest.mark.parametrize(("typed", "chosen"), [("o", "Hội thao"), ("thăm", "Thăm hỏi")])
def test_the_row_that_was_gone_to_stays_chosen_where_it_is_found_again(
    finder: Finder, settle: Settle, typed: str, chosen: str
) -> None:
    type_text(finder.field, typed)
    QTest.mouseClick(
        finder.rows.viewport(),
        Qt.MouseButton.LeftButton,
        pos=finder.rows.visualItemRect(finder.rows.item(1)).center(),
    )
    _answer(finder, settle)
    assert finder.rows.currentItem().text() == chosen


def test_what_was_gone_to_for_fewer_letters_is_not_what_enter_means(finder: Finder, settle: Settle) -> None:
    finder.press(Qt.Key.Key_Down)
    type_text(finder.field, "thăm")
    finder.press(Qt.Key.Key_Return)
    _answer(finder, settle)
    assert finder.taken == ["Thăm hỏi"]
