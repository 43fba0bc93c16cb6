"""The names of the room's forms."""

from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QWidget,
)

from ucvn_desktop.ui.forms import Form


class PhotosForm(Form):
    FILE = "photos.ui"

    views: QStackedWidget
    empty_place: QWidget
    browse: QWidget
    large_place: QWidget
    which: QComboBox
    text: QLineEdit
    shown: QStackedWidget
    grid_place: QWidget
    nothing: QWidget
    nothing_said: QLabel
    left: QFrame
    panel_place: QWidget


class PhotoPanelForm(Form):
    FILE = "photo_panel.ui"

    scroll: QScrollArea
    hint: QLabel
    preview: QLabel
    heading: QLabel
    caption_label: QLabel
    caption: QPlainTextEdit
    credit_label: QLabel
    credit: QLineEdit
    place_label: QLabel
    place: QLineEdit
    event_label: QLabel
    event: QComboBox
    new_event: QToolButton
    write_all: QPushButton
    restore: QPushButton
    facts: QLabel
    standing: QLabel
    drafts_label: QLabel
    drafts_place: QWidget


class PhotoViewForm(Form):
    FILE = "photo_view.ui"

    back: QPushButton
    title: QLabel
    previous: QToolButton
    next: QToolButton
    stage_place: QWidget
    caption: QPlainTextEdit
    strip_place: QWidget


class PhotoImportForm(Form):
    FILE = "photo_import.ui"

    event: QComboBox
    new_event: QPushButton
    cancel: QPushButton
    folder: QPushButton
    files: QPushButton
