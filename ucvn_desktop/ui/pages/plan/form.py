"""The names that the room uses of forms/plan.ui, plan_text.ui and plan_choice.ui."""

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
    QTextEdit,
    QWidget,
)

from ucvn_desktop.ui.forms import Form


class PlanForm(Form):
    """The year's tasks on the left, the chosen one on the right."""

    FILE = "plan.ui"

    show_tasks: QPushButton
    show_text: QPushButton
    year: QComboBox
    filters: QWidget
    show_state: QComboBox
    show_topic: QComboBox
    show_who: QLineEdit
    words: QLineEdit
    states: QStackedWidget
    working: QWidget
    empty_place: QWidget
    text_place: QWidget
    table: QTableView
    list_said: QLabel
    show_all: QPushButton
    detail_states: QStackedWidget
    detail_scroll: QScrollArea
    nothing: QWidget
    standing: QLabel
    fault: QLabel
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


class PlanTextForm(Form):
    """The plan's paragraphs on the left, what was understood on the right."""

    FILE = "plan_text.ui"

    text_states: QStackedWidget
    read: QWidget
    none: QWidget
    file: QLabel
    import_again: QPushButton
    findings: QLabel
    lines: QListWidget
    paragraph: QPlainTextEdit
    role: QComboBox
    of_label: QLabel
    of: QComboBox
    as_read: QPushButton
    none_said: QLabel
    import_plan: QPushButton
    understood: QTextEdit
