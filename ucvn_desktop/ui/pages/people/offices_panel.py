"""The offices of the person in hand, the newest first."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QListWidgetItem

from ucvn_desktop.core.person import Office
from ucvn_desktop.core.text.dates import today
from ucvn_desktop.ui.pages.people import words
from ucvn_desktop.ui.pages.people.form import PeopleForm
from ucvn_desktop.ui.pages.people.office_delegate import OFFICE, OfficeDelegate

_FRAME = 2
_MOST_ROWS = 7


class OfficesPanel(QObject):
    """`edit_wanted` gives the Office that shall be changed, `bin_wanted` the one that shall go."""

    edit_wanted = Signal(object)
    bin_wanted = Signal(object)

    def __init__(self, form: PeopleForm) -> None:
        super().__init__(form.root)
        self._form = form
        self._view = form.offices
        self._is_closed = False
        self._view.setItemDelegate(OfficeDelegate(self._view))
        self._view.setMouseTracking(True)
        self._view.itemActivated.connect(lambda _: self.edit())
        self._view.currentRowChanged.connect(lambda _: self._say_what_can_be_done())
        self._view.viewport().installEventFilter(self)
        form.office_edit.clicked.connect(self.edit)
        form.office_bin.clicked.connect(self.put_away)

    @property
    def current(self) -> Office | None:
        """The office that is chosen."""
        item = self._view.currentItem()
        office: Office | None = item.data(OFFICE) if item else None
        return office

    def show_offices(self, offices: Sequence[Office], *, read_only: bool) -> None:
        """Show these; the one that was chosen stays chosen."""
        chosen, day = self.current, today()
        self._is_closed = read_only
        self._view.clear()
        for office in offices:
            item = QListWidgetItem(f"{office.label}\n{words.held(office, day)}")
            item.setData(OFFICE, office)
            item.setToolTip(item.text())
            self._view.addItem(item)
            if chosen and office.id == chosen.id:
                self._view.setCurrentItem(item)
        if offices and not self.current:
            self._view.setCurrentRow(0)
        self._view.setVisible(bool(offices))
        self._form.offices_said.setVisible(not offices)
        self._fit()
        self._say_what_can_be_done()

    def edit(self) -> None:
        """Change the chosen office."""
        if self.current and not self._is_closed:
            self.edit_wanted.emit(self.current)

    def put_away(self) -> None:
        """Let the chosen office go."""
        if self.current and not self._is_closed:
            self.bin_wanted.emit(self.current)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Another width makes other lines."""
        if event.type() is QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        """As high as its rows, as far as that is sensible."""
        rows = min(self._view.count(), _MOST_ROWS)
        if rows:
            self._view.setFixedHeight(sum(map(self._view.sizeHintForRow, range(rows))) + _FRAME)

    def _say_what_can_be_done(self) -> None:
        self._form.office_add.setEnabled(not self._is_closed)
        for button in (self._form.office_edit, self._form.office_bin):
            button.setVisible(self._view.count() > 0)
            button.setEnabled(not self._is_closed and self.current is not None)
