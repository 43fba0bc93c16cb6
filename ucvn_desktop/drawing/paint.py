"""The one painter of posters, behind screen, PDF and PNG."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTransform

from ucvn_desktop.drawing.fonts import REFERENCE_PX
from ucvn_desktop.drawing.layout import Box, Line
from ucvn_desktop.drawing.poster import Poster
from ucvn_desktop.drawing.ruler import InkRuler, ruler

_BEYOND = 0.01  # of the longer side


def paint_poster(painter: QPainter, poster: Poster) -> None:
    """Paint the poster with a painter whose unit is 1 mm at full size and whose origin is the page's corner.

    Text is painted as outlines: a print shop needs no font, and the ink is what the ruler measured.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_ground(painter, poster)
    if poster.template.frame:
        _paint_frame(painter, poster)
    outlines = ruler(poster.face.family, poster.face.poster_weight)
    for index, line in enumerate(poster.setting.lines):
        colour = QColor(poster.template.line_colour(index))
        painter.fillPath(_outline(line, poster.setting.size, outlines), colour)
    painter.restore()


def _paint_ground(painter: QPainter, poster: Poster) -> None:
    # A little beyond the page: PDF pages are whole points wide, which must leave no white edge.
    beyond = _BEYOND * max(poster.width, poster.height)
    page = QRectF(0, 0, poster.width, poster.height)
    painter.fillRect(page.adjusted(-beyond, -beyond, beyond, beyond), QColor(poster.template.ground))


def _paint_frame(painter: QPainter, poster: Poster) -> None:
    middle, width = poster.template.frame_line(poster.width, poster.height)
    pen = QPen(QColor(poster.template.frame), width)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(_rect(middle))


def _outline(line: Line, size: float, outlines: InkRuler) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    scale = size / REFERENCE_PX
    for word in line.words:
        path.addPath(QTransform(scale, 0, 0, scale, word.x, line.baseline).map(outlines.outline(word.text)))
    return path


def _rect(box: Box) -> QRectF:
    return QRectF(box.left, box.top, box.width, box.height)
