"""The names that the room uses of forms/plan.ui."""

from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QStackedWidget

from ucvn_desktop.ui.forms import Form


class PlanForm(Form):
    """A button for each view, the year, and the view that is shown."""

    FILE = "plan.ui"

    show_tasks: QPushButton
    show_calendar: QPushButton
    show_text: QPushButton
    show_papers: QPushButton
    year_label: QLabel
    year: QComboBox
    views: QStackedWidget
