"""The names that the room uses of forms/sending.ui."""

from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QListWidget,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QWidget,
)

from ucvn_desktop.ui.forms import Form


class SendingForm(Form):
    """What could be sent on the left, what was sent on the right."""

    FILE = "sending.ui"

    states: QStackedWidget
    working: QWidget
    empty_place: QWidget
    destinations_place: QWidget
    filter_row: QWidget
    filter: QLineEdit
    show_year: QComboBox
    items: QListView
    weight: QLabel
    meter: QProgressBar
    remark: QLabel
    change_folder: QPushButton
    nothing_sent: QLabel
    log_card: QFrame
    sent: QWidget
    log: QListView
    bundle_title: QLabel
    bundle_facts: QLabel
    bundle_items: QListWidget
    open_folder: QPushButton
    open_index: QPushButton
    check_bundle: QPushButton
    print_bundle: QPushButton
