"""The panel at the right: what is said of the selected photo, or of all that are selected."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from PySide6.QtCore import QDate, QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ucvn_desktop.core.article import Article
from ucvn_desktop.core.event import Event
from ucvn_desktop.core.photo import Photo
from ucvn_desktop.core.text.dates import format_day
from ucvn_desktop.core.text.numbers import format_number, format_size
from ucvn_desktop.services.photos.library import PhotoChanges
from ucvn_desktop.storage.photo_grid import PhotoCommon, PhotoTile
from ucvn_desktop.ui.icons import icon, picture
from ucvn_desktop.ui.pages.photos.caption import CaptionField
from ucvn_desktop.ui.pages.photos.drafts import NO_TITLE, DraftList
from ucvn_desktop.ui.pages.photos.form import PhotoPanelForm
from ucvn_desktop.ui.pages.photos.painting import SIGN
from ucvn_desktop.ui.widgets.event_choice import EventChoice
from ucvn_desktop.ui.widgets.read_only import WHY

_VARIES = "Giữ nguyên của từng ảnh"


@dataclass(frozen=True, slots=True)
class _Room:
    """How much of the panel its parts take."""

    preview: int
    caption: int
    drafts: int


_LOW, _HIGH = _Room(preview=112, caption=69, drafts=3), _Room(preview=220, caption=108, drafts=8)
_HIGH_FROM = 800  # the panel's height


class PhotoPanel(QWidget):
    """Shows none, one or many photos. What is typed into one goes out as it is typed."""

    edited = Signal(int, dict)  # photo id, what was typed
    write_all = Signal(object)  # PhotoChanges for the selected photos
    next_wanted = Signal()
    previous_wanted = Signal()
    hang_wanted = Signal(int)  # article id, for the selected photos
    dropped = Signal(int, list)  # article id, photo ids
    restore_wanted = Signal()
    article_wanted = Signal(int)
    new_event_wanted = Signal()
    left = Signal()  # the keyboard left a field

    def __init__(self, *, read_only: bool = False) -> None:
        super().__init__()
        self._read_only = read_only
        self._tile: PhotoTile | None = None
        self._count = 0
        # What the fields were last filled from, and which of them was in use and so passed over.
        self._told: tuple[PhotoTile, dict[str, Any], QWidget | None] | None = None
        self._dirty: set[str] = set()
        self._picture = QPixmap()
        self.form = PhotoPanelForm.load(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.form.root)
        self.caption = CaptionField(self.form.caption)
        self.events = EventChoice(self.form.event)
        self.drafts = DraftList()
        place = QVBoxLayout(self.form.drafts_place)
        place.setContentsMargins(0, 0, 0, 0)
        place.addWidget(self.drafts)
        self.form.drafts_label.setBuddy(self.drafts)
        self.form.new_event.setIcon(icon("plus"))
        self._fields = (self.form.caption, self.form.credit, self.form.place, self.form.event)
        self._connect()
        if read_only:
            for closed in (self.form.event, self.form.new_event, self.form.write_all, self.form.restore):
                closed.setToolTip(WHY)
        self.show_none()

    @property
    def photo_id(self) -> int:
        """The photo that is shown alone; 0 where there is none."""
        return self._tile.photo.id if self._tile else 0

    @property
    def photo(self) -> Photo | None:
        """The photo that is shown alone."""
        return self._tile.photo if self._tile else None

    @property
    def has_preview(self) -> bool:
        """Whether the picture of the photo is shown."""
        return self._tile is not None and not self._picture.isNull()

    @property
    def is_in_use(self) -> bool:
        """Whether the keyboard is in one of the fields."""
        return any(field.hasFocus() for field in self._fields) or self.events.is_open

    @property
    def day(self) -> QDate:
        """When the photo that is shown was taken, or today."""
        taken = QDate.fromString(self._tile.photo.taken[:10], "yyyy-MM-dd") if self._tile else QDate()
        return taken if taken.isValid() else QDate.currentDate()

    def load_events(self, events: Sequence[Event]) -> None:
        """Offer these events."""
        if self.events.load(events):
            self._told = None

    def load_drafts(self, drafts: Sequence[Article]) -> None:
        """Offer these articles to put photos into."""
        self.drafts.load(drafts)
        self._show_drafts()

    def show_none(self) -> None:
        """Nothing is selected."""
        self._tile, self._count = None, 0
        self._say_facts([])
        self._arrange()

    def show_one(self, tile: PhotoTile, typed: dict[str, Any]) -> None:
        """Show one photo; `typed` is what was typed into it and is not stored yet."""
        is_other = self.photo_id != tile.photo.id or self._count != 1
        told = (tile, dict(typed), next((field for field in self._fields if field.hasFocus()), None))
        if not is_other and self._told == told:
            return  # asked again and again while photos are imported
        self._told = told
        self._tile, self._count = tile, 1
        if is_other:
            self._dirty.clear()
            self._picture = QPixmap()
        self._fill(tile.photo, typed, even_in_use=is_other)
        self._arrange()
        photo = tile.photo
        self.form.heading.setText(photo.name)
        self._say_facts(facts_of(photo))
        links = [
            f'<a href="{article_id}">{escape(title or NO_TITLE)}</a>' for article_id, title in tile.articles
        ]
        self.form.standing.setText("Đặt trong bài: " + ", ".join(links))

    def show_many(self, count: int, common: PhotoCommon) -> None:
        """Show how many are selected, and what they have in common."""
        self._tile, self._count = None, count
        self._dirty.clear()
        self.form.heading.setText(f"{format_number(count)} ảnh đã chọn")
        for field, value in ((self.form.credit, common.credit), (self.form.place, common.place)):
            field.setText(value or "")
            field.setPlaceholderText(_VARIES if value is None else "")
        varies = common.event_id is None
        self.events.choose(common.event_id or 0, _VARIES if varies else "")
        self._arrange()
        lacking = f"{format_number(common.uncaptioned)} ảnh chưa có chú thích" if common.uncaptioned else ""
        located = (
            f"{format_number(common.located)} ảnh có vị trí chụp: không gửi kèm" if common.located else ""
        )
        self._say_facts([part for part in (lacking, located) if part])

    def show_preview(self, photo_id: int, preview: QPixmap) -> None:
        """The picture of the photo that is shown."""
        if photo_id == self.photo_id:
            self._picture = preview
            self._draw_preview()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        room = _HIGH if event.size().height() >= _HIGH_FROM else _LOW
        self.form.preview.setFixedHeight(room.preview)
        self.form.caption.setFixedHeight(room.caption)
        self.drafts.show_at_most(room.drafts)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        if event.type() is QEvent.Type.PaletteChange:
            self._draw_preview()
        super().changeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() is QEvent.Type.Resize and watched is self.form.preview:
            self._draw_preview()
        elif event.type() is QEvent.Type.FocusOut:
            # Told when the focus has moved: who listens may ask who has it now.
            QTimer.singleShot(0, self, self.left.emit)
        return super().eventFilter(watched, event)

    def _connect(self) -> None:
        form = self.form
        self.caption.typed.connect(lambda text: self._typed(caption=text))
        self.caption.next_wanted.connect(self.next_wanted)
        self.caption.previous_wanted.connect(self.previous_wanted)
        form.credit.textEdited.connect(lambda text: self._typed(credit=text))
        form.place.textEdited.connect(lambda text: self._typed(place=text))
        self.events.chosen.connect(lambda event_id: self._typed(event_id=event_id or None))
        form.new_event.clicked.connect(self.new_event_wanted)
        form.write_all.clicked.connect(self._write_all)
        form.restore.clicked.connect(self.restore_wanted)
        form.standing.linkActivated.connect(lambda link: self.article_wanted.emit(int(link)))
        self.drafts.chosen.connect(self.hang_wanted)
        self.drafts.dropped.connect(self.dropped)
        self.caption.left.connect(self.left)
        for watched in (form.preview, form.credit, form.place, form.event):
            watched.installEventFilter(self)

    def _typed(self, **changes: Any) -> None:
        if self._tile is not None:
            self.edited.emit(self.photo_id, changes)
        elif self._count:
            self._dirty.update(changes)
            self.form.write_all.setEnabled(True)

    def choose_event(self, event_id: int) -> None:
        """Take an event that was just added for the selected photos."""
        self.events.choose(event_id)
        self._typed(event_id=event_id)

    def _write_all(self) -> None:
        form = self.form
        self.write_all.emit(
            PhotoChanges(
                credit=form.credit.text() if "credit" in self._dirty else None,
                place=form.place.text() if "place" in self._dirty else None,
                event_id=self.events.event_id if "event_id" in self._dirty else None,
            )
        )

    def _fill(self, photo: Photo, typed: dict[str, Any], *, even_in_use: bool) -> None:
        """Bring the fields in line with the photo; the one that is typed in only for another photo."""
        form, said = self.form, {**_texts_of(photo), **typed}
        if even_in_use or not form.caption.hasFocus():
            self.caption.fill(said["caption"])
        for name, field in (("credit", form.credit), ("place", form.place)):
            if even_in_use or not field.hasFocus():
                field.setText(said[name])
            field.setPlaceholderText("")
        if even_in_use or not form.event.hasFocus():
            self.events.choose(said["event_id"] or 0)

    @property
    def _is_in_bin(self) -> bool:
        return self._tile is not None and self._tile.photo.deleted_at is not None

    def _arrange(self) -> None:
        """Show the parts that belong to none, one or many photos."""
        form, one, many = self.form, self._count == 1, self._count > 1
        closed = self._read_only or self._is_in_bin
        form.hint.setVisible(not self._count)
        for alone in (form.preview, form.caption_label, form.caption):
            alone.setVisible(one)
        form.heading.setVisible(one or many)
        fields = (form.credit, form.place, form.event)
        labels = (form.credit_label, form.place_label, form.event_label, form.new_event)
        for part in (*fields, *labels):
            part.setVisible(one or many)
        for field in (form.caption, form.credit, form.place):
            field.setReadOnly(closed)  # read, selected, copied all the same
        for deed in (form.event, form.new_event):
            deed.setEnabled(not closed)
        form.write_all.setVisible(many)
        form.write_all.setEnabled(bool(self._dirty))
        form.write_all.setText(f"Ghi cho {format_number(self._count)} ảnh")
        form.restore.setVisible(self._is_in_bin)
        form.restore.setEnabled(not self._read_only)
        form.standing.setVisible(self._tile is not None and bool(self._tile.articles))
        self._show_drafts()
        self._draw_preview()

    def _say_facts(self, lines: list[str]) -> None:
        self.form.facts.setText("\n".join(lines))
        self.form.facts.setVisible(bool(lines))

    def _show_drafts(self) -> None:
        closed = self._read_only or self._is_in_bin
        wanted = self._count > 0 and self.drafts.count() > 0 and not closed
        self.form.drafts_label.setVisible(wanted)
        self.form.drafts_place.setVisible(wanted)

    def _draw_preview(self) -> None:
        label = self.form.preview
        if not self.has_preview:
            label.setPixmap(picture("photos", SIGN, ratio=self.devicePixelRatioF()))
            return
        ratio = self.devicePixelRatioF()
        room = QSize(label.contentsRect().size() * ratio)
        if self._picture.width() > room.width() or self._picture.height() > room.height():
            scaled = self._picture.scaled(
                room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
        else:
            scaled = QPixmap(self._picture)
        scaled.setDevicePixelRatio(ratio)
        label.setPixmap(scaled)


def _texts_of(photo: Photo) -> dict[str, Any]:
    return {
        "caption": photo.caption,
        "credit": photo.credit,
        "place": photo.place,
        "event_id": photo.event_id,
    }


def facts_of(photo: Photo) -> list[str]:
    """What the photo tells of itself, a line each."""
    width, height = (photo.height, photo.width) if photo.orientation >= 5 else (photo.width, photo.height)
    taken = (
        f"Chụp {photo.taken[11:16]} ngày {format_day(photo.taken)}" if photo.taken else "Không rõ ngày chụp"
    )
    lines = [f"{width} × {height} điểm ảnh · {format_size(photo.size)}", taken]
    if photo.camera:
        lines.append(photo.camera)
    if photo.has_location:
        lines.append("Có vị trí chụp: không gửi kèm")
    return lines
