"""A small dialog for the units below the officer's own: added, renamed from a day on, closed on a day."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidgetItem, QVBoxLayout, QWidget

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.person import SubUnit
from ucvn_desktop.core.text.dates import today
from ucvn_desktop.core.text.partial_days import parse_partial_day
from ucvn_desktop.services import sub_units
from ucvn_desktop.services.sub_units import UnitLine
from ucvn_desktop.ui.pages.people import words
from ucvn_desktop.ui.pages.people.form import SubUnitsForm
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.widgets import read_only

_UNIT = int(Qt.ItemDataRole.UserRole)


class UnitsDialog(QDialog):
    """Each deed is stored at once; what cannot be is told in the dialog, and what was typed stays."""

    def __init__(self, parent: QWidget | None, session: Session, unit_id: int = 0) -> None:
        super().__init__(parent)
        self._session = session
        self._wanted = unit_id
        self.setWindowTitle("Đơn vị trực thuộc")
        self.form = form = SubUnitsForm.load(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(form.root)
        form.fault.hide()
        # Enter in a field must not choose one of the deeds.
        for button in (form.add, form.rename, form.close, form.leave):
            button.setAutoDefault(False)
        form.units.currentRowChanged.connect(lambda _: self._say_what_can_be_done())
        form.add.clicked.connect(self._add)
        form.rename.clicked.connect(self._rename)
        form.close.clicked.connect(self._close_unit)
        form.leave.clicked.connect(self.accept)
        for field in (form.name, form.day):
            field.textEdited.connect(lambda _: form.fault.hide())
        self._fill([])
        self._read()
        if session.read_only:
            read_only.close(form.name, form.day, form.add, form.rename, form.close)

    @property
    def current(self) -> SubUnit | None:
        """The sub-unit that is chosen."""
        item = self.form.units.currentItem()
        unit: SubUnit | None = item.data(_UNIT) if item else None
        return unit

    def _read(self) -> None:
        workspace = self._session.workspace
        self._session.jobs.save(lambda: sub_units.list_units(workspace, today()), self._show)

    def _show(self, lines: list[UnitLine]) -> None:
        self._fill(lines)
        self._wanted = 0

    def _fill(self, lines: list[UnitLine]) -> None:
        chosen = self._wanted or (self.current.id if self.current else 0)
        view = self.form.units
        view.clear()
        for line in lines:
            item = QListWidgetItem(words.unit(line))
            item.setData(_UNIT, line.unit)
            item.setToolTip(item.text())
            view.addItem(item)
            if line.unit.id == chosen:
                view.setCurrentItem(item)
                view.scrollToItem(item)
        if lines and not view.selectedItems():
            view.setCurrentRow(0)
        view.setVisible(bool(lines))
        self.form.units_said.setVisible(not lines)
        self._make_room()
        self._say_what_can_be_done()

    def _say_what_can_be_done(self) -> None:
        unit = self.current
        for button in (self.form.rename, self.form.close):
            button.setEnabled(unit is not None and not self._session.read_only)
        self.form.close.setText("Bỏ kết thúc" if unit and unit.ended else "Kết thúc")

    def _add(self) -> None:
        name, workspace = self.form.name.text(), self._session.workspace
        self._do(lambda day: sub_units.add_unit(workspace, name, day))

    def _rename(self) -> None:
        if unit := self.current:
            name, workspace = self.form.name.text(), self._session.workspace
            self._do(lambda day: sub_units.rename_unit(workspace, unit.id, name, day))

    def _close_unit(self) -> None:
        unit = self.current
        if not unit:
            return
        workspace = self._session.workspace
        if unit.ended:
            self._do(lambda _: sub_units.close_unit(workspace, unit.id, ""))
        elif self.form.day.text().strip():
            self._do(lambda day: sub_units.close_unit(workspace, unit.id, day))
        else:
            self._say_fault(
                f"Chưa có ngày kết thúc của «{unit.name}». Hãy ghi ngày vào ô «Từ ngày» rồi làm lại."
            )
            self.form.day.setFocus()

    def _do(self, deed: Callable[[str], SubUnit]) -> None:
        """Store something with the day that is typed."""
        try:
            day = parse_partial_day(self.form.day.text())
        except UserError as error:
            self._say_fault(error.message)
            return
        self._session.jobs.save(lambda: deed(day), self._done, self._failed)

    def _done(self, unit: SubUnit) -> None:
        self.form.fault.hide()
        self.form.name.clear()
        self.form.day.clear()
        self._wanted = unit.id
        self._read()
        self._session.changed.emit("sub_unit")
        self._session.saved.emit()

    def _failed(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self._say_fault(error.message)

    def _say_fault(self, text: str) -> None:
        self.form.fault.setText(text)
        self.form.fault.show()
        self._make_room()

    def _make_room(self) -> None:
        """Grow with what is told: a squeezed dialog takes the gaps between the fields."""
        layout = self.layout()
        assert layout is not None
        layout.activate()
        self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))


def edit_units(parent: QWidget, session: Session, unit_id: int = 0) -> None:
    """Let the user edit the sub-units, with the one of this id chosen."""
    dialog = UnitsDialog(parent, session, unit_id)
    try:
        dialog.exec()
    finally:
        dialog.deleteLater()
