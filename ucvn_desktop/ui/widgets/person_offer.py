"""People of the address book, offered below a field while a name is typed into it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLineEdit, QListWidget, QListWidgetItem

from ucvn_desktop.core.person import PersonKind
from ucvn_desktop.services.people import PersonLine, find_people
from ucvn_desktop.ui.icons import icon
from ucvn_desktop.ui.jobs import Job
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.timers import run_later
from ucvn_desktop.ui.widgets.rows import fit, step
from ucvn_desktop.ui.widgets.two_lines import TwoLines

_PAUSE_MS = 150
_MOST = 5
_LINE = int(Qt.ItemDataRole.UserRole)


class PersonOffer(QObject):
    """Fills `rows`, which stands below `field`: the field keeps every letter as it is typed, and the focus.

    Down and Up go through the rows, Enter or a click chooses, Esc closes; `chosen` gives the PersonLine. Where
    several names stand in the field, parted by `between`, the last one is looked for. `day` tells the day (ISO, ""
    for today) of which offices are shown.
    """

    chosen = Signal(object)

    def __init__(
        self,
        session: Session,
        field: QLineEdit,
        rows: QListWidget,
        kind: PersonKind,
        *,
        between: str = "",
        day: Callable[[], str] = str,
    ) -> None:
        super().__init__(field)
        self._session = session
        self._field = field
        self._rows = rows
        self._kind = kind
        self._between = between
        self._day = day
        self._asked: Job | None = None
        self._pause = run_later(self, _PAUSE_MS, self._ask)
        _furnish(rows)
        rows.itemClicked.connect(self._choose)
        field.textEdited.connect(self._typed)
        field.installEventFilter(self)

    @property
    def is_open(self) -> bool:
        """Whether people are offered just now."""
        return not self._rows.isHidden()

    def close_it(self) -> None:
        """Offer nobody until something is typed."""
        self._pause.stop()
        if self._asked:
            self._asked.cancel()
        self._rows.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.FocusOut:
            # Later: a field also loses the focus while it is deleted, and its neighbours before it.
            QTimer.singleShot(0, self, self.close_it)
        elif isinstance(event, QKeyEvent):
            if event.type() is QEvent.Type.ShortcutOverride and self._is_ours(event.key()):
                event.accept()  # Esc is not the page's while people are offered
                return True
            if event.type() is QEvent.Type.KeyPress and self.is_open and self._key(event.key()):
                return True
        return super().eventFilter(watched, event)

    def _is_ours(self, key: int) -> bool:
        return key == Qt.Key.Key_Escape and self.is_open

    def _key(self, key: int) -> bool:
        if step(self._rows, key):
            return True
        row = self._rows.currentRow()
        if key == Qt.Key.Key_Escape:
            self.close_it()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0:
            self._choose(self._rows.item(row))
        else:
            return False
        return True

    def _typed(self) -> None:
        self._rows.setCurrentRow(-1)  # what an arrow key chose was offered for fewer letters
        self._pause.start()

    def _ask(self) -> None:
        if self._asked:
            self._asked.cancel()
        typed = self._field.text()
        name = typed.rpartition(self._between)[2] if self._between else typed
        workspace, kind, day = self._session.workspace, self._kind, self._day()
        self._asked = self._session.jobs.read(
            lambda: find_people(workspace, name, _MOST, kind=kind, day=day), partial(self._show, typed)
        )

    def _show(self, typed: str, lines: Sequence[PersonLine]) -> None:
        if self._field.text() != typed or self._field.window().focusWidget() is not self._field:
            return
        self._rows.clear()
        for line in lines:
            words = f"{line.person.full_name}\n{line.place or 'chưa ghi chức vụ'}"
            item = QListWidgetItem(icon("people", tone="mute"), words, self._rows)
            item.setData(_LINE, line)
            item.setToolTip(words)
        # None is chosen by itself: Enter without an arrow key means what was typed.
        self._rows.setCurrentRow(-1)
        fit(self._rows)

    def _choose(self, item: QListWidgetItem) -> None:
        line: PersonLine = item.data(_LINE)
        self.close_it()
        self.chosen.emit(line)


def _furnish(rows: QListWidget) -> None:
    rows.setAccessibleName("Người trong danh bạ có tên như đã gõ")
    rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    rows.setFrameShape(QFrame.Shape.NoFrame)
    rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    rows.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    rows.setUniformItemSizes(True)
    rows.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    rows.setMouseTracking(True)
    rows.setItemDelegate(TwoLines(rows))
    rows.hide()
