"""The Ruler of the real faces: it measures the outlines that are painted."""

from functools import cache, cached_property

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QPainterPath

from ucvn_desktop.drawing.fonts import REFERENCE_PX, font
from ucvn_desktop.drawing.layout import Box, WordInk


class InkRuler:
    """Measures and gives the outlines of words in one face, each made once."""

    def __init__(self, family: str, weight: int) -> None:
        self._font = font(family, weight)
        self._metrics = QFontMetricsF(self._font)
        self._measured: dict[str, WordInk] = {}
        self._outlines: dict[str, QPainterPath] = {}

    @cached_property
    def cap_height(self) -> float:
        return self.word("H").ink.height

    @cached_property
    def space(self) -> float:
        return self._metrics.horizontalAdvance(" ") / REFERENCE_PX

    def word(self, text: str) -> WordInk:
        if text not in self._measured:
            drawn = self.outline(text).boundingRect()
            ink = Box(*(v / REFERENCE_PX for v in (drawn.left(), drawn.top(), drawn.right(), drawn.bottom())))
            self._measured[text] = WordInk(self._metrics.horizontalAdvance(text) / REFERENCE_PX, ink)
        return self._measured[text]

    def outline(self, text: str) -> QPainterPath:
        """The word's outline at REFERENCE_PX to the em, its pen at 0, its baseline at y 0."""
        if text not in self._outlines:
            path = QPainterPath()
            path.addText(0, 0, self._font, text)
            # The strokes of variable fonts overlap: odd-even filling would leave holes there.
            path.setFillRule(Qt.FillRule.WindingFill)
            self._outlines[text] = path
        return self._outlines[text]


@cache
def ruler(family: str, weight: int) -> InkRuler:
    """The one ruler of a face: what it has measured stays known."""
    return InkRuler(family, weight)
