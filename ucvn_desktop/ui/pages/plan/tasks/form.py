"""The names that the view uses of forms/plan_tasks.ui and plan_choice.ui."""

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QStackedWidget,
    QTableView,
    QWidget,
)

from ucvn_desktop.ui.forms import Form


class PlanTasksForm(Form):
    """The year's tasks on the left, the chosen one on the right."""

    FILE = "plan_tasks.ui"

    filters: QWidget
    show_state: QComboBox
    show_topic: QComboBox
    show_who: QLineEdit
    words: QLineEdit
    show_board: QPushButton
    states: QStackedWidget
    working: QWidget
    board_place: QWidget
    empty_place: QWidget
    table: QTableView
    list_said: QLabel
    show_all: QPushButton
    detail_states: QStackedWidget
    detail_scroll: QScrollArea
    nothing: QWidget
    standing: QLabel
    what_fault: QLabel
    days_fault: QLabel
    done_fault: QLabel
    what: QPlainTextEdit
    topic: QComboBox
    point_label: QLabel
    point: QComboBox
    method: QComboBox
    who: QLineEdit
    day_from: QLineEdit
    day_to: QLineEdit
    counted: QComboBox
    event_kind_label: QLabel
    event_kind: QComboBox
    target_label: QLabel
    target: QSpinBox
    done_place_label: QLabel
    done_place: QWidget
    done_on: QLineEdit
    done: QPushButton
    note: QPlainTextEdit
    behind_heading: QLabel
    behind: QListWidget
    behind_said: QLabel
    bin: QPushButton


class ChoiceForm(Form):
    """Tasks with check boxes, and a year where one is asked for."""

    FILE = "plan_choice.ui"

    sentence: QLabel
    year_place: QWidget
    year: QSpinBox
    every: QCheckBox
    entries: QListWidget
    fault: QLabel
    cancel: QPushButton
    accept: QPushButton
