"""How a tile and a heading of the grid are painted."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen, QPixmap

from ucvn_desktop.storage.photo_grid import PhotoGroup, PhotoTile
from ucvn_desktop.ui import theme
from ucvn_desktop.ui.icons import icon, picture
from ucvn_desktop.ui.pages.photos.model import count_of, heading, lacks
from ucvn_desktop.ui.widgets.painting import saved

SIGN = QSize(28, 28)  # of a photo that is not there, or not yet
_RADIUS = 6
_MARK, _MARK_ICON = 22, 14
_SPACE = 4


def paint_heading(painter: QPainter, rect: QRect, group: PhotoGroup, font: QFont) -> None:
    """The event or day, and how many photos; a long title is cut before the day."""
    look = theme.tokens()
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    bold.setPointSizeF(theme.HEADING_PT)
    counts, metrics = f"  ·  {count_of(group)}", QFontMetrics(bold)
    room = rect.width() - QFontMetrics(font).horizontalAdvance(counts)
    title, dot, day = heading(group).rpartition(" · ")
    tail = f"{dot}{day}"
    said = (
        metrics.elidedText(title, Qt.TextElideMode.ElideRight, room - metrics.horizontalAdvance(tail)) + tail
    )
    line = rect.adjusted(0, 8, 0, 0)
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    painter.setFont(bold)
    painter.setPen(QColor(look.ink))
    painter.drawText(line, flags, said)
    painter.setFont(font)
    painter.setPen(QColor(look.gold if group.uncaptioned else look.mute))
    painter.drawText(line.adjusted(metrics.horizontalAdvance(said), 0, 0, 0), flags, counts)


def paint_tile(
    painter: QPainter, rect: QRect, tile: PhotoTile | None, boxed: QPixmap | None, picture_height: int
) -> None:
    """The picture in its box (as TilePictures gives it), its marks, and the beginning of its caption under it."""
    look = theme.tokens()
    box = QRect(rect.topLeft(), QSize(rect.width(), picture_height))
    if boxed is not None:
        painter.drawPixmap(box.topLeft(), boxed)
    else:
        paint_box(painter, box)
        _paint_sign(painter, box)
    if tile is None:
        return
    for place, (name, tone, _) in enumerate(lacks(tile)):
        _paint_mark(painter, box.bottomRight() - QPoint((place + 1) * (_MARK + 2), _MARK + 2), name, tone)
    said = tile.photo.caption or tile.photo.name
    painter.setPen(QColor(look.ink if tile.photo.caption else look.mute))
    line = QRect(
        rect.left() + 2, box.bottom() + _SPACE, rect.width() - 4, rect.bottom() - box.bottom() - _SPACE
    )
    cut = painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, line.width())
    painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, cut)


def paint_box(painter: QPainter, box: QRect) -> None:
    """What lies behind a picture."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.tokens().stage))
    painter.drawRoundedRect(box, _RADIUS, _RADIUS)


def paint_picture(painter: QPainter, box: QRect, thumb: QPixmap) -> None:
    """The thumbnail whole in its box, never enlarged."""
    size = QSizeF(thumb.size()) / thumb.devicePixelRatio()
    if size.width() > box.width() or size.height() > box.height():
        size.scale(QSizeF(box.size()), Qt.AspectRatioMode.KeepAspectRatio)
    target = QRectF(QPointF(), size)
    target.moveCenter(QRectF(box).center())
    corners = QPainterPath()
    corners.addRoundedRect(QRectF(box), _RADIUS, _RADIUS)
    with saved(painter):
        painter.setClipPath(corners)
        painter.drawPixmap(target, thumb, QRectF(thumb.rect()))


def paint_strip_tile(painter: QPainter, rect: QRect, thumb: QPixmap | None, is_current: bool) -> None:
    """A photo of the filmstrip."""
    look = theme.tokens()
    with saved(painter):
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        paint_box(painter, rect)
        if thumb is not None:
            paint_picture(painter, rect, thumb)
        else:
            _paint_sign(painter, rect)
        if is_current:
            _frame(painter, QRectF(rect), look.red, 3)


def paint_chosen(painter: QPainter, rect: QRect, picture_height: int) -> None:
    """What says that a tile is selected: frame and tick, not the colour alone."""
    look = theme.tokens()
    box = QRectF(rect.left(), rect.top(), rect.width(), picture_height)
    _frame(painter, box, look.red, 3)
    mark = QRect(rect.topLeft() + QPoint(8, 8), QSize(_MARK, _MARK))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.red))
    painter.drawEllipse(mark)
    _paint_icon(painter, mark, "check", "on_red")


def paint_current(painter: QPainter, rect: QRect, picture_height: int) -> None:
    """Where the keyboard is."""
    box = QRectF(rect.left(), rect.top(), rect.width(), picture_height).adjusted(3, 3, -3, -3)
    _frame(painter, box, theme.tokens().blue, 2)


def _paint_sign(painter: QPainter, box: QRect) -> None:
    """What stands for a picture that is not there, or not yet."""
    at = box.center() - QPoint(SIGN.width() // 2, SIGN.height() // 2)
    painter.drawPixmap(at, picture("photos", SIGN, ratio=_ratio(painter)))


def _paint_mark(painter: QPainter, at: QPoint, name: str, tone: str) -> None:
    look = theme.tokens()
    disc = QRect(at, QSize(_MARK, _MARK))
    painter.setPen(QPen(QColor(look.line), 1))
    painter.setBrush(QColor(look.card))
    painter.drawEllipse(disc)
    _paint_icon(painter, disc, name, tone)


def _paint_icon(painter: QPainter, disc: QRect, name: str, tone: str) -> None:
    rect = QRect(0, 0, _MARK_ICON, _MARK_ICON)
    rect.moveCenter(disc.center())
    icon(name, tone=tone).paint(painter, rect)


def _frame(painter: QPainter, box: QRectF, colour: str, width: int) -> None:
    pen = QPen(QColor(colour), width)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inset = width / 2
    painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), _RADIUS, _RADIUS)


def _ratio(painter: QPainter) -> float:
    device = painter.device()
    return device.devicePixelRatioF() if device else 1.0
