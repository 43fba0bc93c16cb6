"""Danh bạ: who is who, who held what office when, how to reach them."""

from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QStackedWidget, QVBoxLayout

from ucvn_desktop.core.person import Office, Person
from ucvn_desktop.services.people import PersonLine
from ucvn_desktop.services.people_merge import Merged
from ucvn_desktop.ui.jobs import Lane
from ucvn_desktop.ui.pages.base import Page
from ucvn_desktop.ui.pages.people import words
from ucvn_desktop.ui.pages.people.bin import Bin
from ucvn_desktop.ui.pages.people.events_panel import EventsPanel
from ucvn_desktop.ui.pages.people.exchange import Exchange
from ucvn_desktop.ui.pages.people.form import PeopleForm
from ucvn_desktop.ui.pages.people.list_panel import ListPanel
from ucvn_desktop.ui.pages.people.office_dialog import ask_office
from ucvn_desktop.ui.pages.people.offices_panel import OfficesPanel
from ucvn_desktop.ui.pages.people.opened import (
    Opened,
    read_lines,
    read_opened,
    save_person,
    start_person,
    store_office,
)
from ucvn_desktop.ui.pages.people.person_panel import PersonPanel
from ucvn_desktop.ui.pages.people.twins import Twins
from ucvn_desktop.ui.pages.people.units_dialog import edit_units
from ucvn_desktop.ui.saving import Autosave
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.widgets import read_only
from ucvn_desktop.ui.widgets.empty import EmptyPage

_SOON_MS = 300
_AT_ONCE_MS = 250
_NARROW = 1150
_LISTED_KINDS = {"person", "office", "sub_unit"}


