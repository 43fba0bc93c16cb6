"""The list at the left: designs, slogans and the bin, filtered as one types."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from ucvn_desktop.core.slogan import Poster, Slogan
from ucvn_desktop.ui.pages.posters.delegate import BankDelegate
from ucvn_desktop.ui.pages.posters.form import PostersForm
from ucvn_desktop.ui.pages.posters.model import BIN, BankModel, Entry, poster_entry, slogan_entry
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.timers import run_later

_PAUSE_MS = 150

_Entries = tuple[list[Entry], list[Entry], list[Entry]]  # designs, slogans, the bin

_NOTHING = {
    "poster": "Chưa có thiết kế nào.",
    "slogan": "Chưa có khẩu hiệu nào.",
    BIN: "Thùng rác trống. Thiết kế, khẩu hiệu đưa vào đây được giữ ít nhất 30 ngày.",
}


class Bank(QObject):
    """Shows the records and tells which one is chosen, opened or wanted anew."""

    chosen = Signal(str, int)  # kind, id
    opened = Signal(str, int)  # by Enter or a double click
    loaded = Signal()

    def __init__(self, session: Session, form: PostersForm) -> None:
        super().__init__(form.root)
        self._session = session
        self._form = form
        self._current: tuple[str, int] = ("", 0)
        self._is_asked = False
        self.model = BankModel(self)
        form.bank.setModel(self.model)
        form.bank.setItemDelegate(BankDelegate(form.bank))
        form.bank.setMouseTracking(True)
        self._pause = run_later(self, _PAUSE_MS, self._apply_filter)
        form.filter.textEdited.connect(lambda _: self._pause.start())
        form.show_designs.clicked.connect(lambda: self.show_kind("poster"))
        form.show_slogans.clicked.connect(lambda: self.show_kind("slogan"))
        form.show_bin.clicked.connect(lambda: self.show_kind(BIN))
        form.bank.selectionModel().currentChanged.connect(self._moved)
        # Not `activated`: where the desktop opens by a single click, each click would begin a design.
        form.bank.doubleClicked.connect(self._opened)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            enter = QShortcut(QKeySequence(key), form.bank)
            enter.setContext(Qt.ShortcutContext.WidgetShortcut)
            enter.activated.connect(lambda: self._opened(form.bank.currentIndex()))
        self.model.modelReset.connect(self._keep_current)
        self.show_kind("slogan")

    def load(self) -> None:
        """Read the records anew, in the background; asked while it is on, it is done once more."""
        if self._is_asked:
            return
        self._is_asked = True
        workspace = self._session.workspace

        def work() -> _Entries:
            posters = [poster_entry(poster) for poster in reversed(workspace.posters.all())]
            binned = [poster_entry(poster) for poster in workspace.posters.binned()]
            binned += [slogan_entry(slogan) for slogan in workspace.slogans.binned()]
            return posters, [slogan_entry(slogan) for slogan in workspace.slogans.all()], binned

        self._session.jobs.read(work, self._came, self._failed)

    def show_kind(self, kind: str) -> None:
        """Show designs («poster»), slogans («slogan») or the bin."""
        self._form.show_designs.setChecked(kind == "poster")
        self._form.show_slogans.setChecked(kind == "slogan")
        self._form.show_bin.setChecked(kind == BIN)
        self._form.add_slogan.setVisible(kind == "slogan")
        self.model.show_kind(kind)
        self._say()

    def put(self, record: Poster | Slogan) -> None:
        """Show a record as it is now."""
        self.model.put(poster_entry(record) if isinstance(record, Poster) else slogan_entry(record))
        self._say()

    def select(self, kind: str, record_id: int, *, in_bin: bool = False) -> None:
        """Mark the record that is shown, in the list that has it."""
        self._current = (kind, record_id)
        self.show_kind(BIN if in_bin else kind)
        if self.model.is_filtered and not self.model.index_of(kind, record_id).isValid():
            self.clear_filter()
        self._keep_current()

    def select_none(self) -> None:
        """Mark nothing."""
        self._current = ("", 0)
        self._form.bank.selectionModel().clear()

    def first(self, kind: str) -> Entry | None:
        """The first record of the kind, whatever the filter."""
        return self.model.first(kind)

    def clear_filter(self) -> None:
        """Show all."""
        self._form.filter.clear()
        self._apply_filter()

    def _came(self, entries: _Entries) -> None:
        self._is_asked = False
        self.model.set_entries(*entries)
        self._say()
        self.loaded.emit()

    def _failed(self, error: Exception) -> None:
        self._is_asked = False
        raise error

    def _apply_filter(self) -> None:
        self.model.filter(self._form.filter.text())
        self._say()

    def _keep_current(self) -> None:
        index = self.model.index_of(*self._current)
        selection = self._form.bank.selectionModel()
        if index.isValid():
            selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self._form.bank.scrollTo(index)

    def _moved(self, index: QModelIndex) -> None:
        entry = self.model.entry(index)
        if entry and (entry.kind, entry.id) != self._current:
            self._current = (entry.kind, entry.id)
            self.chosen.emit(entry.kind, entry.id)

    def _opened(self, index: QModelIndex) -> None:
        entry = self.model.entry(index)
        if entry:
            self.opened.emit(entry.kind, entry.id)

    def _say(self) -> None:
        form, model = self._form, self.model
        if model.rowCount():
            note = {"slogan": "Enter: thiết kế từ khẩu hiệu", BIN: "Được giữ ít nhất 30 ngày."}.get(
                model.kind, ""
            )
        elif model.is_filtered:
            note = "Không có mục nào có các từ này."
        else:
            note = _NOTHING[model.kind]
        form.bank_note.setText(note)
        form.bank_note.setVisible(bool(note))
