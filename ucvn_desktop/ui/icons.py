"""The program's line icons, drawn at the size they are shown in and in the colours of the theme that is on.

An icon asks for its colour whenever it is painted: a change of theme needs no new icons.
"""

from functools import cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap, QPixmapCache

from ucvn_desktop.paths import RESOURCES
from ucvn_desktop.ui import theme

ICONS = RESOURCES / "icons"
_DISABLED_OPACITY = 0.45
_PLAIN_TONES = ("ink", "mute")  # what changes its colour where it is chosen; coloured icons stay as they are


@cache
def icon(name: str, *, tone: str = "ink", chosen: str = "red") -> QIcon:
    """The icon of resources/icons/<name>.svg in colours of the theme (`tone` and `chosen` name its tokens)."""
    _drawing(name)  # a wrong name is told where it is written, not at the first paint
    return QIcon(_LineIcon(name, tone, chosen))


def picture(name: str, size: QSize, *, tone: str = "mute", ratio: float = 1.0) -> QPixmap:
    """The same as a picture of a size in logical pixels, for a label on a screen of that `ratio`."""
    return _drawn(name, getattr(theme.tokens(), tone), size, ratio, 1.0)


class _LineIcon(QIconEngine):
    """Draws one file for every size, mode and theme."""

    def __init__(self, name: str, tone: str, chosen: str) -> None:
        super().__init__()
        self._name = name
        self._tone = tone
        self._chosen = chosen

    def clone(self) -> QIconEngine:
        return _LineIcon(self._name, self._tone, self._chosen)

    def iconName(self) -> str:  # noqa: N802
        return self._name

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        device = painter.device()
        ratio = device.devicePixelRatioF() if device else 1.0
        painter.drawPixmap(rect, self.scaledPixmap(rect.size(), mode, state, ratio))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:  # noqa: N802
        opacity = _DISABLED_OPACITY if mode == QIcon.Mode.Disabled else 1.0
        return _drawn(self._name, self._colour(mode, state), size, scale, opacity)

    def _colour(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        is_chosen = mode == QIcon.Mode.Selected or state == QIcon.State.On
        tone = self._chosen if is_chosen and self._tone in _PLAIN_TONES else self._tone
        return str(getattr(theme.tokens(), tone))


def _drawn(name: str, colour: str, size: QSize, ratio: float, opacity: float) -> QPixmap:
    """The picture of `size` logical pixels, drawn once for each colour."""
    key = f"ucvn/{name}/{colour}/{size.width()}x{size.height()}/{ratio}/{opacity}"
    kept = QPixmap()
    if not QPixmapCache.find(key, kept):
        kept = _draw(name, colour, size * ratio, opacity)
        kept.setDevicePixelRatio(ratio)
        QPixmapCache.insert(key, kept)
    return kept


def _draw(name: str, colour: str, size: QSize, opacity: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    renderer = QSvgRenderer(QByteArray(_drawing(name).replace("currentColor", colour).encode()))
    box = QSizeF(renderer.defaultSize()).scaled(QSizeF(size), Qt.AspectRatioMode.KeepAspectRatio)
    drawn = _blank(size)
    painter = QPainter(drawn)
    left, top = (size.width() - box.width()) / 2, (size.height() - box.height()) / 2
    renderer.render(painter, QRectF(left, top, box.width(), box.height()))
    painter.end()
    return drawn if opacity == 1 else _paled(drawn, opacity)


def _paled(drawn: QPixmap, opacity: float) -> QPixmap:
    """Pale as a whole: lines that cross would show twice if each were drawn pale."""
    paled = _blank(drawn.size())
    painter = QPainter(paled)
    painter.setOpacity(opacity)
    painter.drawPixmap(0, 0, drawn)
    painter.end()
    return paled


def _blank(size: QSize) -> QPixmap:
    blank = QPixmap(size)
    blank.fill(Qt.GlobalColor.transparent)
    return blank


@cache
def _drawing(name: str) -> str:
    """The text of the icon's file."""
    return (ICONS / f"{name}.svg").read_text(encoding="utf-8")
