"""Thumbnails as they stand in the tiles: scaled and rounded once, not each time the grid is painted."""

from collections import OrderedDict

from PySide6.QtCore import QObject, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from ucvn_desktop.ui import theme
from ucvn_desktop.ui.pages.photos.painting import paint_box, paint_picture
from ucvn_desktop.ui.widgets.thumbs import Thumbs

_KEPT = 160  # of a tile's size: a few screens, about 16 MB


class TilePictures(QObject):
    """Pictures of one size; another size or theme, or a thumbnail that came anew, makes them anew."""

    def __init__(self, thumbs: Thumbs, parent: QObject) -> None:
        super().__init__(parent)
        self._thumbs = thumbs
        self._made: OrderedDict[str, QPixmap] = OrderedDict()
        self._made_for: tuple[QSize, float, str] = (QSize(), 1.0, "")
        thumbs.loaded.connect(self._forget)

    def of(self, sha256: str, size: QSize, ratio: float) -> QPixmap | None:
        """The picture whole in its box of `size`, for a screen of `ratio`; None while there is no thumbnail."""
        wanted = (QSize(size), ratio, theme.tokens().stage)
        if wanted != self._made_for:
            self._made.clear()
            self._made_for = wanted
        found = self._made.get(sha256)
        if found is None:
            thumb = self._thumbs.of(sha256)
            if thumb is None:
                return None
            found = self._made[sha256] = _boxed(thumb, size, ratio)
            while len(self._made) > _KEPT:
                self._made.popitem(last=False)
        self._made.move_to_end(sha256)
        return found

    def _forget(self, sha256: str) -> None:
        self._made.pop(sha256, None)


def _boxed(thumb: QPixmap, size: QSize, ratio: float) -> QPixmap:
    boxed = QPixmap(size * ratio)
    boxed.setDevicePixelRatio(ratio)
    boxed.fill(Qt.GlobalColor.transparent)
    with QPainter(boxed) as painter:
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        box = QRect(0, 0, size.width(), size.height())
        paint_box(painter, box)
        paint_picture(painter, box, thumb)
    return boxed
