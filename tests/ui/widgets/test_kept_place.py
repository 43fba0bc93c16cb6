"""What goes by itself leaves its place."""

from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ucvn_desktop.ui.widgets.kept_place import show_in_place


def test_a_button_moves_only_when_another_record_is_shown(qtbot: QtBot) -> None:
    panel = QWidget()
    qtbot.addWidget(panel)
    said, button = QLabel("Chưa có tin, bài."), QPushButton("Viết tin, bài")
    column = QVBoxLayout(panel)
    for part in (said, button):
        column.addWidget(part)
    column.addStretch()
    panel.resize(300, 300)
    panel.show()

    def lies_at(is_shown: bool, is_same: bool) -> int:
        show_in_place(said, is_shown, is_same=is_same)
        column.activate()
        return button.y()

    below = lies_at(True, is_same=False)
    assert lies_at(False, is_same=True) == below
    assert lies_at(False, is_same=True) == below
    assert not said.isVisible()
    above = lies_at(False, is_same=False)
    assert above < below
    assert lies_at(False, is_same=True) == above
