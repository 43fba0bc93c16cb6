"""Typing as UniKey and its kin do it: Backspaces and retyped letters, as real key events.

A Vietnamese input method watches the keys and mends what stands before the cursor: «tieengs» arrives in the field as
t i e ⌫ ê n g ⌫ ⌫ ⌫ ế n g. A field that resets, completes or rewrites its text in between loses letters.
"""

import unicodedata
from collections.abc import Callable, Iterator

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit

Field = QLineEdit | QTextEdit | QPlainTextEdit

BACKSPACE = "\b"
SAMPLE = "Công đoàn Bộ thăm hỏi đoàn viên có hoàn cảnh đặc biệt khó khăn; tặng 25 suất quà thưởng Tết"
TONES = "\u0300\u0301\u0303\u0309\u0323"


def strokes(text: str) -> Iterator[str]:
    """The keys that reach a field while somebody types `text` by Telex; BACKSPACE takes one letter away."""
    word = ""
    for letter in unicodedata.normalize("NFC", text):
        if letter.isalpha():
            word += letter
            continue
        yield from _strokes_of_word(word)
        word = ""
        yield letter
    yield from _strokes_of_word(word)


def _strokes_of_word(word: str) -> Iterator[str]:
    """Letters, each mark right behind its letter, the tone behind the last letter."""
    toneless = "".join(_without_tone(letter) for letter in word)
    for letter in toneless:
        plain = _plain(letter)
        yield plain
        if plain != letter:
            yield from (BACKSPACE, letter)
    first = next((i for i, letter in enumerate(word) if letter != toneless[i]), None)
    if first is not None:
        yield from BACKSPACE * (len(word) - first)
        yield from word[first:]


def _without_tone(letter: str) -> str:
    apart = unicodedata.normalize("NFD", letter)
    return unicodedata.normalize("NFC", "".join(part for part in apart if part not in TONES))


def _plain(letter: str) -> str:
    return {"đ": "d", "Đ": "D"}.get(letter, unicodedata.normalize("NFD", letter)[0])


def press(field: Field, stroke: str) -> None:
    """One key, down and up, as the field gets it."""
    key = _key(stroke)
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.sendEvent(field, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, stroke))


def _key(stroke: str) -> Qt.Key:
    if stroke == BACKSPACE:
        return Qt.Key.Key_Backspace
    if stroke == "\n":
        return Qt.Key.Key_Return
    # Letters that no key has come as UniKey sends them: a text without a key.
    return Qt.Key(ord(stroke.upper())) if stroke.isascii() else Qt.Key.Key_unknown


def type_text(field: Field, text: str, between: Callable[[], None] = QCoreApplication.processEvents) -> None:
    """Type by Telex; `between` runs after each key (let it wait now and then, so that timers come to their turn)."""
    for stroke in strokes(text):
        press(field, stroke)
        between()


def content(field: Field) -> str:
    """What stands in the field."""
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def put_cursor(field: Field, position: int) -> None:
    """Set the cursor behind so many letters."""
    if isinstance(field, QLineEdit):
        field.setCursorPosition(position)
        return
    cursor = field.textCursor()
    cursor.setPosition(position, QTextCursor.MoveMode.MoveAnchor)
    field.setTextCursor(cursor)


def cursor_of(field: Field) -> int:
    """Behind how many letters the cursor stands."""
    return field.cursorPosition() if isinstance(field, QLineEdit) else field.textCursor().position()


def assert_typing_is_whole(
    field: Field, text: str = SAMPLE, between: Callable[[], None] = QCoreApplication.processEvents
) -> None:
    """Types in the middle of what stands in the field: every letter arrives and the cursor stands behind them."""
    before = content(field)
    middle = len(before) // 2
    put_cursor(field, middle)
    type_text(field, text, between)
    between()
    assert content(field) == before[:middle] + text + before[middle:]
    assert cursor_of(field) == middle + len(text)
