"""The words of an invitation, to be copied."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from ucvn_desktop.ui.jobs import Job
from ucvn_desktop.ui.pages.events.form import HangingForm
from ucvn_desktop.ui.pages.events.opened import invitation
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.timers import run_later

_PAUSE_MS = 150


class Invitation(QObject):
    """Stands in the place of what hangs on the event, until it is closed."""

    def __init__(self, session: Session, form: HangingForm) -> None:
        super().__init__(form.root)
        self._session = session
        self._form = form
        self._event_id = 0
        self._asked: Job | None = None
        self._pause = run_later(self, _PAUSE_MS, self._ask)
        form.guest.textEdited.connect(lambda _: self._pause.start())
        form.copy.clicked.connect(self._copy)
        form.invitation_close.clicked.connect(self.close_it)
        form.invitation.hide()

    @property
    def is_open(self) -> bool:
        """Whether it is shown."""
        return not self._form.invitation.isHidden()

    def open_for(self, event_id: int) -> None:
        """Show the words for this event."""
        self._event_id = event_id
        self._form.guest.clear()
        self._form.invitation_text.clear()
        self._form.overview.hide()
        self._form.invitation.show()
        self._form.guest.setFocus()
        self._ask()

    def close_it(self) -> None:
        """Back to what hangs on the event."""
        if self.is_open:
            self._form.invitation.hide()
            self._form.overview.show()
            self._form.invite.setFocus()

    def renew(self) -> None:
        """The event was changed."""
        if self.is_open:
            self._pause.start()

    def _ask(self) -> None:
        if self._asked:
            self._asked.cancel()
        workspace, event_id, guest = self._session.workspace, self._event_id, self._form.guest.text()
        self._asked = self._session.jobs.read(
            lambda: invitation(workspace, event_id, guest), self._form.invitation_text.setPlainText
        )

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._form.invitation_text.toPlainText())
        self._session.messages.say("Đã sao chép lời giấy mời; dán vào Word hoặc Zalo bằng Ctrl+V.")
