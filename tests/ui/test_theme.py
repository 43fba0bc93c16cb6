"""What the style sheet makes of controls, seen in their pictures."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QListWidget, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from ucvn_desktop.ui import theme


def colours(widget: QWidget) -> set[str]:
    """Every colour of its picture."""
    image = widget.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


@pytest.mark.parametrize("role", ["", "roomy"])
def test_a_list_shows_the_row_that_has_the_keyboard_though_none_is_chosen(qtbot: QtBot, role: str) -> None:
    rows = QListWidget()
    rows.addItems(["1. Thăm hỏi đoàn viên", "2. Băng rôn"])
    rows.setProperty("role", role)
    rows.setStyleSheet(theme.style_sheet(theme.tokens()))
    qtbot.addWidget(rows)
    with qtbot.waitActive(rows):
        rows.show()
        rows.activateWindow()
    blue = QColor(theme.tokens().blue).name()
    rows.clearFocus()
    assert blue not in colours(rows)
    rows.setFocus()
    assert blue in colours(rows)


def test_a_scroll_bar_that_scrolls_nothing_has_no_handle(qtbot: QtBot) -> None:
    bar = QScrollBar()
    bar.setStyleSheet(theme.style_sheet(theme.tokens()))
    qtbot.addWidget(bar)
    bar.resize(12, 200)
    handle = QColor(theme.tokens().field_line).name()
    assert handle in colours(bar)
    bar.setEnabled(False)
    assert handle not in colours(bar)
