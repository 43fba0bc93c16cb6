"""A photo of the article: its thumbnail and, under it, its number and caption."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPixmap, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ucvn_desktop.core.photo import Photo
from ucvn_desktop.ui import theme
from ucvn_desktop.ui.widgets.painting import saved
from ucvn_desktop.ui.widgets.thumbs import Thumbs

PHOTO = int(Qt.ItemDataRole.UserRole)
_WIDTH, _HEIGHT, _PICTURE = 112, 106, 70
_RADIUS = 6


class PhotoDelegate(QStyledItemDelegate):
    """Draws what the thumbnails' cache has; the rest follows when it is loaded."""

    def __init__(self, parent: QObject, thumbs: Thumbs) -> None:
        super().__init__(parent)
        self._thumbs = thumbs

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        return QSize(_WIDTH, _HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        photo: Photo | None = index.data(PHOTO)
        if photo is None:
            return
        look = theme.tokens()
        box = QRectF(option.rect).adjusted(0, 2, -10, -2)
        picture = QRectF(box.left(), box.top(), box.width(), _PICTURE)
        with saved(painter):
            painter.setRenderHints(
                QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
            )
            _draw_picture(painter, picture, self._thumbs.of(photo.sha256))
            if option.state & QStyle.StateFlag.State_Selected:
                painter.setPen(QColor(look.red))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                for inset in (0.5, 1.5):
                    painter.drawRoundedRect(picture.adjusted(inset, inset, -inset, -inset), _RADIUS, _RADIUS)
            note = QFont(option.font)
            note.setPointSizeF(theme.NOTE_PT)
            painter.setFont(note)
            painter.setPen(QColor(look.mute if photo.caption else look.red))
            words = f"Ảnh {index.row() + 1} · {photo.caption or 'thiếu chú thích'}"
            _draw_words(
                painter,
                QRectF(box.left(), picture.bottom() + 3, box.width(), box.bottom() - picture.bottom() - 3),
                words,
            )


def _draw_picture(painter: QPainter, box: QRectF, picture: QPixmap | None) -> None:
    shape = QPainterPath()
    shape.addRoundedRect(box, _RADIUS, _RADIUS)
    painter.fillPath(shape, QColor(theme.tokens().stage))
    if picture is None:
        return
    # As a window onto the picture: filled, and cut where the shapes differ.
    size = QSizeF(picture.size()).scaled(box.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
    left, top = box.center().x() - size.width() / 2, box.center().y() - size.height() / 2
    with saved(painter):
        painter.setClipPath(shape)
        painter.drawPixmap(QRectF(left, top, size.width(), size.height()), picture, QRectF(picture.rect()))


def _draw_words(painter: QPainter, box: QRectF, words: str) -> None:
    """As many lines as there is room for."""
    metrics = painter.fontMetrics()
    lines = max(1, int(box.height() // metrics.lineSpacing()))
    words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(box.width() * (lines - 0.15)))
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    painter.drawText(box, words, option)
