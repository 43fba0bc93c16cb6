"""People of the address book, offered below a field."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.typing_events import SAMPLE, assert_typing_is_whole, type_text
from ucvn_desktop.core.person import Office, Person, PersonKind
from ucvn_desktop.services.people import PersonLine, add_person
from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.widgets.person_offer import PersonOffer

Settle = Callable[[], None]
SPEAKER = PersonKind.SPEAKER


class Stand(QWidget):
    """A field, what is offered below it, another field, and who was chosen."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.field, self.rows, self.other = QLineEdit(), QListWidget(), QLineEdit()
        down = QVBoxLayout(self)
        for part in (self.field, self.rows, self.other):
            down.addWidget(part)
        self.offer = PersonOffer(
            session, self.field, self.rows, SPEAKER, between=";", day=lambda: "2020-05-01"
        )
        self.chosen: list[str] = []
        self.offer.chosen.connect(self._take)
        self.entered = 0
        self.field.returnPressed.connect(self._enter)

    def _take(self, line: PersonLine) -> None:
        self.chosen.append(line.person.full_name)

    def _enter(self) -> None:
        self.entered += 1

    @property
    def told(self) -> list[str]:
        return [self.rows.item(row).text() for row in range(self.rows.count())]


@pytest.fixture
def stand(
    qapp: QApplication, session: Session, workspace: Workspace, qtbot: QtBot, settle: Settle
) -> Iterator[Stand]:
    for name, title in (("Lê Mai", "Trưởng ban"), ("Lê Mận", "")):
        held = Office(person_id=0, title=title, since="2019", until="2020") if title else None
        add_person(workspace, Person(full_name=name, kinds=(SPEAKER,)), held)
    add_person(workspace, Person(full_name="Lê Mạnh", kinds=("bao-chi",)))
    made = Stand(session)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.field.setFocus()
    yield made
    settle()


def _type(stand: Stand, text: str, settle: Settle) -> None:
    type_text(stand.field, text)
    QTest.qWait(200)
    settle()


def test_people_of_the_kind_are_offered_without_marks_as_they_were_on_the_day(
    stand: Stand, settle: Settle
) -> None:
    assert not stand.offer.is_open
    _type(stand, "le ma", settle)
    assert stand.offer.is_open
    assert stand.told == ["Lê Mai\nTrưởng ban", "Lê Mận\nchưa ghi chức vụ"]
    _type(stand, "x", settle)
    assert not stand.offer.is_open
    stand.field.clear()
    _type(stand, "Trần Minh; lê mai", settle)
    assert stand.told == ["Lê Mai\nTrưởng ban"]


def test_unikey_keeps_every_letter_while_people_are_offered(stand: Stand, settle: Settle) -> None:
    def between() -> None:
        QTest.qWait(3)

    assert_typing_is_whole(stand.field, f"Lê Mai {SAMPLE[:30]}", between)
    assert stand.chosen == []


def test_enter_means_what_was_typed_until_an_arrow_key_chose_a_row(stand: Stand, settle: Settle) -> None:
    _type(stand, "le ma", settle)
    QTest.keyClick(stand.field, Qt.Key.Key_Return)
    assert (stand.chosen, stand.entered) == ([], 1)
    QTest.keyClick(stand.field, Qt.Key.Key_Down)
    QTest.keyClick(stand.field, Qt.Key.Key_Down)
    QTest.keyClick(stand.field, Qt.Key.Key_Down)
    QTest.keyClick(stand.field, Qt.Key.Key_Up)
    QTest.keyClick(stand.field, Qt.Key.Key_Return)
    assert (stand.chosen, stand.entered) == (["Lê Mai"], 1)
    assert not stand.offer.is_open
    assert stand.field.text() == "le ma"


def test_a_letter_more_is_no_choice_of_what_was_offered_before(stand: Stand, settle: Settle) -> None:
    _type(stand, "le ma", settle)
    QTest.keyClick(stand.field, Qt.Key.Key_Down)
    type_text(stand.field, "n")
    QTest.keyClick(stand.field, Qt.Key.Key_Return)
    assert (stand.chosen, stand.entered) == ([], 1)
    assert stand.field.text() == "le man"


def test_a_click_chooses_and_the_field_keeps_the_focus(stand: Stand, settle: Settle) -> None:
    _type(stand, "mận", settle)
    place = stand.rows.visualItemRect(stand.rows.item(0)).center()
    QTest.mouseClick(stand.rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert stand.chosen == ["Lê Mận"]
    assert stand.field.hasFocus()


def test_escape_closes_what_is_offered_and_is_not_the_page_s(stand: Stand, settle: Settle) -> None:
    _type(stand, "le", settle)
    none = Qt.KeyboardModifier.NoModifier
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Escape, none)
    asked.ignore()
    QCoreApplication.sendEvent(stand.field, asked)
    assert asked.isAccepted()
    QTest.keyClick(stand.field, Qt.Key.Key_Escape)
    assert not stand.offer.is_open
    asked.ignore()
    QCoreApplication.sendEvent(stand.field, asked)
    assert not asked.isAccepted()


def test_nobody_is_offered_to_a_field_that_was_left(stand: Stand, settle: Settle) -> None:
    _type(stand, "le", settle)
    stand.other.setFocus()
    settle()
    assert not stand.offer.is_open
    stand.field.setFocus()
    type_text(stand.field, "m")
    stand.offer._pause.stop()
    stand.offer._ask()
    stand.other.setFocus()
    settle()
    assert not stand.offer.is_open
