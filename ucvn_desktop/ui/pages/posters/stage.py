"""The stage: the poster true to proportion on a grey ground, with its measures."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ucvn_desktop.core.text.numbers import format_number
from ucvn_desktop.ui import theme
from ucvn_desktop.ui.widgets.painting import saved

_ROOM = (34.0, 40.0, 58.0, 44.0)  # left, top, right, bottom: for arrows and captions
_HEAD = 5.0  # of an arrow


@dataclass(frozen=True, slots=True)
class Picture:
    """A poster drawn for the stage; mm at full size; `cap_height` is 0 where there is no word."""

    image: QImage
    width: float
    height: float
    cap_height: float
    lines: tuple[str, ...]


class Stage(QWidget):
    """Shows the last good picture; while it is resized, stretched, until a new one comes."""

    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._picture: Picture | None = None
        self._sentence = ""
        self.setAccessibleName("Bản xem trước")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(200, 160)

    @property
    def picture(self) -> Picture | None:
        """What is shown."""
        return self._picture

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(560, 420)

    def show_picture(self, picture: Picture | None) -> None:
        """Show this, or the empty ground."""
        self._picture = picture
        self.setAccessibleDescription(" / ".join(picture.lines) if picture else "")
        self.update()

    def say(self, sentence: str) -> None:
        """What stands on the empty ground."""
        self._sentence = sentence
        self.update()

    def place_for(self, width: float, height: float) -> QRectF:
        """Where a poster of width × height mm lies, in the middle and as large as there is room."""
        left, top, right, bottom = _ROOM
        room = QRectF(self.rect()).adjusted(left, top, -right, -bottom)
        scale = max(min(room.width() / width, room.height() / height), 0.0)
        place = QRectF(0, 0, max(width * scale, 1.0), max(height * scale, 1.0))
        place.moveCenter(room.center())
        # On whole pixels, so that edges are sharp.
        ratio = self.devicePixelRatioF()
        return QRectF(
            *(round(value * ratio) / ratio for value in (place.x(), place.y(), place.width(), place.height()))
        )

    def pixels_for(self, width: float, height: float) -> QSize:
        """How many pixels of the screen that place has."""
        ratio = self.devicePixelRatioF()
        place = self.place_for(width, height)
        return QSize(max(round(place.width() * ratio), 1), max(round(place.height() * ratio), 1))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self.resized.emit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        look = theme.tokens()
        painter = QPainter(self)
        self._paint_ground(painter, QColor(look.stage))
        if self._picture is None:
            painter.setPen(QColor(look.mute))
            painter.drawText(
                self.rect().adjusted(28, 28, -28, -28),
                Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap,
                self._sentence,
            )
            return
        place = self.place_for(self._picture.width, self._picture.height)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(place.adjusted(-1, -1, 1, 1), QColor(look.line))
        painter.drawImage(place, self._picture.image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(look.mute), 1))
        self._paint_measures(painter, place, self._picture)

    def _paint_ground(self, painter: QPainter, colour: QColor) -> None:
        # The card's upper corners are round; below is its foot.
        radius = theme.CARD_RADIUS - 1
        ground = QPainterPath()
        ground.setFillRule(Qt.FillRule.WindingFill)
        ground.addRoundedRect(QRectF(self.rect()), radius, radius)
        ground.addRect(QRectF(self.rect()).adjusted(0, radius, 0, 0))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(ground, colour)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _paint_measures(self, painter: QPainter, place: QRectF, picture: Picture) -> None:
        if picture.cap_height:
            caption = f"Chữ hoa cao {_millimetres(picture.cap_height)}"
            above = QRectF(place.left(), place.top() - 30, self.width() - place.left(), 24)
            painter.drawText(above, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, caption)
        y = place.bottom() + 16
        _paint_measure(painter, QPointF(place.left(), y), place.width(), _millimetres(picture.width))
        with saved(painter):
            painter.translate(place.right() + 16, place.bottom())
            painter.rotate(-90)
            _paint_measure(painter, QPointF(0, 0), place.height(), _millimetres(picture.height))


def _paint_measure(painter: QPainter, start: QPointF, length: float, text: str) -> None:
    """A line of `length` with an arrow at each end, and its measure below it."""
    painter.drawLine(start, start + QPointF(length, 0))
    for tip, back in ((start, _HEAD), (start + QPointF(length, 0), -_HEAD)):
        painter.drawLine(tip, tip + QPointF(back, -_HEAD * 0.6))
        painter.drawLine(tip, tip + QPointF(back, _HEAD * 0.6))
    box = QRectF(start.x() + length / 2 - 80, start.y() + 4, 160, 20)
    painter.drawText(box, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, text)


def _millimetres(value: float) -> str:
    decimals = 0 if value >= 10 or value == int(value) else 1
    return f"{format_number(value, decimals)} mm"
