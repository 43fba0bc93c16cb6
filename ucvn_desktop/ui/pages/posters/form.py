"""The names used of posters.ui."""

from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QWidget,
)

from ucvn_desktop.ui.forms import Form


class PostersForm(Form):
    FILE = "posters.ui"

    bank_card: QFrame
    show_designs: QPushButton
    show_slogans: QPushButton
    show_bin: QPushButton
    filter: QLineEdit
    bank: QListView
    bank_note: QLabel
    add_slogan: QPushButton

    stage_place: QWidget
    foot: QWidget
    design_it: QPushButton
    export_pdf: QPushButton
    print_it: QPushButton
    remove: QPushButton

    panel_card: QFrame
    banner: QFrame
    banner_text: QLabel
    banner_yes: QPushButton
    panels: QStackedWidget
    design_scroll: QScrollArea
    text: QPlainTextEdit
    text_note: QLabel
    text_fault: QLabel
    to_bank: QPushButton
    kind: QComboBox
    size: QComboBox
    width: QLineEdit
    height: QLineEdit
    turn: QToolButton
    size_fault: QLabel
    size_note: QLabel
    template: QComboBox
    template_fault: QLabel
    face: QComboBox
    font_fault: QLabel
    caps: QComboBox
    scale: QComboBox
    scale_fault: QLabel
    scale_note: QLabel
    take_scale: QPushButton

    slogan_panel: QWidget
    slogan_text: QPlainTextEdit
    slogan_fault: QLabel
    campaign: QLineEdit
    citations_place: QWidget
