"""The list at the left of a room: read anew, filtered, and which of its records is chosen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QAbstractItemDelegate, QLabel, QLineEdit, QListView, QPushButton, QWidget

from ucvn_desktop.ui.jobs import Job
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.timers import run_later
from ucvn_desktop.ui.widgets.block_model import BlockModel
from ucvn_desktop.ui.widgets.list_choice import ListChoice

_PAUSE_MS = 150
_COUNT_AFTER_MS = 700

F = TypeVar("F")


class ListForm(Protocol):
    """What a form has for a list."""

    root: QWidget
    words: QLineEdit
    list: QListView
    list_said: QLabel
    show_all: QPushButton


@dataclass(frozen=True, slots=True)
class ListRead(Generic[F]):
    """What was read of a list. `rows` are those that are seen first; `is_all_empty`: there is no record at all, not
    even in the bin; `beside` is what else the room shows of it (years to choose from, counts)."""

    wanted: F
    ids: list[int]
    rows: Sequence[Any]
    is_all_empty: bool
    beside: Any = None


class RecordList(QObject, Generic[F]):
    """A room's own list says which filters it has (`filter`, `show_everything`), what reads it (`_reading`) and
    what stands there where nothing is listed (`_nothing`).

    `chosen` gives the id of the record that the user chose, 0 where there is none. `everything` is the filter that
    leaves all.
    """

    chosen = Signal(int)
    listed = Signal()
    counted = Signal(object)  # what `_counting` gave

    def __init__(
        self,
        session: Session,
        form: ListForm,
        delegate: QAbstractItemDelegate,
        rows: Callable[[Sequence[int]], Sequence[Any]],
        said: Callable[[Any], dict[int, str]],
        everything: F,
    ) -> None:
        super().__init__(form.root)
        self._session = session
        self._form = form
        self._everything = self._shown = everything
        self._is_all_empty = False
        self._asked: Job | None = None
        self._model = BlockModel(session, self, rows, said)
        form.list.setItemDelegate(delegate)
        form.list.setModel(self._model)
        form.list.setMouseTracking(True)
        self._choice = ListChoice(form.list, self._model)
        self._choice.chosen.connect(self.chosen)
        self._choice.missed.connect(self.reload)
        self._pause = run_later(self, _PAUSE_MS, self._list)
        self._count_soon = run_later(self, _COUNT_AFTER_MS, self._count)
        self._listen_to(form.words)
        form.show_all.clicked.connect(self._show_all)

    @property
    def filter(self) -> F:
        """What the user wants to see."""
        raise NotImplementedError

    @property
    def shown(self) -> F:
        """What is listed."""
        return self._shown

    @property
    def is_settled(self) -> bool:
        """Whether the list shows what its filters say now."""
        return self.filter == self._shown

    @property
    def current_id(self) -> int:
        """The record that is chosen, or 0."""
        return self._choice.id

    @property
    def ids(self) -> list[int]:
        """The records that are listed."""
        return self._model.ids

    @property
    def is_all_empty(self) -> bool:
        """Whether there is no record at all, not even in the bin."""
        return self._is_all_empty

    def show_everything(self, *, in_bin: bool = False) -> None:
        """Drop the filters, so that any record is listed."""
        raise NotImplementedError

    def drop_words(self) -> bool:
        """Empty what was typed to find something; False where nothing was."""
        if not self._form.words.text():
            return False
        self._form.words.clear()
        return True

    def choose(self, record_id: int) -> None:
        """Choose the record; where it is not listed yet, as soon as it is."""
        self._choice.choose(record_id)

    def step_from(self, record_id: int) -> None:
        """The record is about to go: choose its neighbour."""
        self._choice.step_from(record_id)

    def reload(self) -> None:
        """Read the list anew; what is chosen stays chosen."""
        self._list()

    def _reading(self, wanted: F, seen: int) -> Callable[[], ListRead[F]]:
        """What reads the list in the background, with the rows from the one that is seen first."""
        raise NotImplementedError

    def _nothing(self, wanted: F) -> str:
        """A sentence in place of a list without records."""
        raise NotImplementedError

    def _show_beside(self, read: ListRead[F]) -> None:
        """Show what else was read with the list."""

    def _counting(self) -> Callable[[], Any] | None:
        """What counts for the line under the title, in the background once the list has come."""
        return None

    def _listen_to(self, field: QLineEdit) -> None:
        """List anew after a pause in typing; setText() is heard only where it empties the field."""
        field.textEdited.connect(lambda _: self._pause.start())
        field.textChanged.connect(lambda text: None if text else self._pause.start())

    def _list(self) -> None:
        """List what the filters say now."""
        self._pause.stop()
        if self._asked:
            self._asked.cancel()
        self._asked = self._session.jobs.read(self._reading(self.filter, self._seen()), self._show)
        self._count_soon.start()

    def _show(self, read: ListRead[F]) -> None:
        form = self._form
        ids = self._choice.kept_in(read.ids) if read.wanted == self._shown else read.ids
        self._shown = read.wanted
        self._is_all_empty = read.is_all_empty
        self._show_beside(read)
        scrolled = form.list.verticalScrollBar().value()
        self._model.show_ids(ids, read.rows)
        form.list.verticalScrollBar().setValue(scrolled)
        self._choice.after_reading()
        form.list.setVisible(bool(ids))
        form.list_said.setVisible(not ids)
        form.list_said.setText("" if ids else self._nothing(read.wanted))
        form.show_all.setVisible(read.wanted != self._everything)
        self.listed.emit()

    def _show_all(self) -> None:
        self.show_everything()
        self._list()

    def _seen(self) -> int:
        """The first of the rows that are shown."""
        view = self._form.list
        return max(0, view.indexAt(view.viewport().rect().topLeft()).row() - 5)

    def _count(self) -> None:
        if work := self._counting():
            self._session.jobs.read(work, self._tell_counts)

    def _tell_counts(self, counts: Any) -> None:
        self.counted.emit(counts)
