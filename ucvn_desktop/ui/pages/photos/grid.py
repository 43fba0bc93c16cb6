"""The grid of photos: only what is seen is asked for, loaded and painted."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QDrag,
    QFont,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QRegion,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from ucvn_desktop.core.text.numbers import format_number
from ucvn_desktop.ui import theme
from ucvn_desktop.ui.pages.photos.layout import GAP, GridLayout
from ucvn_desktop.ui.pages.photos.model import PhotoModel
from ucvn_desktop.ui.pages.photos.painting import paint_chosen, paint_current, paint_heading, paint_tile
from ucvn_desktop.ui.pages.photos.tile_pictures import TilePictures
from ucvn_desktop.ui.widgets.thumbs import Thumbs

_MARGIN = 14
_STEP = 48
_DRAGGED = 96
_Index = QModelIndex | QPersistentModelIndex
_Move = QAbstractItemView.CursorAction


class PhotoGrid(QListView):
    """Lays its items out by itself (layout.py); selection, keys and accessibility are the list view's."""

    thumb_missing = Signal(object)  # the Photo that is seen without its thumbnail

    def __init__(self, model: PhotoModel, thumbs: Thumbs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._photos = model
        self._thumbs = thumbs
        self._pictures = TilePictures(thumbs, self)
        self._layout = GridLayout((), 0)
        self._band: QRect | None = None
        self._pressed = QPoint()
        self.setModel(model)
        self.setAccessibleName("Ảnh trong kho")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there: the width of the tiles must not depend on how many there are.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(_STEP)
        thumbs.loaded.connect(self._repaint)

    @property
    def selected_rows(self) -> list[int]:
        """The rows of the selected photos, in order."""
        chosen = self.selectionModel().selection()
        parts = [chosen.at(n) for n in range(chosen.count())]
        return sorted(row for part in parts for row in range(part.top(), part.bottom() + 1))

    @property
    def selected_ids(self) -> list[int]:
        """The ids of the selected photos, in the order shown."""
        ids = self._photos.ids
        return [ids[row] for row in self.selected_rows if row < len(ids)]

    @property
    def tile_width(self) -> int:
        """How wide a tile is now."""
        return self._layout.tile_width

    def select_ids(self, ids: Sequence[int], current: int = 0) -> None:
        """Select those of the photos that are shown, and make `current` (or else the first) the current one."""
        rows = sorted(row for row in map(self._photos.row_of, ids) if row >= 0)
        row = self._photos.row_of(current)
        if row < 0 and rows:
            row = rows[0]
        if row >= 0:
            index = self._photos.index(row)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.selectionModel().select(self._selection(rows), QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def choose_row(self, row: int) -> None:
        """Select the photo of this row alone and bring it into sight."""
        if 0 <= row < len(self._photos.ids):
            index = self._photos.index(row)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)

    # What Qt asks of a view.

    def doItemsLayout(self) -> None:  # noqa: N802 - Qt's name, as below
        width = self.viewport().width() - 2 * _MARGIN
        self._layout = GridLayout([len(group.ids) for group in self._photos.groups], max(1, width))
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:  # noqa: N802
        width = max(1, self.viewport().width() - 2 * _MARGIN)
        if width != self._layout.width:
            self._lay_out_anew(width)
        bar = self.verticalScrollBar()
        bar.setPageStep(self.viewport().height())
        bar.setRange(0, max(0, self._layout.height + _MARGIN - self.viewport().height()))
        bar.setEnabled(bar.maximum() > 0)  # without a handle where there is nothing to scroll

    def _lay_out_anew(self, width: int) -> None:
        """Another width: what stood at the top stays there."""
        top = next(self._layout.rows(self.verticalOffset(), self.verticalOffset() + self.height()), None)
        at_start = self.verticalOffset() == 0
        self._layout = GridLayout([len(group.ids) for group in self._photos.groups], width)
        if top is not None and not at_start and top < self._layout.count:
            bar = self.verticalScrollBar()
            bar.setRange(0, self._layout.height)
            bar.setValue(self._layout.heading_top(top))

    def visualRect(self, index: _Index) -> QRect:  # noqa: N802
        if not index.isValid() or index.row() >= self._layout.count:
            return QRect()
        return self._layout.tile(index.row()).translated(_MARGIN, -self.verticalOffset())

    def indexAt(self, point: QPoint) -> QModelIndex:  # noqa: N802
        row = self._layout.row_at(point + QPoint(-_MARGIN, self.verticalOffset()))
        return self._photos.index(row) if row >= 0 else QModelIndex()

    def scrollTo(  # noqa: N802
        self,
        index: _Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        if not index.isValid() or index.row() >= self._layout.count:
            return
        top, bottom = self._layout.heading_top(index.row()), self._layout.tile(index.row()).bottom() + GAP
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if top < bar.value():
            bar.setValue(top)
        elif bottom > bar.value() + height:
            bar.setValue(bottom - height)

    def horizontalOffset(self) -> int:  # noqa: N802
        return 0

    def verticalOffset(self) -> int:  # noqa: N802
        return self.verticalScrollBar().value()

    def isIndexHidden(self, index: _Index) -> bool:  # noqa: N802
        return False

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802
        self.viewport().scroll(0, dy)

    def moveCursor(self, move: _Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:  # noqa: N802
        count, row = self._layout.count, self.currentIndex().row()
        if not count:
            return QModelIndex()
        if row < 0:
            return self._photos.index(0)
        return self._photos.index(max(0, min(count - 1, self._moved(move, row))))

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:  # noqa: N802
        shift = QPoint(-_MARGIN, self.verticalOffset())
        if self.state() == QAbstractItemView.State.DragSelectingState:
            rows = self._layout.within(rect.normalized().translated(shift))
        else:
            # From one photo to another (Shift): all that stand between them.
            ends = [self._layout.row_at(end + shift) for end in (rect.topLeft(), rect.bottomRight())]
            rows = list(range(min(ends), max(ends) + 1)) if min(ends) >= 0 else []
        self.selectionModel().select(self._selection(rows), command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:  # noqa: N802
        return QRegion(self.viewport().rect())

    def keyboardSearch(self, search: str) -> None:  # noqa: N802
        """Nothing: captions are found by the field above."""

    def startDrag(self, actions: Qt.DropAction) -> None:  # noqa: N802
        if not self.selected_rows:
            return
        drag = QDrag(self)
        drag.setMimeData(self._photos.mimeData([self._photos.index(row) for row in self.selected_rows]))
        drag.setPixmap(self._drag_picture())
        drag.exec(Qt.DropAction.CopyAction)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        super().mouseMoveEvent(event)
        if self.state() == QAbstractItemView.State.DragSelectingState:
            self._band = QRect(self._pressed, event.position().toPoint()).normalized()
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        super().mouseReleaseEvent(event)
        self._band = None
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self.viewport()) as painter:
            self._paint(painter, event.rect())

    def _paint(self, painter: QPainter, area: QRect) -> None:
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        offset = self.verticalOffset()
        top, bottom = area.top() + offset, area.bottom() + offset
        font = self.font()
        painter.translate(_MARGIN, -offset)
        for number, rect in self._layout.headings(top, bottom):
            paint_heading(painter, rect, self._photos.groups[number], font)
        small = QFont(font)
        small.setPointSizeF(theme.NOTE_PT)
        painter.setFont(small)
        for row in self._layout.rows(top, bottom):
            self._paint_row(painter, row)
        painter.translate(-_MARGIN, offset)
        if self._band:
            self._paint_band(painter, self._band)

    def _repaint(self, sha256: str) -> None:
        # A method and no lambda: thumbnails on their way outlive the page of a workspace that is left.
        top = self.verticalOffset()
        for row in self._layout.rows(top, top + self.viewport().height()):
            tile = self._photos.tile(row) if self._photos.is_known(row) else None
            if tile and tile.photo.sha256 == sha256:
                self.viewport().update(self.visualRect(self._photos.index(row)))

    def _paint_row(self, painter: QPainter, row: int) -> None:
        index, rect, height = self._photos.index(row), self._layout.tile(row), self._layout.picture_height
        tile = self._photos.tile(row)
        size, ratio = QSize(rect.width(), height), self.devicePixelRatioF()
        picture = self._pictures.of(tile.photo.sha256, size, ratio) if tile else None
        if tile and picture is None and self._thumbs.is_missing(tile.photo.sha256):
            self.thumb_missing.emit(tile.photo)
        paint_tile(painter, rect, tile, picture, height)
        if self.selectionModel().isSelected(index):
            paint_chosen(painter, rect, height)
        if self.hasFocus() and index == self.currentIndex():
            paint_current(painter, rect, height)

    def _paint_band(self, painter: QPainter, band: QRect) -> None:
        colour = QColor(theme.tokens().blue)
        painter.setPen(QPen(colour, 1))
        colour.setAlphaF(0.15)
        painter.setBrush(colour)
        painter.drawRect(band)

    def _moved(self, move: _Move, row: int) -> int:
        page = max(1, self.viewport().height() // (self._layout.tile_height + GAP))
        if move in (_Move.MovePageUp, _Move.MovePageDown):
            for _ in range(page):
                row = self._layout.above(row) if move is _Move.MovePageUp else self._layout.below(row)
            return row
        return {
            _Move.MoveUp: self._layout.above(row),
            _Move.MoveDown: self._layout.below(row),
            _Move.MoveLeft: row - 1,
            _Move.MovePrevious: row - 1,
            _Move.MoveRight: row + 1,
            _Move.MoveNext: row + 1,
            _Move.MoveHome: 0,
            _Move.MoveEnd: self._layout.count - 1,
        }[move]

    def _selection(self, rows: Sequence[int]) -> QItemSelection:
        chosen = QItemSelection()
        start = 0
        for n in range(1, len(rows) + 1):
            if n == len(rows) or rows[n] != rows[n - 1] + 1:
                chosen.select(self._photos.index(rows[start]), self._photos.index(rows[n - 1]))
                start = n
        return chosen

    def _drag_picture(self) -> QPixmap:
        """The current photo small, with the number of photos that are dragged."""
        drawn = QPixmap(_DRAGGED, _DRAGGED * 3 // 4)
        drawn.fill(QColor(theme.tokens().stage))
        tile = self._photos.tile(self.currentIndex().row())
        thumb = self._thumbs.of(tile.photo.sha256) if tile else None
        label = QRect(0, drawn.height() - 22, drawn.width(), 22)
        said = f"{format_number(len(self.selected_rows))} ảnh"
        with QPainter(drawn) as painter:
            if thumb is not None:
                scaled = thumb.scaled(drawn.size(), Qt.AspectRatioMode.KeepAspectRatio)
                painter.drawPixmap((drawn.width() - scaled.width()) // 2, 0, scaled)
            painter.fillRect(label, QColor(theme.tokens().red))
            painter.setPen(QColor(theme.tokens().on_red))
            painter.drawText(label, Qt.AlignmentFlag.AlignCenter, said)
        return drawn
