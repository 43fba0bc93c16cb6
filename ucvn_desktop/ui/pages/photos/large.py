"""The large view: one photo as large as the window allows, its caption, the photos beside it."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ucvn_desktop.core.text.numbers import format_number
from ucvn_desktop.storage.photo_grid import PhotoTile
from ucvn_desktop.ui import theme
from ucvn_desktop.ui.icons import icon
from ucvn_desktop.ui.pages.photos.caption import CaptionField
from ucvn_desktop.ui.pages.photos.form import PhotoViewForm
from ucvn_desktop.ui.pages.photos.model import PhotoModel
from ucvn_desktop.ui.pages.photos.painting import paint_strip_tile
from ucvn_desktop.ui.pages.photos.pictures import Pictures
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.widgets.thumbs import Thumbs

_STRIP_TILE = QSize(92, 68)
_Index = QModelIndex | QPersistentModelIndex


class LargeView(QWidget):
    """Shows one photo of the model, which it is told; asks to go on or back."""

    edited = Signal(int, dict)  # photo id, what was typed
    row_wanted = Signal(int)
    next_wanted = Signal()
    previous_wanted = Signal()
    left = Signal()

    def __init__(self, session: Session, model: PhotoModel, thumbs: Thumbs) -> None:
        super().__init__()
        self._model = model
        self._thumbs = thumbs
        self._tile: PhotoTile | None = None
        self._pictures = Pictures(session)
        self._read_only = session.read_only
        self.form = PhotoViewForm.load(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.form.root)
        self.caption = CaptionField(self.form.caption)
        self.stage = _Stage()
        self.strip = Filmstrip(model, thumbs)
        for place, widget in ((self.form.stage_place, self.stage), (self.form.strip_place, self.strip)):
            inside = QVBoxLayout(place)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.addWidget(widget)
        self._connect()

    @property
    def photo_id(self) -> int:
        """The photo that is shown; 0 where there is none."""
        return self._tile.photo.id if self._tile else 0

    def show_tile(self, row: int, tile: PhotoTile, typed: dict[str, Any]) -> None:
        """Show this photo; `typed` is what was typed into it and is not stored yet."""
        is_other = self.photo_id != tile.photo.id
        self._tile = tile
        if is_other or not self.form.caption.hasFocus():
            self.caption.fill(typed.get("caption", tile.photo.caption))
        if is_other:
            self.stage.show_picture(self._thumbs.of(tile.photo.sha256), tile.photo.caption or tile.photo.name)
            self.stage.say("")
        self.form.caption.setReadOnly(self._read_only or tile.photo.deleted_at is not None)
        total = len(self._model.ids)
        self.form.title.setText(f"{tile.photo.name} · {format_number(row + 1)} / {format_number(total)}")
        self.form.previous.setEnabled(row > 0)
        self.form.next.setEnabled(row + 1 < total)
        self.strip.go_to(row)
        self._want_picture()

    def leave(self) -> None:
        """Nobody looks any more."""
        self._tile = None
        self.stage.show_picture(None, "")
        self._pictures.rest()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        if self._tile:
            self._want_picture()

    def _connect(self) -> None:
        form = self.form
        form.back.setIcon(icon("chevron-left"))
        form.previous.setIcon(icon("chevron-left"))
        form.next.setIcon(icon("chevron-right"))
        form.back.clicked.connect(self.left)
        form.previous.clicked.connect(self.previous_wanted)
        form.next.clicked.connect(self.next_wanted)
        self.caption.typed.connect(lambda text: self.edited.emit(self.photo_id, {"caption": text}))
        self.caption.next_wanted.connect(self.next_wanted)
        self.caption.previous_wanted.connect(self.previous_wanted)
        self.strip.clicked.connect(lambda index: self.row_wanted.emit(index.row()))
        self._pictures.came.connect(self._came)
        self._pictures.failed.connect(self._failed)

    def _want_picture(self) -> None:
        assert self._tile is not None
        row = self._model.row_of(self.photo_id) + 1
        ahead = self._model.tile(row) if 0 < row < len(self._model.ids) else None
        edge = round(max(self.stage.width(), self.stage.height(), 256) * self.devicePixelRatioF())
        found = self._pictures.want(self._tile.photo, edge, ahead.photo if ahead else None)
        if found is not None:
            self.stage.show_picture(QPixmap.fromImage(found), self._tile.photo.caption)

    def _came(self, photo_id: int, image: QImage) -> None:
        if self._tile and photo_id == self.photo_id:
            self.stage.show_picture(QPixmap.fromImage(image), self._tile.photo.caption)

    def _failed(self, photo_id: int, sentence: str) -> None:
        if photo_id == self.photo_id:
            self.stage.say(sentence)


class _Stage(QWidget):
    """The picture, whole and in the middle."""

    def __init__(self) -> None:
        super().__init__()
        self._picture: QPixmap | None = None
        self._said = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(80)
        self.setAccessibleName("Ảnh đang xem")

    def show_picture(self, picture: QPixmap | None, description: str) -> None:
        """Show this picture, or none while it is not there."""
        self._picture = picture
        self.setAccessibleDescription(description)
        self.update()

    def say(self, sentence: str) -> None:
        """Say why the picture is not sharp or not there."""
        self._said = sentence
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        with QPainter(self) as painter:
            self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), QColor(theme.tokens().stage))
        if self._picture is not None and not self._picture.isNull():
            size = QSizeF(self._picture.size()).scaled(
                QSizeF(self.size()), Qt.AspectRatioMode.KeepAspectRatio
            )
            target = QRectF((self.width() - size.width()) / 2, (self.height() - size.height()) / 2, 0, 0)
            target.setSize(size)
            painter.drawPixmap(target, self._picture, QRectF(self._picture.rect()))
        if self._said:
            self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        look = theme.tokens()
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        room = self.rect().adjusted(28, 14, -28, -14)
        box = painter.boundingRect(room, flags, self._said)
        painter.fillRect(box.adjusted(-14, -8, 14, 8), QColor(look.gold_soft))
        painter.setPen(QColor(look.gold))
        painter.drawText(box, flags, self._said)


class Filmstrip(QListView):
    """The photos before and after, in one line."""

    def __init__(self, model: PhotoModel, thumbs: Thumbs) -> None:
        super().__init__()
        self.setAccessibleName("Các ảnh bên cạnh")
        self.setFlow(QListView.Flow.LeftToRight)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setModel(model)
        self.setItemDelegate(_StripDelegate(model, thumbs, self))
        thumbs.loaded.connect(self._repaint)

    def go_to(self, row: int) -> None:
        """Mark the photo of this row and bring it to the middle."""
        index = self.model().index(row, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def _repaint(self) -> None:
        self.viewport().update()


class _StripDelegate(QStyledItemDelegate):
    def __init__(self, model: PhotoModel, thumbs: Thumbs, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._thumbs = thumbs

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802 - Qt's name
        return _STRIP_TILE

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        tile = self._model.tile(index.row())
        thumb = self._thumbs.of(tile.photo.sha256) if tile else None
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        paint_strip_tile(
            painter, rect.adjusted(3, 3, -3, -3), thumb, bool(state & QStyle.StateFlag.State_Selected)
        )
