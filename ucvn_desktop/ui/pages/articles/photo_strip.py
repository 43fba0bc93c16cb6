"""The photos of the article in hand: in their order, with captions; dropped, dragged, captioned, taken out."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QAbstractItemView, QListView, QVBoxLayout, QWidget

from ucvn_desktop.core.photo import Photo
from ucvn_desktop.core.text.numbers import format_number
from ucvn_desktop.ui.pages.articles.form import PhotosForm
from ucvn_desktop.ui.pages.articles.growing_text import GrowingText
from ucvn_desktop.ui.pages.articles.photo_delegate import PHOTO, PhotoDelegate
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.widgets import read_only
from ucvn_desktop.ui.widgets.photo_mime import PHOTO_MIME, photos_in, photos_to_mime
from ucvn_desktop.ui.widgets.thumbs import Thumbs

_EDGE = 320
_Index = QModelIndex | QPersistentModelIndex


class StripModel(QAbstractListModel):
    """The photos for the view."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.photos: list[Photo] = []

    def show_photos(self, photos: Sequence[Photo]) -> None:
        """Show these photos; the same ones in the same order stay chosen."""
        is_same = [photo.id for photo in photos] == [photo.id for photo in self.photos]
        if is_same:
            self.photos = list(photos)
            self.dataChanged.emit(self.index(0), self.index(max(0, len(photos) - 1)))
            return
        self.beginResetModel()
        self.photos = list(photos)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and default
        return 0 if parent.isValid() else len(self.photos)

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not 0 <= index.row() < len(self.photos):
            return None
        photo = self.photos[index.row()]
        if role == PHOTO:
            return photo
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"Ảnh {index.row() + 1}. {photo.caption or 'Thiếu chú thích'}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{photo.caption or 'Thiếu chú thích'}\n{photo.name}"
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled


