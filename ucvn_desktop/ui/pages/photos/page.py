"""Kho ảnh: photos come in, get their captions, find their articles."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from ucvn_desktop.core.article import Article
from ucvn_desktop.core.event import Event
from ucvn_desktop.core.photo import Photo
from ucvn_desktop.services.photos.importing import Imported
from ucvn_desktop.services.photos.library import PhotoChanges, edit_photo
from ucvn_desktop.storage.photo_grid import PhotoCommon, PhotoFilter
from ucvn_desktop.ui.pages.base import Page
from ucvn_desktop.ui.pages.photos import frame
from ucvn_desktop.ui.pages.photos.deeds import Deeds
from ucvn_desktop.ui.pages.photos.drafts import NO_TITLE
from ucvn_desktop.ui.pages.photos.drop import DropSign
from ucvn_desktop.ui.pages.photos.form import PhotosForm
from ucvn_desktop.ui.pages.photos.grid import PhotoGrid
from ucvn_desktop.ui.pages.photos.importing import PhotoImport, PhotoImportDialog, say_imported
from ucvn_desktop.ui.pages.photos.large import LargeView
from ucvn_desktop.ui.pages.photos.menu import MenuDeeds, photo_menu
from ucvn_desktop.ui.pages.photos.model import PhotoModel
from ucvn_desktop.ui.pages.photos.panel import PhotoPanel
from ucvn_desktop.ui.pages.photos.pictures import Mending, Previews
from ucvn_desktop.ui.pages.photos.sheet import print_sheet
from ucvn_desktop.ui.pages.photos.shelf import Shelf, Shown
from ucvn_desktop.ui.pages.photos.words import (
    EMPTY,
    FILTERS,
    counts_in_words,
    drop_in_words,
)
from ucvn_desktop.ui.saving import Autosave
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.widgets import event_dialog, read_only
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
        self.primary = self.make_action("Nhập ảnh", run=self.ask_import)
        if session.read_only:
            self.primary.setEnabled(False)
            self.primary.setToolTip(read_only.WHY)
        self._shown: Shown | None = None
        self._to_select: list[int] = []
        self._came_in = 0  # the first photo of an import that shall be chosen, if nobody types
        self._is_own_change = False
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
        self.panel = PhotoPanel(read_only=session.read_only)
        self.large = LargeView(session, self.model, self._thumbs)
        self._empty = EmptyPage("empty-photos", "Kho chưa có ảnh nào", EMPTY, self.primary)
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
        if ids and self.shelf.which is not PhotoFilter.BIN and not self.session.read_only:
            self._to_select = self.model.after(ids)
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
        dialog = PhotoImportDialog(self, self.session, self._events, self.importing.event_id)
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
        if self._would_go_under_the_hands(shown):
            self._is_stale = True
            return
        first_time = self._shown is None
        self._shown = shown
        frame.say_counts(self.form, shown.counts)
        self.set_subtitle(counts_in_words(shown.counts))
        self.panel.load_events(shown.events)
        self.panel.load_drafts(shown.drafts)
        chosen, current = self._to_select or self.grid.selected_ids, self._current_id()
        wanted, self._to_select = self._to_select, []
        if self._came_in and not self._is_busy:
            chosen = wanted = wanted or [self._came_in]
        self._came_in = 0
        if shown.groups == self.model.groups:
            self.model.renew()
        else:
            self.model.show(shown.groups)
        self.grid.select_ids(chosen, wanted[0] if wanted else current)
        if wanted:
            self.grid.scrollTo(self.grid.currentIndex())
        frame.show_place(self.form, shown, self.shelf, is_large=self._is_large)
        if (first_time or self._wants_caption) and not self.grid.selected_rows:
            self.grid.choose_row(0)
        self._choice_changed()
        if self._wants_caption:
            self._wants_caption = False
            self.rename()

    def _edit(self, photo_id: int, changes: dict[str, Any]) -> None:
        self.typing.edit(photo_id, **changes)

    def _stored(self, photo: Photo) -> None:
        self._is_own_change = True  # told next
        self.model.put(photo)

    def _changed(self, kind: str) -> None:
        if kind == "photo" and self._is_own_change:
            # Typed here: the photo stays in sight although its filter would drop it now.
            self._is_own_change = False
        elif kind in ("photo", "article", "event"):
            self._ask_when_free()

    def _ask_when_free(self) -> None:
        """Ask anew, but not while somebody types: the photo might leave the filter under the hands."""
        self._is_stale = self._is_typing
        if self.isVisible() and not self._is_stale:
            self.shelf.ask()

    def _field_left(self) -> None:
        if self._is_typing:
            return
        if self._is_stale:
            self._ask_when_free()
        else:
            self._tiles_came()  # what others stored meanwhile is shown in the field that was left

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
        typed = self.typing.typed(tile.photo.id)
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
        """Where nobody types, the first new photo is chosen; else the notice's button leads to it."""
        first = next(iter(result.ids), 0)
        if first or result.duplicates or result.refused:
            say_imported(self.session, result, partial(self._caption_new, first))
        self._came_in = 0 if self._is_busy else first
        self.session.changed.emit("photo")

    def _caption_new(self, photo_id: int) -> None:
        """The first photo that came in, ready for its caption; or the first one that lacks one."""
        if self._is_large:
            self.close_large()
        self._wants_caption = True
        self._to_select = [photo_id]
        self.form.text.clear()
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
        title = next((draft.title for draft in self._drafts if draft.id == article_id), "") or NO_TITLE
        if ids:
            self.deeds.hang(article_id, title, ids)

    def _ask_event(self, parent: QWidget, then: Callable[[Event], None]) -> None:
        event = event_dialog.ask_event(parent, self.panel.day)
        if event:
            self.deeds.add_event(event, parent, then)

    def _event_added(self, event: Event) -> None:
        self.panel.load_events([*self._events, event])
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
        if not self.grid.selected_ids:
            return QMenu(self)
        deeds = MenuDeeds(self.open_large, self.rename, self._hang, self.delete, self._restore)
        in_bin, read_only = self.shelf.which is PhotoFilter.BIN, self.session.read_only
        return photo_menu(self, deeds, self._drafts, in_bin=in_bin, read_only=read_only)

    def _restore(self) -> None:
        self._to_select = self.model.after(self.grid.selected_ids)
        self.deeds.restore(self.grid.selected_ids)

    # Small print.

    @property
    def _events(self) -> Sequence[Event]:
        return self._shown.events if self._shown else ()

    @property
    def _drafts(self) -> Sequence[Article]:
        return self._shown.drafts if self._shown else ()

    @property
    def _is_large(self) -> bool:
        return self.form.views.currentWidget() is self.form.large_place

    @property
    def _is_typing(self) -> bool:
        return self.panel.is_in_use or self.large.form.caption.hasFocus()

    @property
    def _is_busy(self) -> bool:
        """Whether the photo that is shown is being worked on: another must not take its place."""
        return self._is_typing or self._is_large

    def _would_go_under_the_hands(self, shown: Shown) -> bool:
        """Whether showing this, which came unasked, would take away what somebody is typing into."""
        if not self._is_typing or self._to_select:
            return False
        at_hand = self.grid.selected_ids
        return len(at_hand) > 1 or not any(at_hand[0] in group.ids for group in shown.groups if at_hand)

    def _current_id(self) -> int:
        return self.model.id_at(self.grid.currentIndex().row())

    def _drop_words(self, count: int) -> str:
        chosen = self.importing.event_id
        return drop_in_words(count, next((event.title for event in self._events if event.id == chosen), ""))

    def _put_together(self) -> None:
        form = self.form
        frame.put_into(
            (form.empty_place, self._empty),
            (form.grid_place, self.grid),
            (form.panel_place, self.panel),
            (form.large_place, self.large),
            (self, form.root),
        )
        frame.offer_filters(form)
        form.views.setCurrentWidget(form.browse)
        form.shown.setCurrentWidget(form.grid_place)
        self.setAcceptDrops(not self.session.read_only)
        frame.take_drops_from_fields(self)

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
        panel.left.connect(self._field_left)
        large.caption.left.connect(self._field_left)
        for editor in (panel, large):
            editor.edited.connect(self._edit)
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
