"""Where bundles go: the list of destinations, and the fields in which one is typed. Stored as it is typed."""

from functools import partial
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ucvn_desktop.core.record import Record
from ucvn_desktop.core.submission import Destination
from ucvn_desktop.services.destinations import (
    MOST_MB,
    bin_destination,
    edit_destination,
    new_destination,
    restore_destination,
)
from ucvn_desktop.ui.forms import Form
from ucvn_desktop.ui.saving import Autosave
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.widgets.read_only import close
from ucvn_desktop.ui.widgets.tidy_box import TidyBoxes

_REMEMBERED = "sending/destination"
_KIND = Destination.KIND


class DestinationsForm(Form):
    FILE = "destinations.ui"

    to_label: QLabel
    destination: QComboBox
    edit_destination: QPushButton
    add_destination: QPushButton
    editor: QFrame
    name: QLineEdit
    address: QLineEdit
    limit: QDoubleSpinBox
    remove_destination: QPushButton
    close_editor: QPushButton


class DestinationEditor(QWidget):
    """Chooses a destination and edits it.

    With `folds` the fields are put away until they are asked for, and the choice is remembered: it is where
    bundles go. Without, all is always shown.
    """

    changed = Signal()  # another destination is chosen, or this one is another
    unfolded = Signal(bool)  # the fields are shown, or put away

    def __init__(self, session: Session, *, folds: bool) -> None:
        super().__init__()
        self._session = session
        self._folds = folds
        self._all: list[Destination] = []
        self._edited = 0  # whose texts stand in the fields
        self._wanted = 0  # what is to be chosen when the list has it
        self._begins = False  # and it is to be named
        self._asked = 0
        self._autosave = Autosave(session, partial(_save, session), _KIND)
        self.form = DestinationsForm.load(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.form.root)
        self._tidy = TidyBoxes(self, self.form.destination, self.form.limit)
        self._dress()
        self._connect()

    @property
    def current(self) -> Destination | None:
        """The one that is chosen; None where there is none at all."""
        row = self.form.destination.currentIndex()
        return self._all[row] if 0 <= row < len(self._all) else None

    @property
    def all(self) -> list[Destination]:
        """All of them, as they were read last."""
        return list(self._all)

    @property
    def is_unfolded(self) -> bool:
        """Whether the fields are shown."""
        return not self.form.editor.isHidden()

    @property
    def has_unsaved(self) -> bool:
        """Whether something typed is not stored yet."""
        return self._autosave.has_unsaved

    @property
    def stops(self) -> list[QWidget]:
        """Where Tab stops, in order."""
        form = self.form
        fields = (form.name, form.address, form.limit, form.remove_destination, form.close_editor)
        return [form.destination, form.edit_destination, form.add_destination, *fields]

    def refresh(self) -> None:
        """Read the list anew; the one that is chosen stays, else it is the one used last."""
        self._asked += 1
        self._session.jobs.read(self._session.workspace.destinations.all, partial(self._show, self._asked))

    def edit(self, shown: bool = True) -> None:
        """Go to the fields of the chosen destination, or put them away."""
        if shown and self.current:
            self._unfold(True)
            self.form.name.setFocus()
            self.form.name.selectAll()
        elif self._folds:
            self._unfold(False)

    def add(self) -> None:
        """Begin a new destination."""
        if not self._session.read_only:
            self.flush()
            self._session.jobs.save(lambda: new_destination(self._session.workspace), self._added)

    def remove(self) -> None:
        """Put the chosen destination into the bin."""
        gone = self.current
        if gone is None or self._session.read_only:
            return
        self.flush()
        self.edit(False)
        self._session.jobs.save(lambda: bin_destination(self._session.workspace, gone.id), self._removed)

    def restore(self, record_id: int) -> None:
        """Take a destination out of the bin and choose it."""

        def told(back: Destination) -> None:
            self._wanted = back.id
            self._session.changed.emit(_KIND)

        self._session.jobs.save(lambda: restore_destination(self._session.workspace, record_id), told)

    def flush(self) -> None:
        """Hand on what is typed, now."""
        self._autosave.flush()

    def _dress(self) -> None:
        form = self.form
        form.limit.setMaximum(MOST_MB)
        if self._folds:
            form.editor.hide()
        else:
            for part in (form.to_label, form.edit_destination, form.close_editor):
                part.hide()
            form.editor.setProperty("role", "clear")
            if grid := form.editor.layout():
                grid.setContentsMargins(0, 0, 0, 0)
        if self._session.read_only:
            close(form.name, form.address, form.limit, form.add_destination, form.remove_destination)

    def _connect(self) -> None:
        form = self.form
        form.destination.activated.connect(self._chosen)
        form.edit_destination.toggled.connect(self.edit)
        form.add_destination.clicked.connect(self.add)
        form.remove_destination.clicked.connect(self.remove)
        form.close_editor.clicked.connect(lambda: self.edit(False))
        form.name.textEdited.connect(lambda text: self._typed(name=text))
        form.address.textEdited.connect(lambda text: self._typed(address=text))
        form.limit.valueChanged.connect(lambda value: self._typed(limit_mb=value))
        self._session.changed.connect(self._changed)

    def _changed(self, kind: str) -> None:
        if kind == _KIND:
            self.refresh()

    def _added(self, new: Destination) -> None:
        self._wanted, self._begins = new.id, True
        if self._folds:
            self._remember(new)
        self._session.changed.emit(_KIND)

    def _removed(self, gone: Destination) -> None:
        self._session.changed.emit(_KIND)
        self._session.messages.say(
            f"Đã đưa nơi nhận «{gone.name}» vào thùng rác. Những gì đã gửi tới đó vẫn còn trong nhật ký.",
            action=("Hoàn tác", lambda: self.restore(gone.id)),
        )

    def _unfold(self, shown: bool) -> None:
        if shown == self.is_unfolded:
            return
        with QSignalBlocker(self.form.edit_destination):
            self.form.edit_destination.setChecked(shown)
        self.form.editor.setVisible(shown)
        self.unfolded.emit(shown)
        if shown:
            self._fill()
        else:
            self.flush()

    def _show(self, asked: int, found: list[Destination]) -> None:
        if asked != self._asked:
            return  # typed into or asked for anew meanwhile: a newer answer is on its way
        wanted = next((one.id for one in found if one.id == self._wanted), 0)
        begins = bool(wanted) and self._begins
        current = self.current.id if self.current else self._remembered()
        self._all = found
        self._list(wanted or current)
        if wanted:
            self._wanted, self._begins = 0, False
        if not begins and self._edited != (self.current.id if self.current else 0):
            self.edit(False)  # it was removed in another room
        if self.is_unfolded:
            self._fill()
        if begins:
            self.edit()
        self.changed.emit()

    def _list(self, wanted: int) -> None:
        box, names = self.form.destination, [one.name for one in self._all]
        rows = [row for row, one in enumerate(self._all) if one.id == wanted]
        with QSignalBlocker(box):
            if names != [box.itemText(row) for row in range(box.count())]:
                box.clear()
                box.addItems(names)
            box.setCurrentIndex(rows[0] if rows else 0 if names else -1)
        box.setEnabled(bool(names))
        box.setPlaceholderText("" if names else "Chưa có nơi nhận")
        self.form.edit_destination.setEnabled(bool(names))
        self.form.editor.setEnabled(bool(names))
        self._describe()

    def _chosen(self) -> None:
        self.flush()
        if self.current and self._folds:
            self._remember(self.current)
        if self.is_unfolded:
            self._fill()
        self._describe()
        self.changed.emit()

    def _describe(self) -> None:
        current = self.current
        self.form.destination.setToolTip(f"{current.name}\n{current.address}".strip() if current else "")

    def _remembered(self) -> int:
        return self._session.memory.number(_REMEMBERED)

    def _remember(self, destination: Destination) -> None:
        self._session.memory.keep(_REMEMBERED, destination.id)

    def _fill(self) -> None:
        """Show the chosen one in the fields; a field that is being typed in is the typist's."""
        current = self.current or Destination(name="", limit_mb=0)
        is_another = current.id != self._edited
        self._edited = current.id
        typed = self._autosave.typed(current.id)
        for field, text in (
            (self.form.name, typed.get("name", current.name)),
            (self.form.address, typed.get("address", current.address)),
        ):
            if field.text() != text and (is_another or not field.hasFocus()):
                field.setText(text)
                field.setCursorPosition(0)
        box, limit = self.form.limit, float(typed.get("limit_mb", current.limit_mb))
        if box.value() != limit and (is_another or not box.hasFocus()):
            with QSignalBlocker(box):
                box.setDecimals(0 if limit == int(limit) else 1)
                box.setValue(limit)

    def _typed(self, **changes: Any) -> None:
        if self.current and not self._session.read_only:
            self._asked += 1  # an answer under way is older than this
            self._autosave.edit(self.current.id, **changes)


def _save(session: Session, record_id: int, changes: dict[str, Any], over: int) -> Record:
    return edit_destination(session.workspace, record_id, changes, over)
