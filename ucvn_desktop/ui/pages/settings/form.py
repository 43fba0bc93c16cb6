"""The widgets of settings.ui that are used."""

from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QWidget,
)

from ucvn_desktop.ui.forms import Form


class SettingsForm(Form):
    FILE = "settings.ui"

    scroll: QScrollArea
    columns: QHBoxLayout
    unit_name: QLineEdit
    unit_name_fault: QLabel
    unit_code: QLineEdit
    unit_code_fault: QLabel
    superior: QLineEdit
    officer: QLineEdit
    officer_title: QLineEdit
    phone: QLineEdit
    email: QLineEdit
    look_auto: QRadioButton
    look_light: QRadioButton
    look_dark: QRadioButton
    destinations_place: QWidget
    restore_destination: QPushButton
    folder: QLabel
    usage: QLabel
    open_folder: QPushButton
    open_other: QPushButton
    open_sample: QPushButton
    backup_state: QLabel
    back_up: QPushButton
    open_backups: QPushButton
    check_state: QLabel
    check: QPushButton
