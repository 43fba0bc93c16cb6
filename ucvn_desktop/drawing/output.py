"""Posters as files: vector PDF for the print shop, PNG for previews."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QImage, QImageWriter, QPageLayout, QPageSize, QPainter, QPdfWriter

from ucvn_desktop.drawing.paint import paint_poster
from ucvn_desktop.drawing.poster import Poster

CREATOR = "UCVN Desktop"
_DPI = 1200
_MM_PER_INCH = 25.4


def render_pdf(poster: Poster, scale: int = 1) -> bytes:
    """The poster as a one-page PDF whose page is the poster's size divided by `scale`; text is outlines."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    # From 1.6 on Qt writes UserUnit by itself for pages above 200 inches (5.08 m); 1.4 has no such thing.
    writer.setPdfVersion(QPdfWriter.PdfVersion.PdfVersion_1_6)
    writer.setResolution(_DPI)
    writer.setTitle(poster.title)
    writer.setCreator(CREATOR)
    size = QSizeF(poster.width / scale, poster.height / scale)
    page = QPageSize(size, QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.ExactMatch)
    writer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
    painter = QPainter(writer)
    painter.scale(_DPI / _MM_PER_INCH / scale, _DPI / _MM_PER_INCH / scale)
    paint_poster(painter, poster)
    painter.end()
    return bytes(buffer.data().data())


def render_png(poster: Poster, max_edge_px: int) -> bytes:
    """The poster as a PNG whose longer edge has `max_edge_px` pixels."""
    scale = max_edge_px / max(poster.width, poster.height)
    image = render_image(poster, round(poster.width * scale), round(poster.height * scale))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not QImageWriter(buffer, QByteArray(b"png")).write(image):
        raise RuntimeError("Qt could not write a PNG into memory")
    return bytes(buffer.data().data())


def render_image(poster: Poster, width_px: int, height_px: int) -> QImage:
    """The poster as a picture of so many pixels, one at least; works in any thread."""
    image = QImage(max(width_px, 1), max(height_px, 1), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.scale(image.width() / poster.width, image.height() / poster.height)
    paint_poster(painter, poster)
    painter.end()
    return image
