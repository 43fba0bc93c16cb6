"""The ruler of the real faces."""

import pytest
from PySide6.QtCore import Qt

from ucvn_desktop.drawing.fonts import BUNDLED
from ucvn_desktop.drawing.ruler import ruler


@pytest.fixture(params=[face.family for face in BUNDLED])
def family(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_stacked_marks_rise_above_the_capitals_and_dots_hang_below(family: str) -> None:
    measured = ruler(family, 800)
    cap = measured.cap_height
    assert 0.6 < cap < 0.8
    assert -measured.word("Ễ").ink.top > 1.2 * cap
    assert measured.word("Ậ").ink.bottom > 0.1 * cap
    assert measured.word("HNM").ink.bottom == pytest.approx(0, abs=0.02)


def test_a_word_is_as_long_as_its_letters_and_measured_once(family: str) -> None:
    measured = ruler(family, 800)
    assert measured.word("HH").advance == pytest.approx(2 * measured.word("H").advance, rel=0.02)
    assert measured.word("NHIỆT") is measured.word("NHIỆT")
    assert ruler(family, 800) is measured
    assert 0.1 < measured.space < 0.4


def test_outlines_are_filled_without_holes_where_strokes_overlap(family: str) -> None:
    assert ruler(family, 800).outline("R").fillRule() == Qt.FillRule.WindingFill
