"""Pictures in tiles: made once, and anew where something about them is another."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QColor, QImage, QPixmap

from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui import theme
from ucvn_desktop.ui.pages.photos.tile_pictures import TilePictures
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.widgets.thumbs import Thumbs

SHA = "ab" * 32
BOX = QSize(120, 90)


def _store(workspace: Workspace, colour: str) -> None:
    path = workspace.thumb(SHA)
    path.parent.mkdir(parents=True, exist_ok=True)
    image = QImage(300, 300, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    assert image.save(str(path), "JPEG", 95)


@pytest.fixture
def thumbs(session: Session) -> Thumbs:
    return Thumbs(session, 256)


@pytest.fixture
def pictures(thumbs: Thumbs, workspace: Workspace, settle: Callable[[], None]) -> TilePictures:
    _store(workspace, "blue")
    made = TilePictures(thumbs, QObject(thumbs))
    assert made.of(SHA, BOX, 1.0) is None
    settle()
    return made


def _made(pictures: TilePictures, size: QSize = BOX, ratio: float = 1.0) -> QPixmap:
    picture = pictures.of(SHA, size, ratio)
    assert picture
    return picture


def test_a_picture_stands_whole_in_its_box_with_round_corners(pictures: TilePictures) -> None:
    drawn = _made(pictures).toImage()
    assert drawn.size() == BOX
    assert drawn.pixelColor(0, 0).alpha() == 0
    assert drawn.pixelColor(5, 45) == QColor(theme.tokens().stage)
    assert drawn.pixelColor(60, 45).blue() > 240
    assert drawn.pixelColor(60, 2).blue() > 240


def test_it_is_made_once_for_a_size(pictures: TilePictures) -> None:
    first = _made(pictures)
    assert _made(pictures) is first
    assert _made(pictures, BOX * 2) is not first
    sharp = _made(pictures, BOX, 2.0)
    assert (sharp.size(), sharp.devicePixelRatio()) == (BOX * 2, 2.0)


def test_a_thumbnail_that_came_anew_is_shown(
    pictures: TilePictures, thumbs: Thumbs, workspace: Workspace, settle: Callable[[], None]
) -> None:
    _made(pictures)
    _store(workspace, "green")
    thumbs.forget(SHA)
    thumbs.of(SHA)
    settle()
    assert _made(pictures).toImage().pixelColor(60, 45).blue() < 20
