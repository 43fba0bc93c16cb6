"""The list at the left: its filters, what it shows, which document is chosen."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QComboBox, QListView

from ucvn_desktop.core.text.numbers import format_number
from ucvn_desktop.services.papers import PaperChoices, PaperFilter, paper_rows
from ucvn_desktop.ui.jobs import Job
from ucvn_desktop.ui.pages.plan.papers import words
from ucvn_desktop.ui.pages.plan.papers.delegate import PaperDelegate
from ucvn_desktop.ui.pages.plan.papers.form import PlanPapersForm
from ucvn_desktop.ui.pages.plan.papers.reading import Listed, read_listed
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.widgets.block_model import BlockModel
from ucvn_desktop.ui.widgets.list_choice import ListChoice, run_later
from ucvn_desktop.ui.widgets.tidy_box import TidyBoxes

_PAUSE_MS = 150
_ALL, _CITED, _FREE, _BIN = "all", "cited", "free", "bin"
_SHOW = {
    _ALL: "Tất cả",
    _CITED: "Đã dùng làm căn cứ",
    _FREE: "Chưa dùng làm căn cứ",
    _BIN: "Thùng rác",
}
_IS_CITED = {_CITED: True, _FREE: False}


class ListPanel(QObject):
    """`chosen` gives the id of the document that the user chose, 0 where there is none."""

    chosen = Signal(int)
    listed = Signal(object)  # Listed

    def __init__(self, session: Session, form: PlanPapersForm) -> None:
        super().__init__(form.root)
        self._session = session
        self._form = form
        workspace = session.workspace
        self._model = BlockModel(session, self, lambda ids: paper_rows(workspace, ids), words.said_of)
        self._shown = PaperFilter()
        self._choices: PaperChoices | None = None
        self._asked: Job | None = None
        self._view: QListView = form.list
        self._view.setItemDelegate(PaperDelegate(self._view))
        self._view.setModel(self._model)
        self._view.setMouseTracking(True)
        self._choice = ListChoice(self._view, self._model)
        self._choice.chosen.connect(self.chosen)
        self._choice.missed.connect(self.reload)
        form.year.addItem("Mọi năm", "")
        form.issuers.addItem("Mọi nơi ban hành", "")
        for show, label in _SHOW.items():
            form.show_what.addItem(label, show)
        self._boxes = TidyBoxes(self, form.year, form.show_what, form.issuers)
        self._pause = run_later(self, _PAUSE_MS, self.reload)
        form.words.textEdited.connect(lambda _: self._pause.start())
        form.words.textChanged.connect(lambda text: None if text else self._pause.start())
        for box in (form.year, form.show_what, form.issuers):
            box.activated.connect(lambda _: self.reload())
        form.show_all.clicked.connect(self._show_all)

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

    @property
    def shown(self) -> PaperFilter:
        """What is listed."""
        return self._shown

    @property
    def current_id(self) -> int:
        """The document that is chosen, or 0."""
        return self._choice.id

    @property
    def ids(self) -> list[int]:
        """The documents that are listed."""
        return self._model.ids

    def show_everything(self, *, in_bin: bool = False) -> None:
        """Drop the filters, so that any document is listed."""
        form = self._form
        form.words.clear()
        form.year.setCurrentIndex(0)
        form.issuers.setCurrentIndex(0)
        form.show_what.setCurrentIndex(form.show_what.findData(_BIN if in_bin else _ALL))

    def choose(self, paper_id: int) -> None:
        """Choose the document; where it is not listed yet, as soon as it is."""
        self._choice.choose(paper_id)

    def step_from(self, paper_id: int) -> None:
        """The document is about to go: choose its neighbour."""
        self._choice.step_from(paper_id)

    def reload(self) -> None:
        """Read the list anew; what is chosen stays chosen."""
        self._pause.stop()
        if self._asked:
            self._asked.cancel()
        wanted, seen, workspace = self.filter, self._seen(), self._session.workspace
        self._asked = self._session.jobs.read(lambda: read_listed(workspace, wanted, seen), self._show)

    def _show(self, read: Listed) -> None:
        ids = self._choice.kept_in(read.ids) if read.wanted == self._shown else read.ids
        self._shown = read.wanted
        self._show_choices(read.choices)
        scrolled = self._view.verticalScrollBar().value()
        self._model.show_ids(ids, read.rows)
        self._view.verticalScrollBar().setValue(scrolled)
        self._choice.after_reading()
        self._form.list.setVisible(bool(ids))
        self._form.list_said.setVisible(not ids)
        self._form.list_said.setText("" if ids else words.nothing(read.wanted))
        self._form.show_all.setVisible(read.wanted != PaperFilter())
        self.listed.emit(read)

    def _show_choices(self, choices: PaperChoices) -> None:
        if choices == self._choices:
            return
        self._choices = choices
        _fill(self._form.year, choices.years)
        _fill(self._form.issuers, choices.issuers)

    def _show_all(self) -> None:
        self.show_everything()
        self.reload()

    def _seen(self) -> int:
        """The first of the rows that are shown."""
        return max(0, self._view.indexAt(self._view.viewport().rect().topLeft()).row() - 5)


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
