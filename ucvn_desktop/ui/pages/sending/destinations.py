"""Where to: the list of destinations, and the fields in which one is typed."""

from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QSignalBlocker, Signal
from PySide6.QtWidgets import QLineEdit

from ucvn_desktop.core.record import Record
from ucvn_desktop.core.submission import Destination
from ucvn_desktop.services.destinations import (
    MOST_MB,
    bin_destination,
    edit_destination,
    new_destination,
    restore_destination,
)
from ucvn_desktop.ui.pages.sending.form import SendingForm
from ucvn_desktop.ui.saving import Autosave
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.widgets.tidy_box import TidyBoxes

_REMEMBERED = "sending/destination"


class Destinations(QObject):
    """Fills the combo box of the form, and stores what is typed below it."""

    changed = Signal()  # another destination is chosen, or this one has another limit

    def __init__(self, session: Session, form: SendingForm, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._form = form
        self._tidy = TidyBoxes(form.destination)
        self._all: list[Destination] = []
        self._edited = 0
        self._autosave = Autosave(session, partial(_save, session), Destination.KIND)
        self._autosave.stored.connect(self._stored)
        form.limit.setMaximum(MOST_MB)
        form.editor.hide()
        form.destination.activated.connect(self._chosen)
        form.edit_destination.toggled.connect(self.edit)
        form.add_destination.clicked.connect(self.add)
        form.remove_destination.clicked.connect(self.remove)
        form.close_editor.clicked.connect(lambda: self.edit(False))
        form.name.textEdited.connect(lambda text: self._typed(name=text))
        form.address.textEdited.connect(lambda text: self._typed(address=text))
        form.limit.valueChanged.connect(lambda value: self._typed(limit_mb=value))

    @property
    def current(self) -> Destination | None:
        """The one that is chosen; None where there is none at all."""
        row = self._form.destination.currentIndex()
        return self._all[row] if 0 <= row < len(self._all) else None

    @property
    def is_editing(self) -> bool:
        """Whether its fields are shown."""
        return not self._form.editor.isHidden()

    @property
    def has_unsaved(self) -> bool:
        """Whether something typed is not stored yet."""
        return self._autosave.has_unsaved

    def refresh(self, wanted: int = 0) -> None:
        """Read the list anew and choose the destination with the id `wanted`, else the one used last."""
        self._session.jobs.read(
            self._session.workspace.destinations.all, lambda found: self._show(found, wanted)
        )

    def edit(self, shown: bool = True) -> None:
        """Show the fields of the chosen destination, or put them away."""
        shown = shown and self.current is not None
        if shown == self.is_editing:
            return
        self._form.edit_destination.setChecked(shown)
        self._form.editor.setVisible(shown)
        # In a low window there is room for one of the two.
        self._form.filter.setVisible(not shown)
        if shown:
            self._fill()
            self._form.name.setFocus()
            self._form.name.selectAll()
        else:
            self.flush()

    def add(self) -> None:
        """Begin a new destination."""

        def told(new: Destination) -> None:
            self._remember(new)
            self.edit(False)
            self._session.jobs.read(
                self._session.workspace.destinations.all, lambda found: begin(found, new.id)
            )

        def begin(found: list[Destination], new_id: int) -> None:
            self._show(found, new_id)
            self.edit()

        self.flush()
        self._session.jobs.save(lambda: new_destination(self._session.workspace), told)

    def remove(self) -> None:
        """Put the chosen destination into the bin."""
        gone = self.current
        if gone is None:
            return
        self.edit(False)
        self._session.jobs.save(
            lambda: bin_destination(self._session.workspace, gone.id), lambda _: self._removed(gone)
        )

    def flush(self) -> None:
        """Hand on what is typed, now."""
        self._autosave.flush()

    def _removed(self, gone: Destination) -> None:
        def restore() -> None:
            self._session.jobs.save(
                lambda: restore_destination(self._session.workspace, gone.id),
                lambda back: self.refresh(back.id),
            )

        self.refresh()
        self._session.messages.say(f"Đã xóa nơi nhận «{gone.name}».", action=("Hoàn tác", restore))

    def _show(self, found: list[Destination], wanted: int = 0) -> None:
        current = self.current
        wanted = wanted or (current.id if current else self._session.memory.number(_REMEMBERED))
        self._all = found
        combo = self._form.destination
        with QSignalBlocker(combo):
            combo.clear()
            combo.addItems([one.name for one in found])
            rows = [row for row, one in enumerate(found) if one.id == wanted]
            combo.setCurrentIndex(rows[0] if rows else 0 if found else -1)
        combo.setEnabled(bool(found))
        combo.setPlaceholderText("" if found else "Chưa có nơi nhận")
        self._form.edit_destination.setEnabled(bool(found))
        if self.is_editing and (self.current.id if self.current else 0) != self._edited:
            self.edit(shown=False)  # it was removed in another room
        self._told()

    def _chosen(self) -> None:
        self.flush()
        if self.current:
            self._remember(self.current)
        if self.is_editing:
            self._fill()
        self._told()

    def _told(self) -> None:
        current = self.current
        self._form.destination.setToolTip(f"{current.name}\n{current.address}".strip() if current else "")
        self.changed.emit()

    def _remember(self, destination: Destination) -> None:
        self._session.memory.keep(_REMEMBERED, destination.id)

    def _fill(self) -> None:
        current = self.current
        if current is None:
            return
        self._edited = current.id
        # What is being typed may be newer than what is stored.
        typed = self._autosave.typed(current.id)
        _put(self._form.name, typed.get("name", current.name))
        _put(self._form.address, typed.get("address", current.address))
        with QSignalBlocker(self._form.limit):
            self._form.limit.setValue(typed.get("limit_mb", current.limit_mb))

    def _typed(self, **changes: Any) -> None:
        if self.current:
            self._autosave.edit(self.current.id, **changes)

    def _stored(self, stored: Destination) -> None:
        """Take over what was stored into the list; the fields are the typist's."""
        for row, one in enumerate(self._all):
            if one.id == stored.id:
                self._all[row] = stored
                self._form.destination.setItemText(row, stored.name)
        self._told()


def _save(session: Session, record_id: int, changes: dict[str, Any], over: int) -> Record:
    return edit_destination(session.workspace, record_id, changes, over)


def _put(field: QLineEdit, text: str) -> None:
    if field.text() != text:
        field.setText(text)
