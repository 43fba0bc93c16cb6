"""Forms: names are bound by type, and what a .ui file lacks is named."""

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from ucvn_desktop.ui.forms import Form
from ucvn_desktop.ui.report import ReportForm


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
