"""The names of posts.ui, post_behind.ui, post_sheet.ui and post_figures.ui that the room uses."""

from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTextBrowser,
    QToolButton,
    QWidget,
)

from ucvn_desktop.ui.forms import Form


class PostsForm(Form):
    """The list at the left, the post in hand, its screenshot and what is behind it at the right."""

    FILE = "posts.ui"

    words: QLineEdit
    show_year: QComboBox
    show_month: QComboBox
    show_channel: QComboBox
    source: QFrame
    source_text: QLabel
    source_off: QPushButton
    list: QListView
    list_said: QLabel
    detail: QScrollArea
    detail_body: QWidget
    banner: QFrame
    banner_text: QLabel
    banner_yes: QPushButton
    twin: QFrame
    twin_text: QLabel
    twin_show: QPushButton
    link: QLineEdit
    link_fault: QLabel
    open_link: QPushButton
    channel: QComboBox
    outlet: QLineEdit
    title: QPlainTextEdit
    title_fault: QLabel
    day: QLineEdit
    day_fault: QLabel
    day_note: QLabel
    views: QLineEdit
    views_fault: QLabel
    views_said: QLabel
    author: QLineEdit
    note: QPlainTextEdit
    bin: QPushButton
    shot: QToolButton
    shot_said: QLabel
    shot_pick: QPushButton
    shot_paste: QPushButton
    shot_deeds: QWidget
    shot_save: QPushButton
    shot_drop: QPushButton
    behind: QListWidget
    behind_said: QLabel
    pick_article: QPushButton
    pick_event: QPushButton
    behind_deeds: QWidget
    same: QPushButton
    unlink: QPushButton
    nothing_open: QWidget
    show_all: QPushButton


class BehindForm(Form):
    """Choosing the article or event behind a post."""

    FILE = "post_behind.ui"

    words: QLineEdit
    found: QListWidget
    said: QLabel
    cancel: QPushButton
    choose: QPushButton


class SheetForm(Form):
    """Which sheet of a workbook is entered."""

    FILE = "post_sheet.ui"

    sheet: QComboBox
    cancel: QPushButton
    take: QPushButton


class FiguresForm(Form):
    """How much appeared."""

    FILE = "post_figures.ui"

    text: QTextBrowser
    print: QPushButton
    leave: QPushButton
