"""The names of people.ui, office.ui and sub_units.ui that the room uses."""

from PySide6.QtWidgets import (
    QCheckBox,
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


class PeopleForm(Form):
    """The list at the left, the person in hand and the offices at the right."""

    FILE = "people.ui"

    words: QLineEdit
    show_kind: QComboBox
    day: QLineEdit
    day_fault: QLabel
    list: QListView
    list_said: QLabel
    detail: QScrollArea
    detail_body: QWidget
    banner: QFrame
    banner_text: QLabel
    banner_yes: QPushButton
    twin: QFrame
    twin_text: QLabel
    twin_merge: QPushButton
    twin_show: QPushButton
    full_name: QLineEdit
    full_name_fault: QLabel
    is_leader: QCheckBox
    is_officer: QCheckBox
    is_author: QCheckBox
    is_speaker: QCheckBox
    is_press: QCheckBox
    is_sub_unit: QCheckBox
    outlet_row: QWidget
    outlet: QLineEdit
    unit: QComboBox
    edit_units: QPushButton
    phone: QLineEdit
    phone_fault: QLabel
    email: QLineEdit
    email_fault: QLabel
    note: QPlainTextEdit
    bin: QPushButton
    offices: QListWidget
    offices_said: QLabel
    office_add: QPushButton
    office_edit: QPushButton
    office_bin: QPushButton
    events_heading: QLabel
    events: QListWidget
    nothing_open: QWidget
    show_all: QPushButton


class OfficeForm(Form):
    """One office of somebody."""

    FILE = "office.ui"

    title: QLineEdit
    unit: QLineEdit
    since: QLineEdit
    until: QLineEdit
    fault: QLabel
    cancel: QPushButton
    store: QPushButton


class SubUnitsForm(Form):
    """The units below the officer's own."""

    FILE = "sub_units.ui"

    units: QListWidget
    units_said: QLabel
    name: QLineEdit
    day: QLineEdit
    add: QPushButton
    rename: QPushButton
    close: QPushButton
    fault: QLabel
    leave: QPushButton
