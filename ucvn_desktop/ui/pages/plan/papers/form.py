"""The names of plan_papers.ui that the view uses."""

from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)

from ucvn_desktop.ui.forms import Form


class PlanPapersForm(Form):
    """The list at the left; the document in hand, its file and what cites it at the right."""

    FILE = "plan_papers.ui"

    words: QLineEdit
    year: QComboBox
    show_what: QComboBox
    issuers: QComboBox
    list: QListView
    list_said: QLabel
    detail: QScrollArea
    detail_body: QWidget
    banner: QFrame
    banner_text: QLabel
    banner_yes: QPushButton
    twin: QFrame
    twin_text: QLabel
    twin_show: QPushButton
    number: QLineEdit
    day: QLineEdit
    day_fault: QLabel
    day_note: QLabel
    kind: QComboBox
    issuer: QLineEdit
    summary: QPlainTextEdit
    name_fault: QLabel
    note: QPlainTextEdit
    bin: QPushButton
    file_said: QLabel
    file_open: QPushButton
    file_save: QPushButton
    file_choose: QPushButton
    file_remove: QPushButton
    cited_heading: QLabel
    cited: QListWidget
    cited_said: QLabel
    nothing_open: QWidget
    show_all: QPushButton
