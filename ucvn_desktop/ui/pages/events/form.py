"""The names of events.ui and event_hanging.ui that the room uses."""

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
    QScrollArea,
    QToolButton,
    QWidget,
)

from ucvn_desktop.ui.forms import Form


class EventsForm(Form):
    """The list, and the facts of the event in hand."""

    FILE = "events.ui"

    list_card: QFrame
    words: QLineEdit
    show_what: QComboBox
    show_year: QComboBox
    show_kind: QComboBox
    list: QListView
    list_said: QLabel
    detail: QScrollArea
    detail_body: QWidget
    facts_card: QFrame
    banner: QFrame
    banner_text: QLabel
    banner_yes: QPushButton
    title: QPlainTextEdit
    title_fault: QLabel
    kind: QComboBox
    kind_fault: QLabel
    day: QLineEdit
    day_label: QLabel
    day_fault: QLabel
    day_to: QLineEdit
    day_to_label: QLabel
    day_to_fault: QLabel
    time: QLineEdit
    time_fault: QLabel
    place: QLineEdit
    participants: QLineEdit
    participants_box: QWidget
    participants_label: QLabel
    participants_fault: QLabel
    own_place: QWidget
    topic_label: QLabel
    topic: QComboBox
    plan_note: QLabel
    campaign: QLineEdit
    campaign_menu: QToolButton
    programme: QPlainTextEdit
    note: QPlainTextEdit
    bin: QPushButton
    hanging_place: QWidget
    nothing_open: QWidget
    show_all: QPushButton


class HangingForm(Form):
    """What hangs on the event in hand."""

    FILE = "event_hanging.ui"

    overview: QFrame
    missing_heading: QLabel
    missing_place: QWidget
    articles_said: QLabel
    articles: QListWidget
    write: QPushButton
    photos_said: QLabel
    private: QLabel
    see_photos: QPushButton
    designs: QListWidget
    backdrop: QPushButton
    invite: QPushButton
    qr: QPushButton
    press_said: QLabel
    press: QListWidget
    press_panel: QFrame
    press_name: QLineEdit
    press_offer: QListWidget
    press_outlet: QLineEdit
    press_known: QLabel
    press_person: QPushButton
    press_more: QWidget
    press_invited: QCheckBox
    press_came: QCheckBox
    press_link: QLineEdit
    press_link_fault: QLabel
    press_published: QLineEdit
    press_published_fault: QLabel
    press_doubt: QLabel
    press_fault: QLabel
    press_add: QPushButton
    press_close: QPushButton
    press_remove: QPushButton
    add_press: QPushButton
    documents_said: QLabel
    documents: QListWidget
    add_document: QPushButton
    document_deeds: QWidget
    open_document: QPushButton
    save_document: QPushButton
    remove_document: QPushButton
    invitation: QFrame
    guest: QLineEdit
    invitation_text: QPlainTextEdit
    copy: QPushButton
    invitation_close: QPushButton
