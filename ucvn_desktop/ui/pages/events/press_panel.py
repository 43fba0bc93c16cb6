"""The press at the event: who was invited, who came, what was published."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidgetItem, QWidget

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.event import Event, EventPress
from ucvn_desktop.core.event_check import press_doubts
from ucvn_desktop.core.event_values import read_link
from ucvn_desktop.core.person import PersonKind
from ucvn_desktop.core.text.dates import format_day, parse_day
from ucvn_desktop.services.events import bin_press, invite_press, press_in_words, restore_press
from ucvn_desktop.services.people import PersonLine
from ucvn_desktop.ui.icons import icon
from ucvn_desktop.ui.pages.events import words
from ucvn_desktop.ui.pages.events.form import HangingForm
from ucvn_desktop.ui.pages.events.opened import save_press
from ucvn_desktop.ui.saving import Autosave
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.widgets import read_only
from ucvn_desktop.ui.widgets.person_offer import PersonOffer
from ucvn_desktop.ui.widgets.rows import fit
from ucvn_desktop.ui.widgets.two_lines import TwoLines

_ID = int(Qt.ItemDataRole.UserRole)


class PressPanel(QObject):
    """Rows, and a small form under them for the one that is chosen or new."""

    def __init__(self, session: Session, form: HangingForm) -> None:
        super().__init__(form.root)
        self._session = session
        self._form = form
        self._event: Event | None = None
        self._day = ""  # today's
        self._is_open = False  # not in the bin
        self._press_id = 0  # the one in the form
        self._person_id: int | None = None  # whose name is in the form, chosen from the address book
        self._presses: dict[int, EventPress] = {}
        self._begun: dict[int, EventPress] = {}  # what was typed for an event and not added
        self.saving = Autosave(session, partial(save_press, session.workspace), "event_press")
        self._checks: tuple[tuple[str, QLineEdit, QLabel, Callable[[str], object]], ...] = (
            (
                "link",
                form.press_link,
                form.press_link_fault,
                lambda text: read_link(text, "Đường dẫn bài đã đăng"),
            ),
            ("published", form.press_published, form.press_published_fault, parse_day),
        )
        self._offer = PersonOffer(session, form.press_name, form.press_offer, PersonKind.PRESS)
        form.press.setItemDelegate(TwoLines(form.press))
        form.press.setMouseTracking(True)
        self._connect()
        self.close_form()
        if session.read_only:
            fields = (form.press_name, form.press_outlet, form.press_link, form.press_published)
            read_only.close(*fields, form.press_invited, form.press_came)
            read_only.close(form.add_press, form.press_add, form.press_remove)

    @property
    def is_open(self) -> bool:
        """Whether the small form is shown."""
        return not self._form.press_panel.isHidden()

    def show_presses(self, event: Event, presses: Sequence[EventPress], day: str, *, is_open: bool) -> None:
        """Show those of an event; where they are the same event's, the form stays as it is. `day` is today's."""
        is_other = not self._event or event.id != self._event.id
        if is_other:
            self._keep_begun()
            self.close_form()
        self._event, self._day = event, day
        self._is_open = is_open
        self._presses = {press.id: press for press in presses}
        rows = self._form.press
        rows.blockSignals(True)
        rows.clear()
        for press in presses:
            mark = icon("warning", tone="gold") if self._doubts(press) else _mark(press)
            item = QListWidgetItem(mark, f"{press_in_words(press)}\n{words.press_facts(press)}", rows)
            item.setData(_ID, press.id)
            if press.id == self._press_id:
                rows.setCurrentItem(item)
        rows.blockSignals(False)
        fit(rows)
        self._form.press_said.setText(words.press_counts(list(presses)))
        self._form.add_press.setEnabled(is_open and not self._session.read_only)
        if not is_open or (self._press_id and self._press_id not in self._presses):
            self.close_form()
        if is_other and is_open and event.id in self._begun:
            self._fill(self._begun.pop(event.id))
        self._say_doubts()

    def show_event(self, event: Event) -> None:
        """The event was stored: its day may be another."""
        if self._event and self._event.id == event.id:
            self.show_presses(event, list(self._presses.values()), self._day, is_open=self._is_open)

    def close_form(self) -> None:
        """Put the small form away."""
        self._press_id = 0
        self._offer.close_it()
        self._form.press_panel.hide()
        self._form.add_press.show()
        self._form.press.clearSelection()

    def _keep_begun(self) -> None:
        """Keep a new one that was typed and not added, until its event is shown again or it is begun again."""
        form = self._form
        name, outlet = form.press_name.text().strip(), form.press_outlet.text().strip()
        if self._event and self.is_open and not self._press_id and (name or outlet):
            self._begun[self._event.id] = EventPress(
                event_id=self._event.id, name=name, outlet=outlet, person_id=self._person_id
            )

    def leave(self) -> None:
        """Put the small form away and go on at the button that opened it; what was not added is there again with it."""
        self.saving.flush()
        self._keep_begun()
        self.close_form()
        self._form.add_press.setFocus()

    def begin(self) -> None:
        """A new one."""
        if self._event:
            self._fill(self._begun.pop(self._event.id, EventPress(event_id=self._event.id)))
            self._form.press_name.setFocus()

    def remove(self) -> None:
        """Put the one in the form, or else the one that is chosen, into the bin."""
        chosen = self._form.press.selectedItems()
        press_id = self._press_id or (chosen[0].data(_ID) if chosen else 0)
        workspace = self._session.workspace
        if press_id and self._is_open and not self._session.read_only:
            self.saving.flush()
            self._session.jobs.save(lambda: bin_press(workspace, press_id), self._removed)

    def _connect(self) -> None:
        form = self._form
        form.press.itemClicked.connect(self._open)
        form.press.itemActivated.connect(self._open)
        form.add_press.clicked.connect(self.begin)
        form.press_close.clicked.connect(self.leave)
        form.press_add.clicked.connect(self._add)
        form.press_name.returnPressed.connect(self._add)
        form.press_outlet.returnPressed.connect(self._add)
        form.press_remove.clicked.connect(self.remove)
        self._offer.chosen.connect(self._take)
        form.press_person.clicked.connect(lambda: self._session.wanted.emit("person", self._person_id))
        form.press_name.textEdited.connect(self._renamed)
        form.press_outlet.textEdited.connect(lambda text: self._named(outlet=text))
        form.press_invited.clicked.connect(lambda on: self._edit(invited=on))
        form.press_came.clicked.connect(lambda on: self._edit(came=on))
        for name, field, fault, read in self._checks:
            field.textEdited.connect(partial(self._checked, name, fault, read))

    def _open(self, item: QListWidgetItem) -> None:
        press = self._presses.get(item.data(_ID))
        if press and self._is_open:
            self.saving.flush()
            self._fill(press)

    def _fill(self, press: EventPress) -> None:
        form = self._form
        self._press_id = press.id
        texts = (press.name, press.outlet, press.link, format_day(press.published))
        fields = (form.press_name, form.press_outlet, form.press_link, form.press_published)
        for field, text in zip(fields, texts, strict=True):
            field.setText(text)
            field.setCursorPosition(0)
        form.press_invited.setChecked(press.invited)
        form.press_came.setChecked(press.came)
        for fault in (form.press_fault, form.press_link_fault, form.press_published_fault):
            self._say(fault, "")
        self._offer.close_it()
        self._know(press.person_id)
        self._say_doubts()
        is_new = not press.id
        form.press_add.setVisible(is_new)
        _show_all(not is_new, form.press_more, form.press_remove)
        form.press_panel.show()
        form.add_press.hide()

    def _say(self, fault: QLabel, text: str) -> None:
        fault.setText(text)
        fault.setVisible(bool(text))
        # What scrolls is as high as its parts are at least, and a label that wraps asks for one line at least.
        fault.setMinimumHeight(fault.heightForWidth(self._form.press_link.width()) if text else 0)

    def _doubts(self, press: EventPress) -> list[str]:
        return press_doubts(press, self._event, self._day) if self._event else []

    def _say_doubts(self) -> None:
        press = self._presses.get(self._press_id)
        self._say(self._form.press_doubt, "\n".join(self._doubts(press)) if press else "")

    def _know(self, person_id: int | None) -> None:
        """Say whether the one in the form is in the address book."""
        self._person_id = person_id
        is_known = person_id is not None
        has_name = bool(self._form.press_name.text().strip())
        self._form.press_known.setText("Có trong danh bạ." if is_known else "Người ngoài danh bạ.")
        self._form.press_known.setVisible(is_known or has_name)
        self._form.press_person.setVisible(is_known)

    def _take(self, line: PersonLine) -> None:
        """Somebody was chosen from the address book."""
        form, person = self._form, line.person
        form.press_name.setText(person.full_name)
        form.press_outlet.setText(person.outlet)
        self._say(form.press_fault, "")
        self._know(person.id)
        self._edit(name=person.full_name, outlet=person.outlet, person_id=person.id)

    def _renamed(self, text: str) -> None:
        # Another name is somebody else, until he is chosen.
        self._know(None)
        self._named(name=text, person_id=None)

    def _named(self, **changes: Any) -> None:
        form = self._form
        has_one = bool(form.press_name.text().strip() or form.press_outlet.text().strip())
        self._say(form.press_fault, "" if has_one else "Phải có tên phóng viên hoặc cơ quan báo chí.")
        if has_one:
            self._edit(**changes)

    def _checked(self, name: str, fault: QLabel, read: Callable[[str], object], text: str) -> None:
        try:
            if text.strip():
                read(text)
        except UserError as error:
            self._say(fault, error.message)
            return
        self._say(fault, "")
        self._edit(**{name: text.strip()})

    def _edit(self, **changes: Any) -> None:
        if self._press_id:
            self.saving.edit(self._press_id, **changes)

    def _add(self) -> None:
        form = self._form
        if self._press_id or self._session.read_only or not self._event:
            return
        workspace, event_id, person_id = self._session.workspace, self._event.id, self._person_id
        name, outlet = form.press_name.text(), form.press_outlet.text()
        self._session.jobs.save(
            lambda: invite_press(workspace, event_id, name, outlet, person_id), self._added, self._refused
        )

    def _added(self, press: EventPress) -> None:
        self._begun.pop(press.event_id, None)
        self._session.changed.emit("event_press")
        if self._event and press.event_id == self._event.id and not self._press_id:
            self._fill(press)
            self._form.press_came.setFocus()

    def _refused(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self._say(self._form.press_fault, error.message)

    def _removed(self, press: EventPress) -> None:
        self.close_form()
        self._session.changed.emit("event_press")
        undo = ("Hoàn tác", partial(self._bring_back, press.id))
        self._session.messages.say(f"Đã bỏ {press_in_words(press)}.", action=undo)

    def _bring_back(self, press_id: int) -> None:
        workspace = self._session.workspace
        self._session.jobs.save(
            lambda: restore_press(workspace, press_id),
            lambda _: self._session.changed.emit("event_press"),
        )


def _mark(press: EventPress) -> Any:
    if press.link or press.published:
        return icon("link", tone="green")
    return icon("check", tone="green") if press.came else icon("caption", tone="mute")


def _show_all(is_shown: bool, *parts: QWidget) -> None:
    for part in parts:
        part.setVisible(is_shown)
