"""The names that the view uses of forms/plan_text.ui."""

from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QTextEdit,
    QWidget,
)

from ucvn_desktop.ui.forms import Form


class PlanTextForm(Form):
    """The plan's paragraphs on the left, what was understood on the right."""

    FILE = "plan_text.ui"

    text_states: QStackedWidget
    read: QWidget
    none: QWidget
    file: QLabel
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
