"""The names of articles.ui and article_photos.ui that the room uses."""

from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QListWidget,
    QPushButton,
    QToolButton,
    QWidget,
)

from ucvn_desktop.ui.forms import Form


class ArticlesForm(Form):
    """List, editor and facts, side by side."""

    FILE = "articles.ui"

    list_card: QFrame
    words: QLineEdit
    show_what: QComboBox
    show_year: QComboBox
    show_topic: QComboBox
    list: QListView
    list_said: QLabel
    editor_card: QFrame
    bold: QToolButton
    italic: QToolButton
    heading: QToolButton
    bullets: QToolButton
    numbers: QToolButton
    quote: QToolButton
    link: QToolButton
    said: QLabel
    show_facts: QToolButton
    banner: QFrame
    banner_text: QLabel
    banner_yes: QPushButton
    banner_no: QPushButton
    link_panel: QFrame
    address: QLineEdit
    link_yes: QPushButton
    link_no: QPushButton
    link_close: QToolButton
    link_note: QLabel
    text_column: QWidget
    title_place: QWidget
    sapo_place: QWidget
    body_place: QWidget
    photos_place: QWidget
    facts_card: QFrame
    missing_heading: QLabel
    missing_place: QWidget
    facts: QWidget
    kind: QComboBox
    topic_label: QLabel
    topic: QComboBox
    plan_year: QComboBox
    plan_note: QLabel
    event: QComboBox
    author: QLineEdit
    credit: QLineEdit
    citations_place: QWidget
    history: QListWidget
    bin: QPushButton
    nothing_open: QWidget
    show_all: QPushButton


class PhotosForm(Form):
    """The photos of the article in hand."""

    FILE = "article_photos.ui"

    heading: QLabel
    said: QLabel
    add: QPushButton
    strip_place: QWidget
    caption_row: QWidget
    caption_label: QLabel
    caption_place: QWidget
    take_out: QPushButton
