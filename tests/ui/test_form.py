"""Forms: names are bound by type, and what a .ui file lacks is named."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from ucvn_desktop.ui.forms import Form
from ucvn_desktop.ui.pages.welcome.form import WelcomeForm
from ucvn_desktop.ui.report import ReportForm
from ucvn_desktop.ui.theme import style_sheet
from ucvn_desktop.ui.tokens import LIGHT
from ucvn_desktop.ui.widgets.event_dialog import EventDialog


def test_annotated_names_are_bound_to_the_widgets(qtbot: QtBot) -> None:
    form = ReportForm.load()
    qtbot.addWidget(form.root)
    assert isinstance(form.copy, QPushButton)
    assert form.copy.text() == "Chép báo cáo"


def test_a_missing_widget_is_named_with_its_file_and_type(qapp: object) -> None:
    class Wrong(Form):
        FILE = "report.ui"
        title: QLabel
        nothing: QLineEdit

    with pytest.raises(LookupError, match=r"report\.ui has no QLineEdit named nothing"):
        Wrong.load()


def test_a_widget_of_another_type_does_not_do(qapp: object) -> None:
    class Wrong(Form):
        FILE = "report.ui"
        copy: QLabel

    with pytest.raises(LookupError, match="no QLabel named copy"):
        Wrong.load()


def test_a_missing_file_is_named(qapp: object) -> None:
    class Wrong(Form):
        FILE = "nowhere.ui"

    with pytest.raises(LookupError, match=r"no form nowhere\.ui"):
        Wrong.load()


def test_text_begins_at_the_same_place_in_a_date_as_in_a_line_of_text(qtbot: QtBot) -> None:
    dialog = EventDialog()
    qtbot.addWidget(dialog)
    dialog.setStyleSheet(style_sheet(LIGHT))
    dialog.show()
    form = dialog.form
    form.place.setText("Hà Nội")
    assert text_begins(form.day.lineEdit(), dialog) == pytest.approx(text_begins(form.place, dialog), abs=1)
    assert form.day.height() == form.place.height() == form.kind.height()


def test_text_begins_at_the_same_place_in_a_number_as_in_a_line_of_text(qtbot: QtBot) -> None:
    window = QDialog()
    qtbot.addWidget(window)
    form = WelcomeForm.load(window)
    window.setStyleSheet(style_sheet(LIGHT))
    window.show()
    form.officer.setText("Nhung")
    assert isinstance(form.year, QSpinBox)
    assert text_begins(form.year.lineEdit(), window) == pytest.approx(
        text_begins(form.officer, window), abs=1
    )
    assert form.year.height() == form.officer.height()


def text_begins(field: QLineEdit, window: QWidget) -> int:
    """Where the first letter stands in the window."""
    field.home(False)
    cursor = field.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    return field.mapTo(window, QPoint(round(cursor.center().x()), 0)).x()
