"""A small dialog that adds an event, where photos or articles want one that is not there yet."""

from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ucvn_desktop.core.event import EVENT_LABELS, Event, EventKind
from ucvn_desktop.ui.forms import Form


class EventForm(Form):
    FILE = "event.ui"

    title: QLineEdit
    day: QDateEdit
    kind: QComboBox
    place: QLineEdit
    fault: QLabel
    cancel: QPushButton
    add: QPushButton


class EventDialog(QDialog):
    """Accepted, `event_typed` is what was typed; it is not stored."""

    def __init__(self, parent: QWidget | None = None, day: QDate | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Thêm hoạt động")
        self.form = EventForm.load(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.form.root)
        for kind, label in EVENT_LABELS.items():
            self.form.kind.addItem(label, kind.value)
        self.form.kind.setCurrentIndex(self.form.kind.findData(EventKind.OTHER.value))
        self.form.day.setDate(day or QDate.currentDate())
        self.form.fault.hide()
        self.form.cancel.clicked.connect(self.reject)
        self.form.add.clicked.connect(self._accept_titled)
        self.form.title.textEdited.connect(lambda _: self.form.fault.hide())

    @property
    def event_typed(self) -> Event:
        """The event as it was typed."""
        return Event(
            title=self.form.title.text(),
            day=self.form.day.date().toString("yyyy-MM-dd"),
            kind=str(self.form.kind.currentData()),
            place=self.form.place.text(),
        )

    def _accept_titled(self) -> None:
        if self.form.title.text().strip():
            self.accept()
            return
        self.form.fault.setText("Chưa có tên hoạt động. Hãy ghi tên rồi thêm.")
        self.form.fault.show()
        self.form.title.setFocus()


def ask_event(parent: QWidget, day: QDate | None = None) -> Event | None:
    """An event to be stored, or None; tests put their own answer in place of this function."""
    dialog = EventDialog(parent, day)
    try:
        return dialog.event_typed if dialog.exec() == QDialog.DialogCode.Accepted else None
    finally:
        dialog.deleteLater()
