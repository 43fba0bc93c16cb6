"""The list at the left: its filters, what it shows, who is chosen."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QListView

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.text.dates import parse_day
from ucvn_desktop.services.people import (
    EVERYBODY,
    PeopleFilter,
    PersonLine,
    count_people,
    lines_of,
    list_people,
)
from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui.jobs import Job
from ucvn_desktop.ui.pages.people import words
from ucvn_desktop.ui.pages.people.delegate import PersonDelegate
from ucvn_desktop.ui.pages.people.form import PeopleForm
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.widgets.block_model import BLOCK, BlockModel
from ucvn_desktop.ui.widgets.list_choice import ListChoice, run_later
from ucvn_desktop.ui.widgets.tidy_box import TidyBoxes

_PAUSE_MS = 150
_BIN = "bin"


class ListPanel(QObject):
    """`chosen` gives the id of the person that the user chose, 0 where there is none."""

    chosen = Signal(int)
    listed = Signal()
    counted = Signal(dict)

    def __init__(self, session: Session, form: PeopleForm) -> None:
        super().__init__(form.root)
        self._session = session
        self._form = form
        self._shown = EVERYBODY
        workspace = session.workspace
        self._model = BlockModel(
            session, self, lambda ids: lines_of(workspace, list(ids), self._shown.day), words.said_of
        )
        self._is_all_empty = False
        self._asked: Job | None = None
        self._view: QListView = form.list
        self._view.setItemDelegate(PersonDelegate(self._view))
        self._view.setModel(self._model)
        self._view.setMouseTracking(True)
        self._choice = ListChoice(self._view, self._model)
        self._choice.chosen.connect(self.chosen)
        self._choice.missed.connect(self.reload)
        form.show_kind.addItem("Tất cả", "")
        for kind, label in words.KINDS.items():
            form.show_kind.addItem(label, kind.value)
        form.show_kind.addItem("Thùng rác", _BIN)
        form.day_fault.hide()
        self._boxes = TidyBoxes(self, form.show_kind)
        self._pause = run_later(self, _PAUSE_MS, self.reload)
        for field in (form.words, form.day):
            field.textEdited.connect(lambda _: self._pause.start())
            field.textChanged.connect(lambda text: None if text else self._pause.start())
        form.day.textEdited.connect(lambda _: form.day_fault.hide())
        form.day.editingFinished.connect(self._check_day)
        form.show_kind.activated.connect(lambda _: self.reload())
        form.show_all.clicked.connect(self._show_all)

    @property
    def filter(self) -> PeopleFilter:
        """Whom the user wants to see; a day that is none (yet) does not count."""
        kind = str(self._form.show_kind.currentData())
        return PeopleFilter(
            kind="" if kind == _BIN else kind,
            text=self._form.words.text(),
            day=_day(self._form.day.text()) or "",
            in_bin=kind == _BIN,
        )

    @property
    def shown(self) -> PeopleFilter:
        """Who is listed."""
        return self._shown

    @property
    def current_id(self) -> int:
        """Who is chosen, or 0."""
        return self._choice.id

    @property
    def ids(self) -> list[int]:
        """The people that are listed."""
        return self._model.ids

    @property
    def is_all_empty(self) -> bool:
        """Whether there is nobody at all, not even in the bin."""
        return self._is_all_empty

    def show_everything(self, *, in_bin: bool = False) -> None:
        """Drop the filters, so that anybody is listed."""
        form = self._form
        form.words.clear()
        form.day.clear()
        form.day_fault.hide()
        form.show_kind.setCurrentIndex(form.show_kind.findData(_BIN if in_bin else ""))

    def choose(self, person_id: int) -> None:
        """Choose somebody; where they are not listed yet, as soon as they are."""
        self._choice.choose(person_id)

    def step_from(self, person_id: int) -> None:
        """Somebody is about to go: choose the neighbour."""
        self._choice.step_from(person_id)

    def reload(self) -> None:
        """Read the list anew; who is chosen stays chosen."""
        self._pause.stop()
        if self._asked:
            self._asked.cancel()
        wanted, workspace, seen = self.filter, self._session.workspace, self._seen()
        self._asked = self._session.jobs.read(lambda: _read(workspace, wanted, seen), self._show)

    def _show(self, read: "_Read") -> None:
        ids = self._choice.kept_in(read.ids) if read.wanted == self._shown else read.ids
        self._shown = read.wanted
        self._is_all_empty = read.is_all_empty
        scrolled = self._view.verticalScrollBar().value()
        self._model.show_ids(ids, read.lines)
        self._view.verticalScrollBar().setValue(scrolled)
        self._choice.after_reading()
        self._form.list.setVisible(bool(ids))
        self._form.list_said.setVisible(not ids)
        self._form.list_said.setText("" if ids else words.nothing(read.wanted))
        self._form.show_all.setVisible(read.wanted != EVERYBODY)
        self.listed.emit()
        self.counted.emit(read.counts)

    def _seen(self) -> int:
        """The first of the rows that are shown."""
        return max(0, self._view.indexAt(self._view.viewport().rect().topLeft()).row() - 5)

    def _show_all(self) -> None:
        self.show_everything()
        self.reload()

    def _check_day(self) -> None:
        typed = self._form.day.text()
        is_none = _day(typed) is None
        self._form.day_fault.setText(
            f"«{typed}» không phải một ngày. Hãy ghi như 16/4/2021." if is_none else ""
        )
        self._form.day_fault.setVisible(is_none)


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read of the list; `lines` are those that are seen first."""

    wanted: PeopleFilter
    ids: list[int]
    lines: list[PersonLine]
    counts: dict[str, int]
    is_all_empty: bool


_IN_BIN = PeopleFilter(in_bin=True)


def _read(workspace: Workspace, wanted: PeopleFilter, seen: int) -> _Read:
    counts = count_people(workspace)
    is_all_empty = not counts.get("") and not list_people(workspace, _IN_BIN)
    lines = list_people(workspace, wanted)
    # Ten thousand lines are let go here: in the window's thread that takes as long as all the rest.
    ids = [line.id for line in lines]
    return _Read(wanted, ids, lines[seen : seen + BLOCK], counts, is_all_empty)


def _day(typed: str) -> str | None:
    """The day as ISO date, "" for nothing typed, None for what is no day."""
    if not typed.strip():
        return ""
    try:
        return parse_day(typed)
    except UserError:
        return None
