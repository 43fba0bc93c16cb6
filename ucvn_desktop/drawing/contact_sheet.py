"""Contact sheets: small pictures of photos with their numbers and captions, in lines on a page."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QTextLayout, QTextOption

from ucvn_desktop.drawing.fonts import font

COLUMNS, LINES = 4, 5
A_PAGE = COLUMNS * LINES
_HEAD, _GAP = 30.0, 10.0  # points
_SHAPE = 3 / 4
_CAPTION_LINES = 3
_INK, _PALE = "#000000", "#555555"


@dataclass(frozen=True, slots=True)
class Cell:
    """One photo of a sheet. `data` is its thumbnail as a file's bytes, b"" where there is none.

    Decoded only while it is painted: 240 photos take 10 MB so, and 190 MB as images.
    """

    data: bytes
    name: str
    caption: str


def pages(cells: int) -> int:
    """How many pages so many photos take."""
    return -(-cells // A_PAGE)


def paint_page(painter: QPainter, number: int, area: QSizeF, title: str, cells: Sequence[Cell]) -> None:
    """Paint page `number` (from 0) of the sheet of all `cells`; the unit is the point."""
    _paint_head(painter, area, title, f"Trang {number + 1}/{pages(len(cells))}")
    width = (area.width() - (COLUMNS - 1) * _GAP) / COLUMNS
    height = (area.height() - _HEAD - (LINES - 1) * _GAP) / LINES
    for place, cell in enumerate(cells[number * A_PAGE : (number + 1) * A_PAGE]):
        line, column = divmod(place, COLUMNS)
        rect = QRectF(column * (width + _GAP), _HEAD + line * (height + _GAP), width, height)
        _paint_cell(painter, rect, number * A_PAGE + place + 1, cell)


def _paint_head(painter: QPainter, area: QSizeF, title: str, page: str) -> None:
    line = QRectF(0, 0, area.width(), _HEAD - _GAP)
    painter.setPen(QColor(_INK))
    painter.setFont(_face(11, 600))
    metrics = QFontMetricsF(painter.font())
    room = line.width() - metrics.horizontalAdvance(page) - 2 * _GAP
    painter.drawText(
        line, Qt.AlignmentFlag.AlignLeft, metrics.elidedText(title, Qt.TextElideMode.ElideRight, room)
    )
    painter.setFont(_face(8, 400))
    painter.drawText(line, Qt.AlignmentFlag.AlignRight, page)


def _paint_cell(painter: QPainter, rect: QRectF, number: int, cell: Cell) -> None:
    text_height = QFontMetricsF(_face(8, 400)).height() * _CAPTION_LINES + 4
    box = QRectF(
        rect.left(), rect.top(), rect.width(), min(rect.width() * _SHAPE, rect.height() - text_height)
    )
    image = QImage.fromData(cell.data)
    if not image.isNull():
        size = QSizeF(image.size()).scaled(box.size(), Qt.AspectRatioMode.KeepAspectRatio)
        target = QRectF(0, 0, size.width(), size.height())
        target.moveCenter(box.center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(target, image)
    painter.setPen(QColor(_INK if cell.caption else _PALE))
    painter.setFont(_face(8, 400))
    said = f"{number}. {cell.caption or f'{cell.name} (chưa có chú thích)'}"
    _paint_lines(painter, QRectF(rect.left(), box.bottom() + 4, rect.width(), text_height), said)


def _paint_lines(painter: QPainter, rect: QRectF, text: str) -> None:
    """The text in at most three lines, the last one cut with «…»."""
    layout = QTextLayout(text, painter.font())
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    metrics = QFontMetricsF(painter.font())
    layout.beginLayout()
    for number in range(_CAPTION_LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(rect.width())
        start = line.textStart()
        is_last = number == _CAPTION_LINES - 1
        part = text[start:] if is_last else text[start : start + line.textLength()]
        cut = metrics.elidedText(part.strip(), Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(
            QRectF(rect.left(), rect.top() + number * metrics.height(), rect.width(), metrics.height()), cut
        )
    layout.endLayout()


def _face(points: float, weight: int) -> QFont:
    made = font("Be Vietnam Pro", weight)
    # The painter's unit is the point, so a size in pixels is one in points.
    made.setPixelSize(round(points))
    return made
