"""The list at the left: its filters, what it shows, which event is chosen."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QListView

from ucvn_desktop.core.event_kinds import FORMS
from ucvn_desktop.services.event_list import EventFilter, EventRow, event_rows, listed_event_ids
from ucvn_desktop.ui.jobs import Job
from ucvn_desktop.ui.pages.events.delegate import EventDelegate
from ucvn_desktop.ui.pages.events.form import EventsForm
from ucvn_desktop.ui.pages.events.opened import Counted, count
from ucvn_desktop.ui.pages.events.words import kind_choice, said_of
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.widgets.block_model import BLOCK, BlockModel
from ucvn_desktop.ui.widgets.list_choice import ListChoice, run_later
from ucvn_desktop.ui.widgets.tidy_box import TidyBoxes
from ucvn_desktop.ui.widgets.year_box import YearBox, within

_PAUSE_MS = 150
_COUNT_AFTER_MS = 700
_YEAR = "events/year"
_ALL, _UNREPORTED, _BIN = "all", "unreported", "bin"
_SHOW = {_ALL: "Tất cả", _UNREPORTED: "Chưa có tin", _BIN: "Thùng rác"}


class ListPanel(QObject):
    """`chosen` gives the id of the event that the user chose, 0 where there is none."""

    chosen = Signal(int)
    listed = Signal()
    counted = Signal(object)  # Counted

    def __init__(self, session: Session, form: EventsForm) -> None:
        super().__init__(form.root)
        self._session = session
        self._form = form
        workspace = session.workspace
        self._model = BlockModel(session, self, lambda ids: event_rows(workspace, ids), said_of)
        self._shown = EventFilter()
        self._is_all_empty = False
        self._asked: Job | None = None
        self._view: QListView = form.list
        self._view.setItemDelegate(EventDelegate(self._view))
        self._view.setModel(self._model)
        self._view.setMouseTracking(True)
        self._choice = ListChoice(self._view, self._model)
        self._choice.chosen.connect(self.chosen)
        self._choice.missed.connect(self.reload)
        for show, label in _SHOW.items():
            form.show_what.addItem(label, show)
        form.show_kind.addItem("Mọi hình thức", "")
        for kind in FORMS:
            form.show_kind.addItem(kind_choice(kind.value), kind.value)
        self._boxes = TidyBoxes(self, form.show_what, form.show_year, form.show_kind)
        self._years = YearBox(form.show_year, session.memory, _YEAR)
        self._years.chosen.connect(self.reload)
        self._pause = run_later(self, _PAUSE_MS, self.reload)
        self._count_soon = run_later(self, _COUNT_AFTER_MS, self._count)
        form.words.textEdited.connect(lambda _: self._pause.start())
        form.words.textChanged.connect(lambda text: None if text else self._pause.start())
        form.show_what.activated.connect(lambda _: self.reload())
        form.show_kind.activated.connect(lambda _: self.reload())
        form.show_all.clicked.connect(self._show_all)

    @property
    def filter(self) -> EventFilter:
        """What the user wants to see."""
        form, show = self._form, self._form.show_what.currentData()
        return EventFilter(
            text=form.words.text(),
            kind=str(form.show_kind.currentData() or ""),
            unreported=show == _UNREPORTED,
            in_bin=show == _BIN,
            year=self._years.year,
        )

    @property
    def current_id(self) -> int:
        """The event that is chosen, or 0."""
        return self._choice.id

    @property
    def is_settled(self) -> bool:
        """Whether the list shows what its filters say now."""
        return self.filter == self._shown

    @property
    def ids(self) -> list[int]:
        """The events that are listed."""
        return self._model.ids

    @property
    def is_all_empty(self) -> bool:
        """Whether there is no event at all, not even in the bin."""
        return self._is_all_empty

    def show_everything(self, *, in_bin: bool = False) -> None:
        """Drop the filters, so that any event is listed."""
        self._form.words.clear()
        self._years.drop()
        self._form.show_kind.setCurrentIndex(0)
        self._form.show_what.setCurrentIndex(self._form.show_what.findData(_BIN if in_bin else _ALL))

    def choose(self, event_id: int) -> None:
        """Choose the event; where it is not listed yet, as soon as it is."""
        self._choice.choose(event_id)

    def step_from(self, event_id: int) -> None:
        """The event is about to go: choose its neighbour."""
        self._choice.step_from(event_id)

    def reload(self) -> None:
        """Read the list anew; what is chosen stays chosen."""
        self._pause.stop()
        if self._asked:
            self._asked.cancel()
        wanted, seen = self.filter, self._seen()
        workspace = self._session.workspace

        def read() -> _Read:
            years = workspace.events.years()
            kept = replace(wanted, year=within(wanted.year, years))
            ids = listed_event_ids(workspace, kept)
            is_all_empty = (
                kept == EventFilter()
                and not ids
                and not listed_event_ids(workspace, EventFilter(in_bin=True))
            )
            return _Read(kept, ids, event_rows(workspace, ids[seen : seen + BLOCK]), is_all_empty, years)

        self._asked = self._session.jobs.read(read, self._show)
        self._count_soon.start()

    def _show(self, read: "_Read") -> None:
        ids = self._choice.kept_in(read.ids) if read.wanted == self._shown else read.ids
        self._shown = read.wanted
        self._is_all_empty = read.is_all_empty
        self._years.offer(read.years, read.wanted.year)
        scrolled = self._view.verticalScrollBar().value()
        self._model.show_ids(ids, read.rows)
        self._view.verticalScrollBar().setValue(scrolled)
        self._choice.after_reading()
        self._form.list.setVisible(bool(ids))
        self._form.list_said.setVisible(not ids)
        self._form.list_said.setText(_nothing(read.wanted))
        self._form.show_all.setVisible(read.wanted != EventFilter())
        self.listed.emit()

    def _show_all(self) -> None:
        self.show_everything()
        self.reload()

    def _seen(self) -> int:
        """The first of the rows that are shown."""
        return max(0, self._view.indexAt(self._view.viewport().rect().topLeft()).row() - 5)

    def _count(self) -> None:
        workspace, year = self._session.workspace, self._shown.year
        self._session.jobs.read(lambda: count(workspace, year), self._counted)

    def _counted(self, counts: Counted) -> None:
        self.counted.emit(counts)


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read of the list."""

    wanted: EventFilter
    ids: list[int]
    rows: list[EventRow]
    is_all_empty: bool
    years: list[int]


def _nothing(wanted: EventFilter) -> str:
    if wanted.text.strip():
        of_year = f" của năm {wanted.year}" if wanted.year else ""
        return f"Không có hoạt động nào{of_year} có «{wanted.text.strip()}»."
    if wanted.year:
        return f"Năm {wanted.year} không có hoạt động nào như vậy."
    if wanted.in_bin:
        return "Thùng rác trống. Hoạt động đưa vào đây được giữ ít nhất 30 ngày."
    if wanted.kind:
        return "Không có hoạt động nào thuộc hình thức này."
    return "Không có hoạt động nào thiếu tin, bài." if wanted.unreported else "Chưa có hoạt động nào."
