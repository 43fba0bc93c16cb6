"""Keys mean the same whatever language Qt speaks."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ucvn_desktop.ui.keys import bind
from ucvn_desktop.ui.translator import VietnameseTranslator

CTRL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def in_vietnamese(qapp: QApplication) -> Iterator[None]:
    """Qt names its keys in Vietnamese, as it does in the program."""
    translator = VietnameseTranslator(qapp)
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.mark.usefixtures("in_vietnamese")
@pytest.mark.parametrize(
    ("name", "key", "modifier"),
    [
        ("Ctrl+Return", Qt.Key.Key_Return, CTRL),
        ("Ctrl+Enter", Qt.Key.Key_Enter, CTRL),
        ("Ctrl+K", Qt.Key.Key_K, CTRL),
        ("Del", Qt.Key.Key_Delete, NONE),
        ("Esc", Qt.Key.Key_Escape, NONE),
        ("F2", Qt.Key.Key_F2, NONE),
    ],
)
def test_each_key_calls_what_it_is_bound_to_and_nothing_else(
    qtbot: QtBot, name: str, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    field = QWidget()
    qtbot.addWidget(field)
    called: list[str] = []
    for one in ("Ctrl+Return", "Ctrl+Enter", "Ctrl+K", "Del", "Esc", "F2"):
        bind(one, field, lambda one=one: called.append(one))
    with qtbot.waitActive(field):
        field.show()
        field.activateWindow()
    QTest.keyClick(field, key, modifier)
    assert called == [name]
