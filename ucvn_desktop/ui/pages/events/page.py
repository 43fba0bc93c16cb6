"""Hoạt động: what the unit does, what hangs on it, and what has not been reported yet."""

from functools import partial
from typing import ClassVar

from PySide6.QtGui import QResizeEvent

from ucvn_desktop.core.event import Event, EventKind
from ucvn_desktop.ui.bin import Bin
from ucvn_desktop.ui.drafts import Drafts
from ucvn_desktop.ui.forms import put
from ucvn_desktop.ui.pages.base import Page
from ucvn_desktop.ui.pages.desk import Desk
from ucvn_desktop.ui.pages.events import words
from ucvn_desktop.ui.pages.events.draft import Judged, judge
from ucvn_desktop.ui.pages.events.facts import Facts
from ucvn_desktop.ui.pages.events.form import EventsForm
from ucvn_desktop.ui.pages.events.hanging import Hanging
from ucvn_desktop.ui.pages.events.list_panel import ListPanel
from ucvn_desktop.ui.pages.events.opened import (
    Choices,
    Counted,
    Opened,
    bin_it,
    read_choices,
    read_opened,
    read_rows,
    restore_it,
    save_event,
    start_event,
)
from ucvn_desktop.ui.saving import Autosave
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.timers import run_later
from ucvn_desktop.ui.widgets import read_only
from ucvn_desktop.ui.widgets.empty import EmptyPage
from ucvn_desktop.ui.widgets.record_pane import fold, turn_to

_SOON_MS = 300
_LISTED_KINDS = {"event", "article", "photo"}
_HANGING_KINDS = _LISTED_KINDS | {"event_press", "event_document", "poster", "profile"}


