"""Kho ảnh: photos come in, get their captions, find their articles."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QLineEdit, QMenu, QPlainTextEdit, QVBoxLayout, QWidget

from ucvn_desktop.core.event import Event
from ucvn_desktop.core.photo import Photo
from ucvn_desktop.core.text.numbers import format_number
from ucvn_desktop.services.photos.importing import Imported
from ucvn_desktop.services.photos.library import PhotoChanges, edit_photo
from ucvn_desktop.storage.photo_grid import PhotoCommon, PhotoFilter
from ucvn_desktop.ui.pages.base import Page
from ucvn_desktop.ui.pages.photos.deeds import Deeds
from ucvn_desktop.ui.pages.photos.drafts import NO_TITLE, add_drafts
from ucvn_desktop.ui.pages.photos.drop import DropSign
from ucvn_desktop.ui.pages.photos.form import PhotosForm
from ucvn_desktop.ui.pages.photos.grid import PhotoGrid
from ucvn_desktop.ui.pages.photos.importing import PhotoImport, PhotoImportDialog, say_imported
from ucvn_desktop.ui.pages.photos.large import LargeView
from ucvn_desktop.ui.pages.photos.model import PhotoModel
from ucvn_desktop.ui.pages.photos.panel import PhotoPanel
from ucvn_desktop.ui.pages.photos.pictures import Mending, Previews
from ucvn_desktop.ui.pages.photos.sheet import print_sheet
from ucvn_desktop.ui.pages.photos.shelf import Shelf, Shown
from ucvn_desktop.ui.pages.photos.words import EMPTY, FILTERS, NOTHING, counts_in_words, drop_in_words
from ucvn_desktop.ui.saving import Autosave
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.widgets import event_dialog
from ucvn_desktop.ui.widgets.empty import EmptyPage
from ucvn_desktop.ui.widgets.thumbs import Thumbs

_THUMB_EDGE = 256


class PhotosPage(Page):
    """The room of the photos."""

    ROOM = "photos"
    TITLE = "Kho ảnh"
    KINDS = frozenset({"photo"})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.primary = QAction("Nhập ảnh", self)
        self.primary.triggered.connect(self.ask_import)
        self._shown: Shown | None = None
        self._to_select: list[int] = []
        self._own_changes = 0
        self._typed: dict[int, dict[str, Any]] = {}  # what is not stored yet, also while it is on its way
        self._wants_caption = False
        self._is_stale = False
        self.model = PhotoModel(session)
        self._thumbs = Thumbs(session, round(_THUMB_EDGE * self.devicePixelRatioF()))
        self._mending = Mending(session, self._thumbs)
        self._previews = Previews(session, self._thumbs)
        self.typing = Autosave(session, partial(edit_photo, session.workspace), "photo")
        self.shelf = Shelf(session)
        self.deeds = Deeds(session)
        self.importing = PhotoImport(session)
        self.form = PhotosForm.load(self)
        self.grid = PhotoGrid(self.model, self._thumbs)
        self.panel = PhotoPanel()
        self.large = LargeView(session, self.model, self._thumbs)
        self._empty = EmptyPage(
            "empty-photos",
            "Kho chưa có ảnh nào",
            EMPTY,
            self.primary,
        )
        self.drop_sign = DropSign(self, self._drop_words)
        self._put_together()
        self._connect()

    @property
    def has_unsaved(self) -> bool:
        return self.typing.has_unsaved

    def visited(self) -> None:
        self.shelf.ask()

    def flush(self) -> None:
        self.typing.flush()

    def rename(self) -> None:
        """F2: the caption."""
        if self._is_large:
            self.large.caption.take_focus()
        elif self.panel.photo_id:
            self.panel.caption.take_focus()

    def delete(self) -> None:
        """Del: into the bin, with Undo; what stands after them is chosen next."""
        ids = self.grid.selected_ids
        if ids and self.shelf.which is not PhotoFilter.BIN:
            self._to_select = self._after(ids)
            self.deeds.put_away(ids)

    def back(self) -> bool:
        """Esc: from the large view to the grid, from a field to the grid, from many photos to one."""
        if self._is_large:
            self.close_large()
        elif not self.grid.hasFocus():
            self.grid.setFocus()
        elif len(self.grid.selected_rows) > 1:
            self.grid.choose_row(self.grid.currentIndex().row())
        elif self.form.text.text():
            self.form.text.clear()
        else:
            return False
        return True

    def show_record(self, kind: str, record_id: int) -> bool:
        """Show this photo, whatever is filtered now."""
        if kind != "photo":
            return False
        self._to_select = [record_id]
        self.form.text.clear()
        self._choose_filter(PhotoFilter.ALL)
        return True

    def print_shown(self) -> None:
        chosen = self.grid.selected_ids
        print_sheet(self.session, self, chosen if len(chosen) > 1 else self.model.ids)

    def ask_import(self) -> None:
        """Ask for the event and for files or a folder, then import them."""
        events = self._shown.events if self._shown else []
        dialog = PhotoImportDialog(self, self.session, events, self.importing.event_id)
        dialog.new_event_wanted.connect(lambda: self._ask_event(dialog, dialog.take_event))
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.importing.remember_event(dialog.events.event_id)
            self.importing.run(dialog.sources, dialog.events.event_id)
        dialog.deleteLater()

    def open_large(self) -> None:
        """The current photo as large as it goes."""
        if self.grid.currentIndex().isValid():
            self.form.views.setCurrentWidget(self.form.large_place)
            self._show_current()
            self.large.caption.take_focus()

    def close_large(self) -> None:
        """Back to the grid."""
        self.form.views.setCurrentWidget(self.form.browse)
        self.large.leave()
        self._choice_changed()
        self.grid.setFocus()

    # What comes back.

    def _came(self, shown: Shown) -> None:
        first_time = self._shown is None
        self._shown = shown
        self._say_counts(shown.counts)
        self.panel.load_events(shown.events)
        self.panel.load_drafts(shown.drafts)
        chosen, current = self._to_select or self.grid.selected_ids, self._current_id()
        wanted, self._to_select = self._to_select, []
        if shown.groups == self.model.groups:
            self.model.renew()
        else:
            self.model.show(shown.groups)
        self.grid.select_ids(chosen, wanted[0] if wanted else current)
        if wanted:
            self.grid.scrollTo(self.grid.currentIndex())
        self._show_place(shown)
        if first_time and not self.grid.currentIndex().isValid():
            self.grid.choose_row(0)
        self._choice_changed()
        if self._wants_caption:
            self._wants_caption = False
            self.rename()

    def _edit(self, photo_id: int, changes: dict[str, Any]) -> None:
        self._typed.setdefault(photo_id, {}).update(changes)
        self.typing.edit(photo_id, **changes)

    def _stored(self, photo: Photo) -> None:
        self._own_changes += 1
        if not self.typing.typed(photo.id):
            self._typed.pop(photo.id, None)
        self.model.put(photo)

    def _changed(self, kind: str) -> None:
        if kind == "photo" and self._own_changes:
            # Typed here: the photo stays in sight although its filter would drop it now.
            self._own_changes -= 1
        elif kind in ("photo", "article", "event"):
            self._ask_when_free()

    def _ask_when_free(self) -> None:
        """Ask anew, but not while a caption is typed: its photo might leave the filter under the hands."""
        self._is_stale = self._is_typing
        if self.isVisible() and not self._is_stale:
            self.shelf.ask()

    def _caption_left(self) -> None:
        if self._is_stale and not self._is_typing:
            self._ask_when_free()

    def _choice_changed(self) -> None:
        ids = self.grid.selected_ids
        if len(ids) > 1:
            self.shelf.ask_common(ids)
            return
        self.shelf.forget_common()
        if ids:
            self._show_current()
        else:
            self.panel.show_none()

    def _show_current(self) -> None:
        """Show the one that is chosen in panel or large view, as soon as its facts are there."""
        row = self.model.row_of(self._current_id())
        tile = self.model.tile(row) if row >= 0 else None
        if tile is None:
            return
        typed = self._typed.get(tile.photo.id, {})
        if self._is_large:
            self.large.show_tile(row, tile, typed)
            return
        self.panel.show_one(tile, typed)
        self._previews.want(tile.photo)

    def _tiles_came(self) -> None:
        if len(self.grid.selected_rows) == 1 or self._is_large:
            self._show_current()

    def _show_common(self, count: int, common: PhotoCommon) -> None:
        if not self._is_large:
            self.panel.show_many(count, common)

    def _import_done(self, result: Imported) -> None:
        if result.ids or result.duplicates or result.refused:
            say_imported(self.session, result, self._caption_first)
        self._to_select = list(result.ids[:1])
        self.session.changed.emit("photo")

    def _caption_first(self) -> None:
        """The first photo that lacks a caption, ready to be typed."""
        self._wants_caption = True
        self._choose_filter(PhotoFilter.UNCAPTIONED)

    # What is asked for.

    def _step(self, by: int) -> None:
        """The next or previous photo; where captions are typed, they can go on being typed."""
        row = self.grid.currentIndex().row() + by
        if 0 <= row < len(self.model.ids):
            self.grid.choose_row(row)

    def _write_all(self, changes: PhotoChanges) -> None:
        self.deeds.write_all(self.grid.selected_ids, changes)

    def _hang(self, article_id: int) -> None:
        self._hang_these(article_id, self.grid.selected_ids)

    def _hang_these(self, article_id: int, ids: Sequence[int]) -> None:
        drafts = {article.id: article for article in (self._shown.drafts if self._shown else [])}
        title = (drafts[article_id].title if article_id in drafts else "") or NO_TITLE
        if ids:
            self.deeds.hang(article_id, title, ids)

    def _ask_event(self, parent: QWidget, then: Callable[[Event], None]) -> None:
        event = event_dialog.ask_event(parent, self.panel.day)
        if event:
            self.deeds.add_event(event, then)

    def _event_added(self, event: Event) -> None:
        self.panel.load_events([*(self._shown.events if self._shown else []), event])
        self.panel.choose_event(event.id)

    def _choose_filter(self, which: PhotoFilter) -> None:
        self.form.which.setCurrentIndex(list(FILTERS).index(which))
        self.shelf.choose(which)

    def _menu(self, at: QPoint) -> None:
        menu = self.menu()
        menu.exec(self.grid.viewport().mapToGlobal(at))
        menu.deleteLater()

    def menu(self) -> QMenu:
        """What can be done with the photos that are chosen."""
        menu = QMenu(self)
        if not self.grid.selected_ids:
            return menu
        menu.addAction("Xem lớn\tEnter").triggered.connect(self.open_large)
        if self.shelf.which is PhotoFilter.BIN:
            menu.addAction("Khôi phục").triggered.connect(self._restore)
            return menu
        menu.addAction("Ghi chú thích\tF2").triggered.connect(self.rename)
        add_drafts(menu.addMenu("Đặt vào bài"), self._shown.drafts if self._shown else [], self._hang)
        menu.addSeparator()
        menu.addAction("Cho vào thùng rác\tDel").triggered.connect(self.delete)
        return menu

    def _restore(self) -> None:
        self._to_select = self._after(self.grid.selected_ids)
        self.deeds.restore(self.grid.selected_ids)

    # Small print.

    @property
    def _is_large(self) -> bool:
        return self.form.views.currentWidget() is self.form.large_place

    @property
    def _is_typing(self) -> bool:
        return self.panel.form.caption.hasFocus() or self.large.form.caption.hasFocus()

    def _current_id(self) -> int:
        row = self.grid.currentIndex().row()
        return self.model.ids[row] if 0 <= row < len(self.model.ids) else 0

    def _after(self, ids: Sequence[int]) -> list[int]:
        """The photo that comes after these, or else the one before them."""
        last = max(map(self.model.row_of, ids))
        rest = self.model.ids[last + 1 : last + 2]
        return rest or [photo_id for photo_id in self.model.ids if photo_id not in set(ids)][-1:]

    def _say_counts(self, counts: dict[PhotoFilter, int]) -> None:
        for place, (which, name) in enumerate(FILTERS.items()):
            self.form.which.setItemText(place, f"{name} ({format_number(counts[which])})")
        self.set_subtitle(counts_in_words(counts))

    def _show_place(self, shown: Shown) -> None:
        """The empty room, nothing found, or the grid."""
        form = self.form
        if not shown.counts[PhotoFilter.ALL] and not shown.counts[PhotoFilter.BIN]:
            form.views.setCurrentWidget(form.empty_place)
        elif not (self._is_large and shown.groups):
            form.views.setCurrentWidget(form.browse)
        words = f"Không thấy ảnh nào có «{self.shelf.text.strip()}»." if self.shelf.text.strip() else ""
        form.nothing_said.setText(words or NOTHING[self.shelf.which])
        form.shown.setCurrentWidget(form.grid_place if shown.groups else form.nothing)

    def _drop_words(self, count: int) -> str:
        event_id = self.importing.event_id
        events = self._shown.events if self._shown else []
        title = next((event.title for event in events if event.id == event_id), "")
        return drop_in_words(count, title)

    def _put_together(self) -> None:
        form = self.form
        for place, widget in (
            (form.empty_place, self._empty),
            (form.grid_place, self.grid),
            (form.panel_place, self.panel),
            (form.large_place, self.large),
            (self, form.root),
        ):
            layout = place.layout() or QVBoxLayout(place)
            layout.setContentsMargins(0, 0, 0, 0)
            layout.addWidget(widget)
        for which, name in FILTERS.items():
            form.which.addItem(name, which)
        form.views.setCurrentWidget(form.browse)
        form.shown.setCurrentWidget(form.grid_place)
        # A file that is dropped on a field is a photo to import, not a path to be written there.
        for field in (*self.findChildren(QLineEdit), *self.findChildren(QPlainTextEdit)):
            field.setAcceptDrops(False)

    def _connect(self) -> None:
        form, panel, large = self.form, self.panel, self.large
        self.session.changed.connect(self._changed)
        self.shelf.came.connect(self._came)
        self.shelf.common_came.connect(self._show_common)
        self.typing.stored.connect(self._stored)
        self.importing.grew.connect(self._ask_when_free)
        self.importing.done.connect(self._import_done)
        self.drop_sign.dropped.connect(lambda files: self.importing.run(files, self.importing.event_id))
        form.which.activated.connect(lambda place: self.shelf.choose(list(FILTERS)[place]))
        form.text.textChanged.connect(self.shelf.type_text)
        self._empty.example.connect(self.session.sample)
        self.grid.activated.connect(self.open_large)
        self.grid.customContextMenuRequested.connect(self._menu)
        self.grid.selectionModel().selectionChanged.connect(self._choice_changed)
        self.grid.thumb_missing.connect(self._mending.mend)
        self.model.dataChanged.connect(self._tiles_came)
        self._previews.came.connect(panel.show_preview)
        for editor in (panel, large):
            editor.edited.connect(self._edit)
            editor.caption.left.connect(self._caption_left)
            editor.next_wanted.connect(partial(self._step, 1))
            editor.previous_wanted.connect(partial(self._step, -1))
        panel.write_all.connect(self._write_all)
        panel.hang_wanted.connect(self._hang)
        panel.dropped.connect(self._hang_these)
        panel.restore_wanted.connect(self._restore)
        panel.article_wanted.connect(partial(self.session.wanted.emit, "article"))
        panel.new_event_wanted.connect(lambda: self._ask_event(self, self._event_added))
        large.row_wanted.connect(self.grid.choose_row)
        large.left.connect(self.close_large)
