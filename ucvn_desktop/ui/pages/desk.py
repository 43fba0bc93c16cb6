"""What rooms have in common that list records at the left and hold one of them open at the right."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QStackedWidget, QWidget

from ucvn_desktop.core.record import Record
from ucvn_desktop.ui.bin import Bin
from ucvn_desktop.ui.forms import put
from ucvn_desktop.ui.jobs import Lane
from ucvn_desktop.ui.pages.base import Page
from ucvn_desktop.ui.timers import run_later
from ucvn_desktop.ui.widgets.empty import EmptyPage
from ucvn_desktop.ui.widgets.record_list import ListForm, RecordList

_SOON_MS = 300
_AT_ONCE_MS = 250


class Desk(QObject):
    """Opens what is chosen in the list, begins records, puts them into the bin and takes them out, prints the list.

    `read` gives everything that the room shows of a record; it comes back as `opened`, if the record is still the one
    that is chosen. How it is shown stands in the room.
    """

    opened = Signal(object)  # what was read; None where no record is chosen
    begun = Signal()  # behind `opened`: the record is a new one, to be written in at once

    def __init__(
        self, page: Page, form: ListForm, listed: RecordList[Any], deleted: Bin, read: Callable[[int], Any]
    ) -> None:
        super().__init__(page)
        self._page = page
        self._session = page.session
        self._form = form
        self._list = listed
        self._deleted = deleted
        self._read = read
        self._begun_id = 0  # the new record, until it is open
        self._stack = QStackedWidget(page)
        self._empty: QWidget = form.root
        self.again_soon = run_later(self, _SOON_MS, self.read_again)
        listed.chosen.connect(self.open)
        listed.listed.connect(self._listed)
        deleted.restored.connect(self._restored)

    def lay_out(self, empty: EmptyPage) -> None:
        """Fill the page with the room's form, and with `empty` while there is no record at all."""
        self._empty = empty
        empty.example.connect(self._session.sample)
        self._stack.addWidget(self._form.root)
        self._stack.addWidget(empty)
        put(self._page, self._stack)

    def begin(self, start: Callable[[], Record]) -> None:
        """Add the record that `start` stores, open it and tell `begun`, before the next key is heard."""
        if self._session.read_only:
            return
        self._page.flush()
        # What is typed before the new record is there must not land in the old one.
        self._form.list.setFocus()
        self._session.jobs.save(start, self._created)
        # Waited for, made and then opened: the keys that are pressed at once are the new one's.
        for _ in ("made", "opened"):
            self._session.jobs.drain(Lane.SAVE, _AT_ONCE_MS)

    def open(self, record_id: int) -> None:
        """Open the record, behind what is typed; 0 for none."""
        self._page.flush()
        if record_id:
            self._ask(record_id)
        else:
            self.opened.emit(None)

    def show(self, record: Record) -> None:
        """Choose and open the record; filters that hide it, or may soon, are dropped."""
        if record.id not in self._list.ids or not self._list.is_settled:
            self._list.show_everything(in_bin=bool(record.deleted_at))
        self.go_to(record.id)

    def go_to(self, record_id: int) -> None:
        """Choose and open the record; where it is not listed yet, as soon as it is."""
        self._list.choose(record_id)
        self._list.reload()
        self.open(record_id)

    def read_again(self) -> None:
        """Read the list and the record that is chosen, as they are now."""
        self._list.reload()
        if self._list.current_id:
            self._ask(self._list.current_id)

    def back(self) -> bool:
        """One step back: into the list, then to all that it has; False where there is none."""
        if not self._form.list.hasFocus() and self._form.list.isVisible():
            self._form.list.setFocus()
            return True
        return self._list.drop_words()

    def put_away(self, record_id: int) -> None:
        """Put the record into the bin; its neighbour is shown."""
        self._page.flush()
        self._list.step_from(record_id)
        self._deleted.put_away(record_id)

    def take_out(self, record_id: int) -> None:
        """Take the record out of the bin, and show it."""
        self._deleted.take_out(record_id)

    def print_list(
        self, title: str, read: Callable[[list[int]], Any], draw: Callable[[Any, int], QTextDocument]
    ) -> None:
        """Print what is listed, of very much the first rows; `draw` makes a document of what `read` gives of them, told
        how many are listed."""
        from ucvn_desktop.ui import printing

        ids = list(self._list.ids)
        if not ids:
            self._session.messages.say("Danh sách đang trống nên chưa có gì để in.", "blue")
            return

        def print_rows(rows: Any) -> None:
            printing.print_document(self._session, self._page, title, draw(rows, len(ids)))

        self._page.flush()
        # Behind what was just handed on to be stored.
        self._session.jobs.save(partial(read, ids[: printing.MOST_ROWS]), print_rows)

    def _listed(self) -> None:
        self._stack.setCurrentWidget(self._empty if self._list.is_all_empty else self._form.root)

    def _ask(self, record_id: int) -> None:
        # Behind what was just handed on to be stored.
        self._session.jobs.save(partial(self._read, record_id), partial(self._opened, record_id))

    def _opened(self, record_id: int, read: Any) -> None:
        if record_id != self._list.current_id:
            return  # another one was chosen since
        self.opened.emit(read)
        is_new, self._begun_id = record_id == self._begun_id, 0
        if is_new:
            self.begun.emit()

    def _created(self, record: Record) -> None:
        self._begun_id = record.id
        self._list.show_everything()
        self._list.choose(record.id)
        self._stack.setCurrentWidget(self._form.root)
        self.open(record.id)
        self._session.changed.emit(record.KIND)

    def _restored(self, record: Record) -> None:
        if self._list.filter.in_bin:
            self._list.show_everything()
        self.go_to(record.id)
