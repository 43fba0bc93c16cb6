"""The list at the left: its filters, what it shows, which event is chosen."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from ucvn_desktop.core.event_kinds import FORMS
from ucvn_desktop.services.event_list import EventFilter, event_rows, listed_event_ids
from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui.pages.events.delegate import EventDelegate
from ucvn_desktop.ui.pages.events.form import EventsForm
from ucvn_desktop.ui.pages.events.opened import Counted, count
from ucvn_desktop.ui.pages.events.words import kind_choice, said_of
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.widgets.block_model import BLOCK
from ucvn_desktop.ui.widgets.record_list import ListRead, RecordList
from ucvn_desktop.ui.widgets.tidy_box import TidyBoxes
from ucvn_desktop.ui.widgets.year_box import YearBox, within

_YEAR = "events/year"
_ALL, _UNREPORTED, _BIN = "all", "unreported", "bin"
_SHOW = {_ALL: "Tất cả", _UNREPORTED: "Chưa có tin", _BIN: "Thùng rác"}


class ListPanel(RecordList[EventFilter]):
    """The events, of a year or of all, and how many of them there are."""

    _form: EventsForm

    def __init__(self, session: Session, form: EventsForm) -> None:
        rows = partial(event_rows, session.workspace)
        super().__init__(session, form, EventDelegate(form.list), rows, said_of, EventFilter())
        for show, label in _SHOW.items():
            form.show_what.addItem(label, show)
        form.show_kind.addItem("Mọi hình thức", "")
        for kind in FORMS:
            form.show_kind.addItem(kind_choice(kind.value), kind.value)
        self._boxes = TidyBoxes(self, form.show_what, form.show_year, form.show_kind)
        self._years = YearBox(form.show_year, session.memory, _YEAR)
        self._years.chosen.connect(self._list)
        form.show_what.activated.connect(lambda _: self._list())
        form.show_kind.activated.connect(lambda _: self._list())

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

    def show_everything(self, *, in_bin: bool = False) -> None:
        self._form.words.clear()
        self._years.drop()
        self._form.show_kind.setCurrentIndex(0)
        self._form.show_what.setCurrentIndex(self._form.show_what.findData(_BIN if in_bin else _ALL))

    def _reading(self, wanted: EventFilter, seen: int) -> Callable[[], ListRead[EventFilter]]:
        return partial(_read, self._session.workspace, wanted, seen)

    def _show_beside(self, read: ListRead[EventFilter]) -> None:
        self._years.offer(read.beside, read.wanted.year)

    def _counting(self) -> Callable[[], Counted]:
        return partial(count, self._session.workspace, self._shown.year)

    def _nothing(self, wanted: EventFilter) -> str:
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


def _read(workspace: Workspace, wanted: EventFilter, seen: int) -> ListRead[EventFilter]:
    years = workspace.events.years()
    kept = replace(wanted, year=within(wanted.year, years))
    ids = listed_event_ids(workspace, kept)
    is_all_empty = (
        kept == EventFilter() and not ids and not listed_event_ids(workspace, EventFilter(in_bin=True))
    )
    return ListRead(kept, ids, event_rows(workspace, ids[seen : seen + BLOCK]), is_all_empty, years)
