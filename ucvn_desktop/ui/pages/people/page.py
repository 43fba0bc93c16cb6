"""Danh bạ: who is who, who held what office when, how to reach them."""

from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu

from ucvn_desktop.core.person import Office, Person
from ucvn_desktop.core.text.titles import shorten
from ucvn_desktop.services import people
from ucvn_desktop.ui.bin import Bin
from ucvn_desktop.ui.pages.base import Page
from ucvn_desktop.ui.pages.desk import Desk
from ucvn_desktop.ui.pages.people import words
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
from ucvn_desktop.ui.widgets.record_pane import fold, turn_to

_LISTED_KINDS = {"person", "office", "sub_unit"}


class PeoplePage(Page):
    """The room of the address book."""

    ROOM: ClassVar[str] = "people"
    TITLE: ClassVar[str] = "Danh bạ"
    KINDS: ClassVar[frozenset[str]] = frozenset({"person", "sub_unit"})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._person: Person | None = None  # as it was stored last
        self.form = PeopleForm.load(self)
        self.exchange = Exchange(session, self)
        self._make_actions()
        self.list = ListPanel(session, self.form)
        self.fields = PersonPanel(self.form)
        self.offices = OfficesPanel(self.form)
        self.events = EventsPanel(session, self.form)
        self.twins = Twins(session, self.form, self)
        self._offices_away = Bin(
            session, self, people.bin_office, people.restore_office, _office_called, "Đã bỏ {}."
        )
        deleted = Bin(session, self, people.bin_person, people.restore_person, _called)
        self.desk = Desk(self, self.form, self.list, deleted, partial(read_opened, session.workspace))
        self.desk.lay_out(self._empty_page())
        self.saving = Autosave(session, partial(save_person, session.workspace), "person")
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

    @property
    def unsaved(self) -> tuple[str, int] | None:
        return self.saving.unsaved

    def visited(self) -> None:
        self.desk.read_again()

    def create_new(self) -> None:
        workspace, kind = self.session.workspace, self.list.filter.kind
        self.desk.begin(lambda: start_person(workspace, kind))

    def print_shown(self) -> None:
        from ucvn_desktop.ui.pages.people.paper import people_list

        workspace, day = self.session.workspace, self.list.shown.day
        self.desk.print_list(
            "Danh bạ",
            lambda ids: read_lines(workspace, ids, day),
            lambda lines, listed: people_list(workspace.profile.unit_name, lines, listed, day),
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
            self.desk.put_away(self._person.id)

    def back(self) -> bool:
        return self.desk.back()

    def show_record(self, kind: str, record_id: int) -> bool:
        if kind == "person":
            workspace = self.session.workspace
            self.session.jobs.read(lambda: workspace.people.get(record_id), self.desk.show)
        elif kind == "sub_unit":
            # Behind what the room still does on being shown: the dialog waits for the user.
            QTimer.singleShot(0, self, lambda: edit_units(self, self.session, record_id))
        return kind in self.KINDS

    def flush(self) -> None:
        self.saving.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        fold(self.form)

    @property
    def _is_open(self) -> bool:
        """Whether there is somebody that can be written in."""
        return bool(self._person and not self._person.deleted_at and not self.session.read_only)

    def _make_actions(self) -> None:
        self.primary = self.make_action(
            "Thêm người", "Thêm một người vào danh bạ (Ctrl+Enter)", self.create_new
        )
        take = self.make_action("Nhập từ Excel…", run=self.exchange.ask_import)
        give = self.make_action("Xuất ra Excel…", run=lambda: self.exchange.ask_export(self.list.filter))
        sample = self.make_action("Lấy tệp mẫu…", run=self.exchange.ask_sample)
        sheets = self.make_action(
            "Excel", "Nhập từ Excel, xuất những người đang hiện ra Excel, lấy tệp mẫu để điền"
        )
        menu = QMenu(self)
        menu.addActions([take, give, sample])
        sheets.setMenu(menu)
        self.secondary = (sheets,)
        self._writing_actions = (self.primary, take)

    def _empty_page(self) -> EmptyPage:
        assert self.primary
        return EmptyPage(
            "empty-people",
            "Chưa có ai trong danh bạ",
            "Ghi lãnh đạo với chức vụ theo thời gian, cán bộ công đoàn, tác giả, báo cáo viên, phóng viên. Có sẵn "
            "danh sách thì lấy tệp mẫu, điền rồi nhập từ Excel.",
            self.primary,
        )

    def _connect(self) -> None:
        form = self.form
        self.desk.opened.connect(self._opened)
        self.desk.begun.connect(lambda: self.fields.go_to_name(select=True))
        self.list.counted.connect(lambda counts: self.set_subtitle(words.counts(counts)))
        form.list.activated.connect(lambda _: self.rename())
        form.bin.clicked.connect(self.bin)
        form.banner_yes.clicked.connect(self._restore)
        self.twins.show_wanted.connect(self.desk.show)
        self.twins.about_to.connect(self.flush)
        self.twins.merged.connect(lambda merged: self.desk.go_to(merged.person.id))
        form.edit_units.clicked.connect(lambda: edit_units(self, self.session))
        form.office_add.clicked.connect(self._add_office)
        self.offices.edit_wanted.connect(self._edit_office)
        self.offices.bin_wanted.connect(lambda office: self._offices_away.put_away(office.id))
        self.fields.edited.connect(self._edited)
        self.saving.stored.connect(self._stored)
        self.exchange.came.connect(self._came)
        self.session.changed.connect(self._changed)

    def _order_tabs(self) -> None:
        form = self.form
        before = (form.banner_yes, form.twin_merge, form.twin_show)
        after = (form.offices, form.office_add, form.office_edit, form.office_bin, form.events)
        self.fields.order_tabs(before, after)

    # What is shown

    def _opened(self, opened: Opened | None) -> None:
        if not opened:
            self._show(None)
            return
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

    def _is_in_hand(self, person: Person) -> bool:
        old = self._person
        if not old or old.id != person.id or old.deleted_at != person.deleted_at:
            return False
        return old.rev == person.rev or bool(self.saving.typed(person.id))

    def _show(self, opened: Opened | None) -> None:
        form = self.form
        self._person = opened.person if opened else None
        self.twins.clear()
        turn_to(form, self._person, words.IN_BIN)
        if opened is None:
            return
        self.fields.show_person(opened.person, opened.units, read_only=not self._is_open)
        self.offices.show_offices(opened.offices, read_only=not self._is_open)
        self.events.show_events(opened.events)

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
            self.desk.again_soon.start()

    # New, offices, bin

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

    def _restore(self) -> None:
        if self._person:
            self.desk.take_out(self._person.id)

    def _came(self, ids: tuple[int, ...]) -> None:
        """Show the first that came, but not under the hands of one who types."""
        if not self.saving.has_unsaved:
            self.list.show_everything()
            self.desk.go_to(ids[0])


def _called(person: Person) -> str:
    return f"«{shorten(person.full_name, 60)}»"


def _office_called(office: Office) -> str:
    return f"chức vụ «{shorten(office.label, 60)}»"