class Strip(QListView):
    """The view itself; it takes its own photos back at another place, and photos of other rooms."""

    placed = Signal(list, int)  # ids of photos, the position from 1 at which they shall stand
    typed = Signal(str)  # a letter, where no photo can take it

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Ảnh của bài")
        self.setFlow(QListView.Flow.LeftToRight)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if plain and event.text().strip() and event.text().isprintable():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def startDrag(self, actions: Qt.DropAction) -> None:  # noqa: N802 - Qt's name
        index = self.currentIndex()
        if not index.isValid():
            return
        photo: Photo = index.data(PHOTO)
        drag = QDrag(self)
        drag.setMimeData(photos_to_mime([photo.id]))
        drag.setPixmap(self.grab(self.visualRect(index)))
        drag.exec(Qt.DropAction.CopyAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        _take(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802 - Qt's name
        _take(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        ids = photos_in(event.mimeData())
        if ids:
            self.placed.emit(ids, self.place_at(event.position().toPoint().x()))
            event.acceptProposedAction()
        else:
            event.ignore()

    def place_at(self, x: int) -> int:
        """The position from 1 of what is dropped at `x`: before the photo whose middle lies to the right."""
        middles = [
            self.visualRect(self.model().index(n, 0)).center().x() for n in range(self.model().rowCount())
        ]
        return 1 + sum(middle < x for middle in middles)


class PhotoStrip(QWidget):
    """Strip, caption of the chosen photo, buttons. It asks; the page does."""

    add_wanted = Signal()
    placed = Signal(list, int)
    captioned = Signal(int, str)
    taken_out = Signal(int)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._model = StripModel(self)
        self._captioned = 0
        self._read_only = False
        self._keeps_deeds = session.read_only  # shown, to say why they cannot be done
        self._form = PhotosForm.load(self)
        self.caption = GrowingText("Chú thích ảnh", "Ảnh chụp ai, đang làm gì, ở đâu", most_lines=3)
        self.view = Strip()
        for place, widget in (
            (self, self._form.root),
            (self._form.strip_place, self.view),
            (self._form.caption_place, self.caption),
        ):
            layout = QVBoxLayout(place)
            layout.setContentsMargins(0, 0, 0, 0)
            layout.addWidget(widget)
        self._form.heading.setBuddy(self.view)
        self._form.caption_label.setBuddy(self.caption)
        thumbs = Thumbs(session, _EDGE)
        thumbs.setParent(self)
        thumbs.loaded.connect(self._repaint)
        self._thumbs = thumbs
        self.view.setModel(self._model)
        self.view.setItemDelegate(PhotoDelegate(self.view, thumbs))
        self._connect()
        self._fold()
        if session.read_only:
            read_only.close(self._form.add, self._form.take_out)

    @property
    def photos(self) -> list[Photo]:
        """The photos that are shown."""
        return self._model.photos

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, in its order."""
        return self._form.add, self.view, self.caption, self._form.take_out

    @property
    def chosen(self) -> Photo | None:
        """The photo that is chosen."""
        photo: Photo | None = self.view.currentIndex().data(PHOTO)
        return photo

    def show_photos(self, photos: Sequence[Photo], *, read_only: bool = False) -> None:
        """Show an article's photos; the one that was chosen stays chosen, and what is typed stays."""
        before = self.chosen.id if self.chosen else 0
        self._read_only = read_only
        self._model.show_photos(photos)
        place = next((n for n, photo in enumerate(photos) if photo.id == before), None)
        if place is not None:
            self.view.setCurrentIndex(self._model.index(place))
        self._fold()

    def choose(self, photo_id: int, *, caption: bool = False) -> None:
        """Choose a photo, and go to its caption where that is meant."""
        for place, photo in enumerate(self.photos):
            if photo.id == photo_id:
                self.view.setCurrentIndex(self._model.index(place))
                self.view.scrollTo(self._model.index(place))
        if caption:
            self.caption.setFocus()

    def _connect(self) -> None:
        self.view.placed.connect(self.placed)
        self.view.selectionModel().currentChanged.connect(lambda *_: self._fold())
        self.view.activated.connect(lambda _: self.caption.setFocus())
        self.view.typed.connect(self._go_on_typing)
        self.caption.typed.connect(self._typed)
        self.caption.left.connect(self._next)
        self._form.add.clicked.connect(self.add_wanted)
        self._form.take_out.clicked.connect(self.take_out)

    def take_out(self) -> None:
        """Ask that the chosen photo be taken out of the article."""
        if self.chosen and not self._read_only:
            self.taken_out.emit(self.chosen.id)

    def _repaint(self, _: str) -> None:
        self.view.viewport().update()

    def _fold(self) -> None:
        """Show of the parts what there is something to do with."""
        form, photo = self._form, self.chosen
        form.strip_place.setVisible(bool(self.photos))
        form.caption_row.setVisible(photo is not None)
        form.heading.setText(
            f"Ảnh của bài ({format_number(len(self.photos))})" if self.photos else "Ảnh của bài"
        )
        if self._read_only:
            form.said.setText("" if self.photos else "Chưa có ảnh")
        else:
            form.said.setText("Kéo để đổi thứ tự" if self.photos else "Kéo ảnh vào đây")
        for part in (form.add, form.take_out):
            part.setVisible(self._keeps_deeds or not self._read_only)
        self.caption.setReadOnly(self._read_only)
        if photo is None:
            self._captioned = 0
        elif photo.id != self._captioned or not self.caption.hasFocus():
            # Never under the hands of one who types: this photo's words stand there already.
            self._captioned = photo.id
            if self.caption.text() != photo.caption:
                self.caption.show_text(photo.caption)
            form.caption_label.setText(f"Ảnh {self.view.currentIndex().row() + 1}")

    def _typed(self) -> None:
        if self._captioned:
            self.captioned.emit(self._captioned, self.caption.text())

    def _go_on_typing(self, letter: str) -> None:
        """Who types with a photo chosen means its caption."""
        if self.chosen and not self._read_only:
            self.caption.setFocus()
            self.caption.moveCursor(QTextCursor.MoveOperation.End)
            self.caption.insertPlainText(letter)

    def _next(self) -> None:
        """Enter goes to the caption of the next photo."""
        row = self.view.currentIndex().row() + 1
        if row < len(self.photos):
            self.choose(self.photos[row].id)
        else:
            self.view.setFocus()


def _take(event: QDragEnterEvent | QDragMoveEvent) -> None:
    if event.mimeData().hasFormat(PHOTO_MIME):
        event.acceptProposedAction()
    else:
        # Files are the page's.
        event.ignore()
