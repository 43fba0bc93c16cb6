"""The widgets of welcome.ui that are used."""

from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QSpinBox, QWidget

from ucvn_desktop.ui.forms import Form


class WelcomeForm(Form):
    FILE = "welcome.ui"

    picture: QLabel
    unit: QLineEdit
    unit_fault: QLabel
    code: QLineEdit
    code_fault: QLabel
    superior: QLineEdit
    officer: QLineEdit
    place: QLineEdit
    choose: QPushButton
    place_fault: QLabel
    place_warning: QLabel
    year: QSpinBox
    year_note: QLabel
    said: QLabel
    begin: QPushButton
    sample: QPushButton
    existing: QPushButton
    jobs_place: QWidget
