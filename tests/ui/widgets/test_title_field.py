"""The field of a title: as high as its lines."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ucvn_desktop.ui.widgets.title_field import TitleField

TITLE = "Công đoàn Bộ thăm hỏi đoàn viên có hoàn cảnh đặc biệt khó khăn"


@pytest.fixture
def field(qtbot: QtBot) -> Iterator[QPlainTextEdit]:
    """A title field in a page."""
    page = QWidget()
    made = QPlainTextEdit(page)
    QVBoxLayout(page).addWidget(made)
    TitleField(made)
    page.resize(900, 300)
    qtbot.addWidget(page)
    page.show()
    yield made


def test_it_is_as_high_as_its_lines_and_stays_so_when_its_width_changes(
    field: QPlainTextEdit, qtbot: QtBot
) -> None:
    one_line = field.height()
    field.setPlainText(TITLE)
    qtbot.waitUntil(lambda: field.height() == one_line)
    field.window().resize(300, 300)
    line = field.fontMetrics().lineSpacing()
    qtbot.waitUntil(lambda: field.height() >= one_line + line - 1)
    field.window().resize(900, 300)
    qtbot.waitUntil(lambda: field.height() == one_line)


def test_a_title_set_before_it_is_shown_gets_the_height_of_its_width(qtbot: QtBot) -> None:
    page = QWidget()
    made = QPlainTextEdit(page)
    QVBoxLayout(page).addWidget(made)
    TitleField(made)
    qtbot.addWidget(page)
    one_line = made.height()
    made.setPlainText(TITLE)
    page.resize(900, 300)
    page.show()
    qtbot.waitUntil(lambda: made.height() == one_line)
