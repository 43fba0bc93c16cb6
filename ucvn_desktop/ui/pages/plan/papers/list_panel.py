"""The list at the left: its filters, what it shows, which document is chosen."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QComboBox

from ucvn_desktop.core.text.numbers import format_number
from ucvn_desktop.services.papers import PaperChoices, PaperFilter, paper_rows
from ucvn_desktop.ui.pages.plan.papers import words
from ucvn_desktop.ui.pages.plan.papers.delegate import PaperDelegate
from ucvn_desktop.ui.pages.plan.papers.form import PlanPapersForm
from ucvn_desktop.ui.pages.plan.papers.reading import read_listed
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.widgets.record_list import ListRead, RecordList
from ucvn_desktop.ui.widgets.tidy_box import TidyBoxes

_ALL, _CITED, _FREE, _BIN = "all", "cited", "free", "bin"
_SHOW = {
    _ALL: "Tất cả",
    _CITED: "Đã dùng làm căn cứ",
    _FREE: "Chưa dùng làm căn cứ",
    _BIN: "Thùng rác",
}
_IS_CITED = {_CITED: True, _FREE: False}


class ListPanel(RecordList[PaperFilter]):
    """The documents, with the years and issuers that there are."""

    _form: PlanPapersForm

    def __init__(self, session: Session, form: PlanPapersForm) -> None:
        rows = partial(paper_rows, session.workspace)
        super().__init__(session, form, PaperDelegate(form.list), rows, words.said_of, PaperFilter())
        self._choices: PaperChoices | None = None
        form.year.addItem("Mọi năm", "")
        form.issuers.addItem("Mọi nơi ban hành", "")
        for show, label in _SHOW.items():
            form.show_what.addItem(label, show)
        boxes = (form.year, form.show_what, form.issuers)
        self._boxes = TidyBoxes(self, *boxes)
        for box in boxes:
            box.activated.connect(lambda _: self._list())

    @property
    def filter(self) -> PaperFilter:
        """What the user wants to see."""
        form, show = self._form, self._form.show_what.currentData()
        return PaperFilter(
            text=form.words.text(),
            year=str(form.year.currentData() or ""),
            issuer=str(form.issuers.currentData() or ""),
            in_bin=show == _BIN,
            is_cited=_IS_CITED.get(show),
        )

    def show_everything(self, *, in_bin: bool = False) -> None:
        form = self._form
        form.words.clear()
        form.year.setCurrentIndex(0)
        form.issuers.setCurrentIndex(0)
        form.show_what.setCurrentIndex(form.show_what.findData(_BIN if in_bin else _ALL))

    def _reading(self, wanted: PaperFilter, seen: int) -> Callable[[], ListRead[PaperFilter]]:
        return partial(read_listed, self._session.workspace, wanted, seen)

    def _nothing(self, wanted: PaperFilter) -> str:
        return words.nothing(wanted)

    def _show_beside(self, read: ListRead[PaperFilter]) -> None:
        choices, counts = read.beside
        self._show_choices(choices)
        self.counted.emit(counts)

    def _show_choices(self, choices: PaperChoices) -> None:
        if choices == self._choices:
            return
        self._choices = choices
        _fill(self._form.year, choices.years)
        _fill(self._form.issuers, choices.issuers)


def _fill(box: QComboBox, choices: tuple[tuple[str, int], ...]) -> None:
    """Offer these behind «all»; what is chosen stays so, also where nothing is left of it."""
    chosen = box.currentData()
    while box.count() > 1:
        box.removeItem(1)
    for value, number in choices:
        box.addItem(f"{value} ({format_number(number)})", value)
    if chosen and box.findData(chosen) < 0:
        box.addItem(f"{chosen} (0)", chosen)
    box.setCurrentIndex(box.findData(chosen))
