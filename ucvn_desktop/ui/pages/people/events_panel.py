"""The events that the person in hand had to do with, each with the way to it."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QListWidgetItem

from ucvn_desktop.core.text.dates import format_day
from ucvn_desktop.services.event_people import PersonEvent
from ucvn_desktop.ui.icons import icon
from ucvn_desktop.ui.pages.people.form import PeopleForm
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.widgets.rows import fit
from ucvn_desktop.ui.widgets.two_lines import TwoLines

_ID = int(Qt.ItemDataRole.UserRole)


class EventsPanel(QObject):
    """Rows under the offices; there is nothing to be seen of it where there are none."""

    def __init__(self, session: Session, form: PeopleForm) -> None:
        super().__init__(form.root)
        self._session = session
        self._form = form
        form.events.setItemDelegate(TwoLines(form.events))
        form.events.setMouseTracking(True)
        form.events.itemClicked.connect(self._open)
        form.events.itemActivated.connect(self._open)

    def show_events(self, events: Sequence[PersonEvent]) -> None:
        """Show these."""
        rows = self._form.events
        rows.clear()
        for event in events:
            words = f"{event.title}\n{format_day(event.day)} · {event.part}"
            item = QListWidgetItem(icon("events", tone="mute"), words, rows)
            item.setData(_ID, event.event_id)
            item.setToolTip(f"{words}\nEnter: mở hoạt động")
        self._form.events_heading.setVisible(bool(events))
        fit(rows)

    def _open(self, item: QListWidgetItem) -> None:
        self._session.wanted.emit("event", item.data(_ID))