class EventsPage(Page):
    """The room of the events."""

    ROOM: ClassVar[str] = "events"
    TITLE: ClassVar[str] = "Hoạt động"
    KINDS: ClassVar[frozenset[str]] = frozenset({"event"})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._event: Event | None = None  # as it was stored last
        self.form = EventsForm.load(self)
        self.primary = self.make_action("Ghi hoạt động", "Ghi hoạt động mới (Ctrl+Enter)", self.create_new)
        self.list = ListPanel(session, self.form)
        self.facts = Facts(self.form, session)
        self.hanging = Hanging(session, self)
        put(self.form.hanging_place, self.hanging.form.root)
        deleted = Bin(session, self, bin_it, restore_it, lambda event: f"«{words.name(event)}»")
        self.desk = Desk(self, self.form, self.list, deleted, partial(read_opened, session.workspace))
        self.desk.lay_out(self._empty_page())
        self.saving = Autosave(session, partial(save_event, session.workspace), "event")
        self._drafts = Drafts(self.saving, judge)
        self._list_soon = run_later(self, _SOON_MS, self.list.reload)
        self._hanging_soon = run_later(self, _SOON_MS, self._read_hanging)
        self._connect()
        self._order_tabs()
        self._show(None)
        if session.read_only:
            read_only.close(self.primary, self.form.bin, self.form.banner_yes)

    @property
    def event_in_hand(self) -> Event | None:
        """The event in hand, as it was stored last."""
        return self._event

    @property
    def has_unsaved(self) -> bool:
        return self._drafts.has_unsaved or self.hanging.press.saving.has_unsaved

    @property
    def unsaved(self) -> tuple[str, int] | None:
        return self._drafts.unsaved

    def visited(self) -> None:
        workspace = self.session.workspace
        self.session.jobs.read(lambda: read_choices(workspace), self._show_choices)
        self.list.reload()
        self._read_hanging()

    def create_new(self) -> None:
        workspace, kind = self.session.workspace, self.list.filter.kind or EventKind.OTHER.value
        self.desk.begin(lambda: start_event(workspace, words.NEW_TITLE, kind))

    def print_shown(self) -> None:
        from ucvn_desktop.ui.pages.events.paper import event_list

        workspace, year = self.session.workspace, self.list.filter.year
        self.desk.print_list(
            "Danh sách hoạt động",
            partial(read_rows, workspace),
            lambda rows, listed: event_list(workspace.profile.unit_name, rows, listed, year),
        )

    def rename(self) -> None:
        if self._is_open:
            self.facts.go_to_title()

    def delete(self) -> None:
        if not self.hanging.delete():
            self._bin()

    def back(self) -> bool:
        return self.hanging.back() or self.desk.back()

    def show_record(self, kind: str, record_id: int) -> bool:
        if kind == "event":
            workspace = self.session.workspace
            self.session.jobs.read(lambda: workspace.events.get(record_id), self.desk.show)
        return kind == "event"

    def flush(self) -> None:
        self.saving.flush()
        self.hanging.press.saving.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        fold(self.form)

    @property
    def _is_open(self) -> bool:
        """Whether there is an event that can be written in."""
        return bool(self._event and not self._event.deleted_at and not self.session.read_only)

    @property
    def _judged(self) -> Judged | None:
        """What was typed into the event in hand."""
        return self._drafts.judged(self._event) if self._event else None

    def _is_in_hand(self, event_id: int) -> bool:
        return self._event is not None and self._event.id == event_id

    def _empty_page(self) -> EmptyPage:
        assert self.primary
        return EmptyPage(
            "empty-events",
            "Chưa có hoạt động nào",
            "Ghi mỗi việc đơn vị làm một lần: hội nghị, thăm hỏi, hội thi, lễ phát động. Tin, bài, ảnh, phông "
            "và giấy mời đều lấy từ đây.",
            self.primary,
        )

    def _connect(self) -> None:
        self.desk.opened.connect(self._opened)
        self.desk.begun.connect(lambda: self.facts.go_to_title(select=True))
        self.list.counted.connect(self._say_counts)
        self.form.list.activated.connect(lambda _: self.facts.go_to_title())
        self.form.bin.clicked.connect(self._bin)
        self.form.banner_yes.clicked.connect(self._restore)
        self.facts.edited.connect(self._edited)
        self.facts.remade.connect(self._order_tabs)
        self.hanging.mend.connect(self.facts.go_to)
        self.hanging.about_to.connect(self.flush)
        self.hanging.remade.connect(self._order_tabs)
        self.saving.stored.connect(self._stored)
        self.session.changed.connect(self._changed)

    def _order_tabs(self) -> None:
        self.facts.order_tabs(self.form.banner_yes, self.hanging.stops)

    # What is shown

    def _say_counts(self, counted: Counted) -> None:
        self.set_subtitle(words.counts(counted.events, counted.year, counted.unreported))

    def _show_choices(self, choices: Choices) -> None:
        self.facts.show_choices(choices.plans, choices.campaigns)

    def _opened(self, opened: Opened | None) -> None:
        old, new = self._event, opened.event if opened else None
        is_same = old and new and (old.id, old.rev, old.deleted_at) == (new.id, new.rev, new.deleted_at)
        if opened and is_same:
            # Its fields know better than any reading.
            self.hanging.show_opened(opened, is_open=not opened.event.deleted_at)
        else:
            self._show(opened)

    def _show(self, opened: Opened | None) -> None:
        self._event = opened.event if opened else None
        turn_to(self.form, self._event, words.IN_BIN)
        if opened is None:
            return
        event = opened.event
        self.facts.show_event(event, self._drafts.typed(event.id), read_only=not self._is_open)
        self.hanging.show_opened(opened, is_open=not event.deleted_at)
        self._show_faults()

    def _show_faults(self) -> None:
        judged = self._judged
        self.facts.show_faults(judged.problems if judged and self._is_open else {})

    # What is typed

    def _edited(self, name: str, value: object) -> None:
        if not self._event or not self._is_open:
            return
        if name == "kind":
            self.saving.flush()  # fields of the kind before are stored under it
        self._drafts.edit(self._event, {name: value})
        judged = self._judged
        assert judged
        if name == "kind":
            self.facts.show_kind(judged.event)
        self.facts.show_faults(judged.problems)

    def _stored(self, event: Event) -> None:
        if self._is_in_hand(event.id):
            self._event = event
            self.facts.follow(event)
            self.hanging.show_event(event)

    def _changed(self, kind: str) -> None:
        if kind in _LISTED_KINDS and self.isVisible():
            self._list_soon.start()
        if kind in _HANGING_KINDS:
            self._hanging_soon.start()

    def _read_hanging(self) -> None:
        """What hangs on the event in hand, as it is now."""
        if self._event:
            workspace, event_id = self.session.workspace, self._event.id
            self.session.jobs.read(lambda: read_opened(workspace, event_id), self._read_anew)

    def _read_anew(self, opened: Opened) -> None:
        if not self._event or opened.event.id != self._event.id:
            return
        if opened.event.rev == self._event.rev or self.saving.has_unsaved:
            self.hanging.show_opened(opened, is_open=not self._event.deleted_at)
        elif opened.event.rev > self._event.rev and opened.event.id == self.list.current_id:
            self._show(opened)

    # The bin

    def _bin(self) -> None:
        event = self._event
        if event and self._is_open:
            self.desk.put_away(event.id)

    def _restore(self) -> None:
        if self._event:
            self.desk.take_out(self._event.id)
