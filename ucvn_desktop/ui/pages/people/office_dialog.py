"""A small dialog for one office of somebody."""

from dataclasses import replace

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.person import Office
from ucvn_desktop.core.text.partial_days import format_partial_day, parse_partial_day
from ucvn_desktop.services.people import checked_office
from ucvn_desktop.ui.pages.people.form import OfficeForm


class OfficeDialog(QDialog):
    """Accepted, `typed` is the office as it was typed; it is not stored."""

    def __init__(self, parent: QWidget | None, office: Office) -> None:
        super().__init__(parent)
        self.typed = office
        self.setWindowTitle("Sửa chức vụ" if office.id else "Thêm chức vụ")
        self.form = OfficeForm.load(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.form.root)
        self.form.title.setText(office.title)
        self.form.unit.setText(office.unit)
        self.form.since.setText(format_partial_day(office.since))
        self.form.until.setText(format_partial_day(office.until))
        self.form.fault.hide()
        self.form.cancel.clicked.connect(self.reject)
        self.form.store.clicked.connect(self._accept_checked)
        for field in (self.form.title, self.form.unit, self.form.since, self.form.until):
            field.textEdited.connect(lambda _: self.form.fault.hide())
        self.form.title.setFocus()

    def _accept_checked(self) -> None:
        try:
            self.typed = checked_office(self._read())
        except UserError as error:
            self.form.fault.setText(error.message)
            self.form.fault.show()
            return
        self.accept()

    def _read(self) -> Office:
        form = self.form
        return replace(
            self.typed,
            title=form.title.text(),
            unit=form.unit.text(),
            since=parse_partial_day(form.since.text()),
            until=parse_partial_day(form.until.text()),
        )


def ask_office(parent: QWidget, office: Office) -> Office | None:
    """The office as the user wants it stored, or None; tests put their own answer in place of this function."""
    dialog = OfficeDialog(parent, office)
    try:
        return dialog.typed if dialog.exec() == QDialog.DialogCode.Accepted else None
    finally:
        dialog.deleteLater()
