"""The list at the left: its filters, what it shows, who is chosen."""

from collections.abc import Callable
from functools import partial

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.text.dates import parse_day
from ucvn_desktop.services.people import EVERYBODY, PeopleFilter, count_people, lines_of, list_people
from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui.pages.people import words
from ucvn_desktop.ui.pages.people.delegate import PersonDelegate
from ucvn_desktop.ui.pages.people.form import PeopleForm
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.widgets.block_model import BLOCK
from ucvn_desktop.ui.widgets.record_list import ListRead, RecordList
from ucvn_desktop.ui.widgets.tidy_box import TidyBoxes

_BIN = "bin"


class ListPanel(RecordList[PeopleFilter]):
    """Those who are listed; with a day, they stand there with what they were on it."""

    _form: PeopleForm

    def __init__(self, session: Session, form: PeopleForm) -> None:
        workspace = session.workspace
        super().__init__(
            session,
            form,
            PersonDelegate(form.list),
            lambda ids: lines_of(workspace, list(ids), self._shown.day),
            words.said_of,
            EVERYBODY,
        )
        form.show_kind.addItem("Tất cả", "")
        for kind, label in words.KINDS.items():
            form.show_kind.addItem(label, kind.value)
        form.show_kind.addItem("Thùng rác", _BIN)
        form.day_fault.hide()
        self._boxes = TidyBoxes(self, form.show_kind)
        self._listen_to(form.day)
        form.day.textEdited.connect(lambda _: form.day_fault.hide())
        form.day.editingFinished.connect(self._check_day)
        form.show_kind.activated.connect(lambda _: self._list())

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

    def show_everything(self, *, in_bin: bool = False) -> None:
        form = self._form
        form.words.clear()
        form.day.clear()
        form.day_fault.hide()
        form.show_kind.setCurrentIndex(form.show_kind.findData(_BIN if in_bin else ""))

    def drop_words(self) -> bool:
        has_day = bool(self._form.day.text())
        self._form.day.clear()
        return super().drop_words() or has_day

    def _reading(self, wanted: PeopleFilter, seen: int) -> Callable[[], ListRead[PeopleFilter]]:
        return partial(_read, self._session.workspace, wanted, seen)

    def _nothing(self, wanted: PeopleFilter) -> str:
        return words.nothing(wanted)

    def _show_beside(self, read: ListRead[PeopleFilter]) -> None:
        self.counted.emit(read.beside)

    def _check_day(self) -> None:
        typed = self._form.day.text()
        is_none = _day(typed) is None
        self._form.day_fault.setText(
            f"«{typed}» không phải một ngày. Hãy ghi như 16/4/2021." if is_none else ""
        )
        self._form.day_fault.setVisible(is_none)


_IN_BIN = PeopleFilter(in_bin=True)


def _read(workspace: Workspace, wanted: PeopleFilter, seen: int) -> ListRead[PeopleFilter]:
    counts = count_people(workspace)
    is_all_empty = not counts.get("") and not list_people(workspace, _IN_BIN)
    lines = list_people(workspace, wanted)
    # Ten thousand lines are let go here: in the window's thread that takes as long as all the rest.
    ids = [line.id for line in lines]
    return ListRead(wanted, ids, lines[seen : seen + BLOCK], is_all_empty, counts)


def _day(typed: str) -> str | None:
    """The day as ISO date, "" for nothing typed, None for what is no day."""
    if not typed.strip():
        return ""
    try:
        return parse_day(typed)
    except UserError:
        return None
