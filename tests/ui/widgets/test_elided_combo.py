"""A long choice ends with «…»."""

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from ucvn_desktop.ui.widgets.elided_combo import ElidedCombo

LONG = "Ban Tuyên giáo – Nữ công, Công đoàn Viên chức Việt Nam"


def _drawn(combo: ElidedCombo) -> QImage:
    return combo.grab().toImage()


def test_a_long_choice_is_drawn_with_an_ellipsis_and_kept_whole(qtbot: QtBot) -> None:
    combo, shortened = ElidedCombo(), ElidedCombo()
    for one, text in ((combo, LONG), (shortened, "")):
        qtbot.addWidget(one)
        one.addItem(text)
        one.setFixedSize(200, 34)
        one.show()
    long = _drawn(combo)
    assert combo.currentText() == LONG
    words = [LONG[:end] + "…" for end in range(1, len(LONG))]

    def drawn_as(text: str) -> bool:
        shortened.setItemText(0, text)
        return _drawn(shortened) == long

    assert any(map(drawn_as, words))


def test_a_long_choice_makes_the_box_no_wider(qtbot: QtBot) -> None:
    combo = ElidedCombo()
    qtbot.addWidget(combo)
    before = combo.sizeHint()
    combo.addItem(LONG)
    assert combo.sizeHint() == before
