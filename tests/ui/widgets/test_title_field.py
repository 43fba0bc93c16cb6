"""The field of a title: as high as its lines."""

import pytest
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ucvn_desktop.ui.widgets.title_field import TitleField

TITLE = "Công đoàn Bộ thăm hỏi đoàn viên có hoàn cảnh đặc biệt khó khăn"


class TitlePage(QWidget):
    """A page with a title and room around it."""

    def __init__(self) -> None:
        super().__init__()
        self.title = QPlainTextEdit()
        layout = QVBoxLayout(self)
        layout.addWidget(self.title)
        layout.addStretch(1)
        TitleField(self.title)
        self.resize(900, 300)


@pytest.fixture
def page(qtbot: QtBot) -> TitlePage:
    made = TitlePage()
    qtbot.addWidget(made)
    return made


def test_it_is_as_high_as_its_lines_and_stays_so_when_its_width_changes(
    page: TitlePage, qtbot: QtBot
) -> None:
    page.show()
    one_line = page.title.height()
    page.title.setPlainText(TITLE)
    qtbot.waitUntil(lambda: page.title.height() == one_line)
    page.resize(300, 300)
    line = page.title.fontMetrics().lineSpacing()
    qtbot.waitUntil(lambda: page.title.height() >= one_line + line - 1)
    page.resize(900, 300)
    qtbot.waitUntil(lambda: page.title.height() == one_line)


def test_a_title_set_before_it_is_shown_gets_the_height_of_its_width(page: TitlePage, qtbot: QtBot) -> None:
    one_line = page.title.height()
    page.title.setPlainText(TITLE)
    page.show()
    qtbot.waitUntil(lambda: page.title.height() == one_line)
