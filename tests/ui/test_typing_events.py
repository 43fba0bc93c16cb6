"""The typing of the tests is that of UniKey, and a field that harms it is caught."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QCompleter, QLineEdit, QPlainTextEdit, QTextEdit
from pytestqt.qtbot import QtBot

from tests.ui.typing_events import Field, assert_typing_is_whole, content, strokes, type_text


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("tiếng", "tie⌫êng⌫⌫⌫ếng"),
        ("Việt", "Vie⌫êt⌫⌫ệt"),
        ("đường", "d⌫đu⌫ưo⌫ơng⌫⌫⌫ờng"),
        ("ở đó", "o⌫ơ⌫ở d⌫đo⌫ó"),
        ("ABC 25", "ABC 25"),
        ("Á", "A⌫Á"),
    ],
)
def test_strokes_are_those_of_telex(text: str, keys: str) -> None:
    assert "".join(strokes(text)).replace("\b", "⌫") == keys


@pytest.mark.parametrize("make", [QLineEdit, QTextEdit, QPlainTextEdit])
def test_a_plain_field_keeps_every_letter_and_the_cursor(qtbot: QtBot, make: Callable[[str], Field]) -> None:
    field = make("Tin mới")
    qtbot.addWidget(field)
    assert_typing_is_whole(field)


def test_typing_at_the_start_of_an_empty_field(qtbot: QtBot) -> None:
    field = QTextEdit()
    qtbot.addWidget(field)
    type_text(field, "Hội nghị\nquán triệt")
    assert content(field) == "Hội nghị\nquán triệt"


def resetting(field: QLineEdit) -> None:
    """What a careless page does: it writes the stored text back."""
    field.textEdited.connect(field.setText)


def title_casing(field: QLineEdit) -> None:
    field.textEdited.connect(lambda text: field.setText(text.title()))


def completing(field: QLineEdit) -> None:
    completer = QCompleter(
        ["Công đoàn Bộ Tư pháp", "Tin mới nhất", "tiến độ", "Tin Công đoàn viên chức"], field
    )
    completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
    field.setCompleter(completer)
    field.setFocus()


def limiting(field: QLineEdit) -> None:
    field.setMaxLength(20)


def masking(field: QLineEdit) -> None:
    field.setInputMask("xxxxxxxxxxxxxxxxxxxxxxxxxxxx")


@pytest.mark.parametrize("harm", [resetting, title_casing, limiting, masking])
def test_a_field_that_harms_typing_is_caught(qtbot: QtBot, harm: Callable[[QLineEdit], None]) -> None:
    field = QLineEdit("Tin mới")
    qtbot.addWidget(field)
    harm(field)
    with pytest.raises(AssertionError):
        assert_typing_is_whole(field)


def test_a_field_that_completes_in_the_line_is_caught(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    completing(field)
    qtbot.waitUntil(field.hasFocus)
    with pytest.raises(AssertionError):
        assert_typing_is_whole(field, "Công đoàn")
