"""What is found while one types into a field, in rows under it, and which of them Enter means."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.progress import Cancelled
from ucvn_desktop.ui.jobs import Job
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.timers import run_later
from ucvn_desktop.ui.widgets.rows import step

_PAUSE_MS = 150
_RECORD = int(Qt.ItemDataRole.UserRole)


class LiveSearch(QObject):
    """Asks a while after the last letter; Enter gives to `take` the row that is meant.

    While the answer for what was typed is still to come, that is the row to which the user went since his last letter;
    or else Enter waits and means what comes first, unless he types on, goes to a row or presses Esc.

    `question` gives the work that finds something, to be done in the background, or None where there is nothing to
    ask: then `nothing` is the answer. `show` fills the rows with an answer; what is behind a row is its UserRole.
    """

    def __init__(
        self,
        session: Session,
        field: QLineEdit,
        rows: QListWidget,
        *,
        question: Callable[[], Callable[[], Any] | None],
        nothing: Any = None,
        show: Callable[[Any], None],
        take: Callable[[QListWidgetItem], None],
    ) -> None:
        super().__init__(field)
        self._session = session
        self._rows = rows
        self._question = question
        self._nothing = nothing
        self._show = show
        self._take = take
        self._asked: Job | None = None
        self._waits = False
        self._is_meant = False  # the row that is chosen, by the user
        self._pause = run_later(self, _PAUSE_MS, self.ask)
        field.textChanged.connect(lambda _: self._pause.start())
        field.textEdited.connect(lambda _: self._change_mind())
        rows.itemPressed.connect(lambda _: self._mean())

    @property
    def is_awaited(self) -> bool:
        """Whether the answer for what stands in the field is still to come."""
        return self._pause.isActive() or bool(self._asked and not self._asked.is_over)

    @property
    def waits(self) -> bool:
        """Whether Enter was pressed, and what comes first is to be taken."""
        return self._waits

    def ask(self) -> None:
        """Ask for what stands in the field, now."""
        self._stop()
        work = self._question()
        if work is None:
            self._came(self._nothing)
        else:
            self._asked = self._session.jobs.read(work, self._came, self._failed)

    def drop(self) -> None:
        """Nothing is to be found any more for what was typed."""
        self._stop()
        self._change_mind()

    def pressed(self, key: int) -> bool:
        """Take a key that was pressed in the field: Up, Down and Enter are the rows', and no longer the field's."""
        if step(self._rows, key):
            self._mean()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        else:
            if key == Qt.Key.Key_Escape:
                self._change_mind()
            return False
        return True

    def _enter(self) -> None:
        item = self._rows.currentItem()
        if self.is_awaited and not self._is_meant:
            self._waits = True  # what is shown was found for other letters
        elif item:
            self._take(item)

    def _mean(self) -> None:
        self._is_meant, self._waits = True, False

    def _change_mind(self) -> None:
        self._is_meant = self._waits = False

    def _stop(self) -> None:
        self._pause.stop()
        if self._asked:
            self._asked.cancel()
        self._asked = None

    def _came(self, answer: Any) -> None:
        chosen = self._rows.currentItem()
        is_kept = chosen and (self._is_meant or self._rows.hasFocus())
        kept = chosen.data(_RECORD) if is_kept else None
        self._show(answer)
        records = [self._rows.item(row).data(_RECORD) for row in range(self._rows.count())]
        self._is_meant = kept is not None and kept in records
        self._rows.setCurrentRow(records.index(kept) if self._is_meant else 0)
        # An answer that comes in the pause after more letters was found for fewer.
        if self._waits and not self._pause.isActive():
            self._waits = False
            if records:
                self._take(self._rows.item(0))

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Cancelled):  # that was asked for fewer letters
            self._change_mind()
        if isinstance(error, UserError):
            self._session.messages.error(error)