class PeoplePage(Page):
    """The room of the address book."""

    ROOM: ClassVar[str] = "people"
    TITLE: ClassVar[str] = "Danh bạ"
    KINDS: ClassVar[frozenset[str]] = frozenset({"person", "sub_unit"})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._person: Person | None = None  # as it was stored last
        self._selects_name = False
        self.form = PeopleForm.load(self)
        self.exchange = Exchange(session, self)
        self._make_actions()
        self._lay_out()
        self.list = ListPanel(session, self.form)
        self.fields = PersonPanel(self.form)
        self.offices = OfficesPanel(self.form)
        self.events = EventsPanel(session, self.form)
        self.twins = Twins(session, self.form, self)
        self._deleted = Bin(session, self)
        self.saving = Autosave(session, partial(save_person, session.workspace), "person")
        self._read_soon = QTimer(self)
        self._read_soon.setSingleShot(True)
        self._read_soon.setInterval(_SOON_MS)
        self._read_soon.timeout.connect(self._read_again)
        self._connect()
        self._order_tabs()
        self._show(None)
        if session.read_only:
            read_only.close(self.form.bin, self.form.banner_yes, self.form.twin_merge, *self._writing_actions)

    @property
    def person(self) -> Person | None:
        """The person in hand, as stored last."""
        return self._person

    @property
    def has_unsaved(self) -> bool:
        return self.saving.has_unsaved

    def visited(self) -> None:
        self._read_again()

    def create_new(self) -> None:
        if self.session.read_only:
            return
        self.flush()
        # What is typed before the new person is there must not land in the old one.
        self.form.list.setFocus()
        workspace, kind = self.session.workspace, self.list.filter.kind
        self.session.jobs.save(lambda: start_person(workspace, kind), self._created)
        # Waited for, made and then opened: the keys that are pressed at once are the name's.
        for _ in ("made", "opened"):
            self.session.jobs.drain(Lane.SAVE, _AT_ONCE_MS)

    def print_shown(self) -> None:
        from ucvn_desktop.ui.pages.people.paper import MOST

        ids, day = list(self.list.ids), self.list.shown.day
        if not ids:
            self.session.messages.say("Danh sách đang trống nên chưa có gì để in.", "blue")
            return
        self.flush()
        workspace = self.session.workspace
        # Behind what was just handed on to be stored.
        self.session.jobs.save(
            lambda: read_lines(workspace, ids[:MOST], day), lambda lines: self._print(lines, len(ids), day)
        )

    def rename(self) -> None:
        if self._is_open:
            self.fields.go_to_name()

    def delete(self) -> None:
        if self.form.offices.hasFocus():
            self.offices.put_away()
        else:
            self.bin()

    def bin(self) -> None:
        """Put the person in hand into the bin; the neighbour is shown."""
        if self._person and self._is_open:
            person_id = self._person.id
            self.flush()
            self.list.step_from(person_id)
            self._deleted.put_away(person_id)

    def back(self) -> bool:
        if not self.form.list.hasFocus() and self.form.list.isVisible():
            self.form.list.setFocus()
            return True
        if self.form.words.text() or self.form.day.text():
            self.form.words.clear()
            self.form.day.clear()
            return True
        return False

    def show_record(self, kind: str, record_id: int) -> bool:
        if kind == "person":
            workspace = self.session.workspace
            self.session.jobs.read(lambda: workspace.people.get(record_id), self._show_wanted)
        elif kind == "sub_unit":
            # Behind what the room still does on being shown: the dialog waits for the user.
            QTimer.singleShot(0, self, lambda: edit_units(self, self.session, record_id))
        return kind in self.KINDS

    def flush(self) -> None:
        self.saving.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fold()

    @property
    def _is_open(self) -> bool:
        """Whether there is somebody that can be written in."""
        return bool(self._person and not self._person.deleted_at and not self.session.read_only)

    def _make_actions(self) -> None:
        self.primary = QAction("Thêm người", self)
        self.primary.setToolTip("Thêm một người vào danh bạ (Ctrl+Enter)")
        self.primary.triggered.connect(self.create_new)
        take = QAction("Nhập từ Excel…", self)
        take.triggered.connect(self.exchange.ask_import)
        give = QAction("Xuất ra Excel…", self)
        give.triggered.connect(lambda: self.exchange.ask_export(self.list.filter))
        sample = QAction("Lấy tệp mẫu…", self)
        sample.triggered.connect(self.exchange.ask_sample)
        sheets = QAction("Excel", self)
        sheets.setToolTip("Nhập từ Excel, xuất những người đang hiện ra Excel, lấy tệp mẫu để điền")
        menu = QMenu(self)
        menu.addActions([take, give, sample])
        sheets.setMenu(menu)
        self.secondary = (sheets,)
        self._writing_actions = (self.primary, take)

    def _lay_out(self) -> None:
        assert self.primary
        self._empty = EmptyPage(
            "empty-people",
            "Chưa có ai trong danh bạ",
            "Ghi lãnh đạo với chức vụ theo thời gian, cán bộ công đoàn, tác giả, báo cáo viên, phóng viên. Có sẵn "
            "danh sách thì lấy tệp mẫu, điền rồi nhập từ Excel.",
            self.primary,
        )
        self._empty.example.connect(self.session.sample)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.form.root)
        self._stack.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    def _connect(self) -> None:
        form = self.form
        self.list.chosen.connect(self._open)
        self.list.listed.connect(self._listed)
        self.list.counted.connect(lambda counts: self.set_subtitle(words.counts(counts)))
        form.list.activated.connect(lambda _: self.rename())
        form.bin.clicked.connect(self.bin)
        form.banner_yes.clicked.connect(self._restore)
        self.twins.show_wanted.connect(self._show_wanted)
        self.twins.about_to.connect(self.flush)
        self.twins.merged.connect(self._merged)
        form.edit_units.clicked.connect(lambda: edit_units(self, self.session))
        form.office_add.clicked.connect(self._add_office)
        self.offices.edit_wanted.connect(self._edit_office)
        self.offices.bin_wanted.connect(lambda office: self._deleted.put_office_away(office.id))
        self.fields.edited.connect(self._edited)
        self.saving.stored.connect(self._stored)
        self._deleted.restored.connect(self._restored)
        self.exchange.came.connect(self._came)
        self.session.changed.connect(self._changed)

    def _order_tabs(self) -> None:
        form = self.form
        before = (form.banner_yes, form.twin_merge, form.twin_show)
        after = (form.offices, form.office_add, form.office_edit, form.office_bin, form.events)
        self.fields.order_tabs(before, after)

    # What is shown

    def _listed(self) -> None:
        self._stack.setCurrentWidget(self._empty if self.list.is_all_empty else self.form.root)

    def _show_wanted(self, person: Person) -> None:
        if person.id not in self.list.ids:
            self.list.show_everything(in_bin=bool(person.deleted_at))
        self._go_to(person.id)

    def _go_to(self, person_id: int) -> None:
        self.list.choose(person_id)
        self.list.reload()
        self._open(person_id)

    def _open(self, person_id: int) -> None:
        self.flush()
        if not person_id:
            self._show(None)
            return
        workspace = self.session.workspace
        # Behind what was just handed on to be stored.
        self.session.jobs.save(lambda: read_opened(workspace, person_id), self._opened)

    def _opened(self, opened: Opened) -> None:
        if opened.person.id != self.list.current_id:
            return  # another one was chosen since
        if self._is_in_hand(opened.person):
            # Its fields know better than any reading.
            self._person = opened.person
            self.offices.show_offices(opened.offices, read_only=not self._is_open)
            self.events.show_events(opened.events)
            self.fields.show_units(opened.units)
        else:
            self.saving.flush()
            self._show(opened)
        self.twins.look_for(opened.person)
        if self._selects_name:
            self._selects_name = False
            self.fields.go_to_name(select=True)

    def _is_in_hand(self, person: Person) -> bool:
        old = self._person
        if not old or old.id != person.id or old.deleted_at != person.deleted_at:
            return False
        return old.rev == person.rev or bool(self.saving.typed(person.id))

    def _show(self, opened: Opened | None) -> None:
        form = self.form
        self._person = opened.person if opened else None
        self.twins.clear()
        form.detail.setVisible(opened is not None)
        form.nothing_open.setVisible(opened is None)
        if opened is None:
            return
        person, in_bin = opened.person, bool(opened.person.deleted_at)
        self.fields.show_person(person, opened.units, read_only=not self._is_open)
        self.offices.show_offices(opened.offices, read_only=not self._is_open)
        self.events.show_events(opened.events)
        form.banner.setVisible(in_bin)
        form.banner_text.setText(words.IN_BIN if in_bin else "")
        form.bin.setVisible(not in_bin)
        form.detail.verticalScrollBar().setValue(0)

    def _fold(self) -> None:
        """Side by side where there is room, else the offices stand under the fields."""
        layout = self.form.detail_body.layout()
        if isinstance(layout, QBoxLayout):
            is_narrow = self.window().width() < _NARROW
            direction = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
            layout.setDirection(direction)

    # What is typed

    def _edited(self, changes: dict[str, Any]) -> None:
        if self._person and self._is_open:
            self.saving.edit(self._person.id, **changes)

    def _stored(self, person: Person) -> None:
        if self._person and self._person.id == person.id:
            self._person = person
            self.fields.stored(person)
            self.twins.look_for(person)

    def _changed(self, kind: str) -> None:
        if kind in _LISTED_KINDS and self.isVisible():
            self._read_soon.start()

    def _read_again(self) -> None:
        """The list and the person in hand, as they are now."""
        self.list.reload()
        if self._person:
            workspace, person_id = self.session.workspace, self._person.id
            self.session.jobs.save(lambda: read_opened(workspace, person_id), self._opened)

    def _merged(self, merged: Merged) -> None:
        self._go_to(merged.person.id)

    # New, offices, bin

    def _created(self, person: Person) -> None:
        self._selects_name = True
        self.list.show_everything()
        self.list.choose(person.id)
        self._stack.setCurrentWidget(self.form.root)
        self._open(person.id)
        self.session.changed.emit("person")

    def _add_office(self) -> None:
        if self._person and self._is_open:
            self._store_office(ask_office(self, Office(person_id=self._person.id, title="")))

    def _edit_office(self, office: Office) -> None:
        self._store_office(ask_office(self, office))

    def _store_office(self, office: Office | None) -> None:
        if office:
            workspace = self.session.workspace
            self.session.jobs.save(lambda: store_office(workspace, office), self._office_stored)

    def _office_stored(self, _: Office) -> None:
        self.session.changed.emit("office")
        self.session.saved.emit()

    def _print(self, lines: list[PersonLine], listed: int, day: str) -> None:
        from ucvn_desktop.ui.pages.people.paper import people_list
        from ucvn_desktop.ui.printing import print_document

        document = people_list(self.session.workspace.profile.unit_name, lines, listed, day)
        print_document(self.session, self, "Danh bạ", document)

    def _restore(self) -> None:
        if self._person:
            self._deleted.take_out(self._person.id)

    def _restored(self, person: Person) -> None:
        if self.list.filter.in_bin:
            self.list.show_everything()
        self._go_to(person.id)

    def _came(self, ids: tuple[int, ...]) -> None:
        """Show the first that came, but not under the hands of one who types."""
        if not self.saving.has_unsaved:
            self.list.show_everything()
            self._go_to(ids[0])
