"""A small dialog for one occasion: a day of the unit's own, or one of the catalogue as the unit keeps it."""

from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.occasion import Observance
from ucvn_desktop.ui.pages.plan.calendar.form import OccasionForm
from ucvn_desktop.ui.pages.plan.calendar.typed_occasion import TypedOccasion, odd_of, store_occasion
from ucvn_desktop.ui.session import Session


class OccasionDialog(QDialog):
    """What cannot be stored is told in the dialog, and what was typed stays; accepted, it is stored and «occasion» is told."""

    def __init__(
        self,
        parent: QWidget | None,
        session: Session,
        begins: TypedOccasion,
        year: int,
        observance: Observance | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._before = begins
        self._year = year
        self._code = observance.occasion.code if observance else ""
        self._is_storing = False
        self.stored: Observance | None = None
        self.setWindowTitle("Sửa ngày kỷ niệm" if observance else "Thêm ngày riêng của đơn vị")
        self.form = form = OccasionForm.load(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(form.root)
        form.theme_label.setText(f"Chủ đề năm {year}")
        self._fields: dict[str, QLineEdit] = {
            name: getattr(form, name)
            for name in ("title", "day", "until", "since", "lead", "theme", "source")
        }
        for name, field in self._fields.items():
            field.setText(getattr(begins, name))
            field.setCursorPosition(0)
            field.textEdited.connect(lambda _: form.fault.hide())
        for field in (form.day, form.until, form.since):
            field.textEdited.connect(lambda _: self._say_what_is_odd())
        form.note.setPlainText(begins.note)
        form.note.textChanged.connect(form.fault.hide)
        form.verified.setChecked(begins.verified)
        form.fault.hide()
        form.cancel.clicked.connect(self.reject)
        form.store.clicked.connect(self._store)
        form.title.setFocus()
        self._say_what_is_odd()

    @property
    def typed(self) -> TypedOccasion:
        """What the fields hold."""
        texts = {name: field.text() for name, field in self._fields.items()}
        form = self.form
        return TypedOccasion(**texts, note=form.note.toPlainText(), verified=form.verified.isChecked())

    def reject(self) -> None:
        """Cancel; not while it is being stored: that cannot be taken back any more."""
        if not self._is_storing:
            super().reject()

    def _say_what_is_odd(self) -> None:
        """Tell beside the days and the year of origin what surprises of them."""
        form = self.form
        for label, said in zip((form.day_odd, form.since_odd), odd_of(self.typed), strict=True):
            label.setText(said)
            label.setVisible(bool(said))

    def _set_storing(self, is_storing: bool) -> None:
        self._is_storing = is_storing
        self.form.store.setEnabled(not is_storing)
        self.form.cancel.setEnabled(not is_storing)

    def _store(self) -> None:
        workspace, code, typed = self._session.workspace, self._code, self.typed
        before, year = self._before, self._year
        self._set_storing(True)
        self._session.jobs.save(
            lambda: store_occasion(workspace, code, typed, before, year), self._done, self._failed
        )

    def _done(self, observance: Observance) -> None:
        self.stored = observance
        self._session.changed.emit("occasion")
        self._session.saved.emit()
        self.accept()

    def _failed(self, error: Exception) -> None:
        self._set_storing(False)
        if isinstance(error, UserError):
            self.form.fault.setText(error.message)
            self.form.fault.show()


def ask_occasion(
    parent: QWidget,
    session: Session,
    begins: TypedOccasion,
    year: int,
    observance: Observance | None = None,
) -> Observance | None:
    """The occasion as it was stored, or None; tests put their own answer in place of this function."""
    dialog = OccasionDialog(parent, session, begins, year, observance)
    try:
        dialog.exec()
        return dialog.stored
    finally:
        dialog.deleteLater()
