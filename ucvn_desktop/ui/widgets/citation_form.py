"""The names of citations.ui that the box of citations uses."""

from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QPushButton, QWidget

from ucvn_desktop.ui.forms import Form


class CitationsForm(Form):
    """What is cited, and a field in which more is looked for."""

    FILE = "citations.ui"

    cited: QListWidget
    deeds: QWidget
    open_paper: QPushButton
    take_away: QPushButton
    words: QLineEdit
    matches: QListWidget
    said: QLabel
