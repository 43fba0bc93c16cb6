"""Where the user's hands are."""

from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QWidget


def is_typing_in(place: QWidget, words: QLineEdit) -> bool:
    """Whether a text field in `place` has the focus; `words`, which only filter a list, count if there are any."""
    field = QApplication.focusWidget()
    if not isinstance(field, QLineEdit | QTextEdit) or not place.isAncestorOf(field):
        return False
    return field is not words or bool(words.text())
