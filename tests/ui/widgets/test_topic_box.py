"""The box in which a topic is chosen, and what is said under it."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ucvn_desktop.core.plan import Topic
from ucvn_desktop.core.plan_years import plans_with
from ucvn_desktop.ui.widgets.topic_box import TopicBox


def test_the_note_is_as_high_as_its_words_at_any_width(qtbot: QtBot) -> None:
    parts = QComboBox(), QLabel("Nội dung"), QLabel()
    room = QWidget()
    qtbot.addWidget(room)
    parts[2].setWordWrap(True)
    down = QVBoxLayout(room)
    for part in parts:
        down.addWidget(part)
    TopicBox(*parts).show(plans_with({2021: [Topic(edition_id=1, number=1, short="A", title="A")]}), 2024, 9)
    room.show()
    heights = []
    for width in (160, 640):
        room.resize(width, 60)
        QCoreApplication.sendPostedEvents()
        heights.append(parts[2].minimumHeight())
    narrow, wide = heights
    assert narrow > 2 * wide > 0
