"""The names that the calendar uses of its forms."""

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
    QWidget,
)

from ucvn_desktop.ui.forms import Form


class CalendarForm(Form):
    """What is shown and for when, the board, and the panel of the chosen day."""

    FILE = "plan_calendar.ui"

    show_week: QPushButton
    show_month: QPushButton
    show_year: QPushButton
    previous: QPushButton
    go_today: QPushButton
    next: QPushButton
    jump: QLineEdit
    heading: QLabel
    kind_label: QLabel
    kind: QComboBox
    jump_fault: QLabel

    board_place: QWidget
    panel: QFrame
    show_day: QPushButton
    show_coming: QPushButton
    day_title: QLabel
    day_moon: QLabel
    none_said: QLabel
    entries: QListView
    panel_rest: QWidget
    open: QPushButton
    hide: QPushButton
    add_event: QPushButton


class OccasionForm(Form):
    """One occasion as it is typed."""

    FILE = "plan_occasion.ui"

    title: QLineEdit
    day: QLineEdit
    until: QLineEdit
    day_odd: QLabel
    since: QLineEdit
    lead: QLineEdit
    since_odd: QLabel
    note: QPlainTextEdit
    source: QLineEdit
    theme_label: QLabel
    theme: QLineEdit
    verified: QCheckBox
    fault: QLabel
    cancel: QPushButton
    store: QPushButton


class OccasionsForm(Form):
    """All occasions, also those that are hidden."""

    FILE = "plan_occasions.ui"

    said: QLabel
    occasions: QListWidget
    fault: QLabel
    add: QPushButton
    edit: QPushButton
    hide: QPushButton
    reset: QPushButton
    leave: QPushButton
