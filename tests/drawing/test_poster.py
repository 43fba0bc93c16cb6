"""A poster composed from words, size, template and face."""

import pytest

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.drawing.fonts import resolve
from ucvn_desktop.drawing.poster import compose
from ucvn_desktop.drawing.templates import template


def test_the_slogan_is_set_into_the_safe_box_of_the_template() -> None:
    poster = compose("Công đoàn\nViệt Nam", 1000, 500, template("vien-vang"), resolve("Roboto Condensed"))
    assert poster.title == "Công đoàn Việt Nam"
    assert min(line.ink.left for line in poster.setting.lines) == pytest.approx(100)
    assert max(line.ink.right for line in poster.setting.lines) == pytest.approx(900)


def test_letters_that_the_face_lacks_are_named() -> None:
    with pytest.raises(UserError, match="không có ký tự 字"):
        compose("Công đoàn 字", 1000, 500, template("vien-vang"), resolve("Be Vietnam Pro"))
