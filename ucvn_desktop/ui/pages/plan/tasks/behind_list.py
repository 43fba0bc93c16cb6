"""The records behind a task's figure, each opening in its room."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QListWidgetItem

from ucvn_desktop.core.text.dates import format_day
from ucvn_desktop.core.text.numbers import format_number
from ucvn_desktop.services.tasks import Behind, TaskRow
from ucvn_desktop.ui.icons import icon
from ucvn_desktop.ui.navigation import room_of
from ucvn_desktop.ui.pages.plan.tasks import words
from ucvn_desktop.ui.pages.plan.tasks.form import PlanTasksForm
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.widgets.two_lines import TwoLines

_RECORD = int(Qt.ItemDataRole.UserRole)
_MOST = 200
_MOST_SEEN = 5
_LABELS = {"article": "Tin, bài", "event": "Hoạt động", "poster": "Thiết kế"}
_ICONS = {"article": "articles", "event": "events", "poster": "posters"}


class BehindList(QObject):
    """The newest first."""

    def __init__(self, session: Session, form: PlanTasksForm) -> None:
        super().__init__(form.root)
        self._session = session
        self._form = form
        view = form.behind
        view.setItemDelegate(TwoLines(view))
        view.itemActivated.connect(self._open)
        view.itemClicked.connect(self._open)

    def show_records(self, row: TaskRow, records: Sequence[Behind]) -> None:
        """Show what counts for the task."""
        view, shown = self._form.behind, list(records)[-_MOST:]
        wanted = [(f"{one.title}\n{_LABELS[one.kind]} · {format_day(one.day)}", one) for one in shown[::-1]]
        if [(text, (one.kind, one.id)) for text, one in wanted] != self._listed():
            place = view.currentRow()
            view.clear()
            for text, one in wanted:
                view.addItem(_item(text, one))
            view.setCurrentRow(min(place, view.count() - 1))
        row_height = view.sizeHintForRow(0) if shown else 0
        view.setFixedHeight(min(len(shown), _MOST_SEEN) * row_height + (2 if shown else 0))
        self._form.behind_heading.setText(f"Đã tính ({format_number(len(records))})")
        told = words.behind_said(row, len(records), len(shown))
        self._form.behind_said.setText(told)
        self._form.behind_said.setVisible(bool(told))

    def _listed(self) -> list[tuple[str, tuple[str, int]]]:
        view = self._form.behind
        items = [view.item(place) for place in range(view.count())]
        return [(item.text(), item.data(_RECORD)) for item in items]

    def _open(self, item: QListWidgetItem) -> None:
        kind, record_id = item.data(_RECORD)
        self._session.wanted.emit(kind, record_id)


def _item(text: str, one: Behind) -> QListWidgetItem:
    item = QListWidgetItem(icon(_ICONS[one.kind], tone="mute"), text)
    item.setData(_RECORD, (one.kind, one.id))
    item.setToolTip(one.title)
    if room_of(one.kind) is None:
        item.setFlags(Qt.ItemFlag.NoItemFlags)
    return item
