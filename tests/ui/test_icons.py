"""Icons are one family, take their colours from the theme and are sharp at any scale."""

import dataclasses
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPixmap
from pytestqt.qtbot import QtBot

from ucvn_desktop.ui import icons, theme
from ucvn_desktop.ui.icons import ICONS, icon, picture

FILES = sorted(ICONS.glob("*.svg"))
LINE_ICONS = [file for file in FILES if file.stem != "app"]
SVG = "{http://www.w3.org/2000/svg}"


def inks(drawn: QPixmap) -> set[str]:
    """The colours of the pixels that are wholly covered."""
    image = drawn.toImage().convertToFormat(QImage.Format.Format_ARGB32)
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


def colour(tone: str) -> str:
    return QColor(getattr(theme.tokens(), tone)).name()


@pytest.mark.parametrize("file", LINE_ICONS, ids=lambda file: file.stem)
def test_every_icon_is_of_the_one_family(file: Path) -> None:
    root = ElementTree.parse(file).getroot()
    assert root.get("viewBox") in ("0 0 24 24", "0 0 120 90")
    assert (root.get("stroke"), root.get("fill")) == ("currentColor", "none")
    assert root.get("stroke-width") == "1.75"
    assert (root.get("stroke-linecap"), root.get("stroke-linejoin")) == ("round", "round")
    for part in list(root.iter())[1:]:
        assert part.tag in {f"{SVG}{tag}" for tag in ("path", "circle", "rect", "g")}
        assert not {"fill", "stroke", "style"} & set(part.keys())


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_icon_leaves_ink_and_none_at_the_edge(qtbot: QtBot, file: Path) -> None:
    image = icon(file.stem).pixmap(QSize(240, 240), 1.0).toImage()
    rows = {
        y for y in range(image.height()) for x in range(image.width()) if image.pixelColor(x, y).alpha() > 128
    }
    assert len(rows) > 12
    assert not rows & {0, 1, 238, 239}


def test_an_icon_takes_the_colour_of_its_tone(qtbot: QtBot) -> None:
    assert inks(icon("plus").pixmap(QSize(20, 20), 2.0)) == {colour("ink")}
    assert inks(icon("plus", tone="green").pixmap(QSize(20, 20), 2.0)) == {colour("green")}


def test_an_icon_on_screen_follows_a_change_of_theme(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = icon("close")
    before = inks(shown.pixmap(QSize(40, 40), 1.0))
    other = dataclasses.replace(theme.tokens(), ink="#f0f0f0")
    monkeypatch.setattr(theme, "tokens", lambda: other)
    assert inks(shown.pixmap(QSize(40, 40), 1.0)) == {"#f0f0f0"} != before


def test_a_chosen_icon_is_red_and_a_disabled_one_pale(qtbot: QtBot) -> None:
    size = QSize(40, 40)
    for chosen in (
        icon("plus").pixmap(size, 1.0, QIcon.Mode.Selected),
        icon("plus").pixmap(size, 1.0, QIcon.Mode.Normal, QIcon.State.On),
    ):
        assert inks(chosen) == {colour("red")}
    assert inks(icon("plus", tone="on_red").pixmap(size, 1.0, QIcon.Mode.Selected)) == {colour("on_red")}
    pale = icon("plus").pixmap(size, 1.0, QIcon.Mode.Disabled).toImage()
    assert 90 < pale.pixelColor(20, 20).alpha() < 140


def test_an_icon_is_drawn_anew_for_a_screen_of_twice_the_pixels(qtbot: QtBot) -> None:
    once, twice = icon("search").pixmap(QSize(20, 20), 1.0), icon("search").pixmap(QSize(20, 20), 2.0)
    assert (once.width(), once.devicePixelRatio()) == (20, 1.0)
    assert (twice.width(), twice.devicePixelRatio()) == (40, 2.0)
    enlarged = once.toImage().scaled(40, 40)
    assert inks(QPixmap.fromImage(enlarged)) != set()
    assert twice.toImage() != enlarged


def test_a_picture_keeps_its_proportions(qtbot: QtBot) -> None:
    drawn = picture("empty-photos", QSize(240, 180), ratio=2.0)
    assert (drawn.width(), drawn.height(), drawn.devicePixelRatio()) == (480, 360, 2.0)
    assert colour("mute") in inks(drawn)


def test_a_wrong_name_is_told_where_it_is_written(qtbot: QtBot) -> None:
    with pytest.raises(FileNotFoundError, match="phots"):
        icons.icon("phots")
