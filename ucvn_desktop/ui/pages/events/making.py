"""What is made from an event: its news, its backdrop, the QR code of its link."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ucvn_desktop.core.text.numbers import format_number
from ucvn_desktop.ui import desktop, dialogs
from ucvn_desktop.ui.pages.events.opened import backdrop, draft, qr_to
from ucvn_desktop.ui.session import Session

if TYPE_CHECKING:
    from ucvn_desktop.services.event_making import Backdrop, MadeArticle

_QR_FILES = "PNG (*.png);;SVG (*.svg)"


class Making(QObject):
    """Quick writes; what was made is shown in its room."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._parent = parent
        self._is_busy = False

    def write_article(self, event_id: int, *, another: bool) -> None:
        """Begin a news item and open it; a second click while it is made makes no second one."""
        if self._is_busy:
            return
        self._is_busy = True
        workspace = self._session.workspace
        self._session.jobs.save(
            lambda: draft(workspace, event_id, another=another), self._drafted, self._not_made
        )

    def make_backdrop(self, event_id: int) -> None:
        """Make the design of the backdrop and open it."""
        workspace = self._session.workspace
        self._session.jobs.save(lambda: backdrop(workspace, event_id), self._designed)

    def save_qr(self, event_id: int) -> None:
        """Ask for a file and write the QR code of the event's link."""
        target = dialogs.ask_save_file(self._parent, "Ghi mã QR", "ma-qr.png", _QR_FILES)
        workspace = self._session.workspace
        if target:
            self._session.jobs.read(
                lambda: qr_to(workspace, event_id, target), self._written, about=(qr_to, event_id)
            )

    def _drafted(self, made: "MadeArticle") -> None:
        self._is_busy = False
        self._session.changed.emit("article")
        self._session.wanted.emit("article", made.article.id)
        gaps = f"Còn {format_number(len(made.gaps))} chỗ cần ghi." if made.gaps else ""
        said = " ".join(part for part in ("Đã soạn sẵn tin.", gaps, *made.notes) if part)
        self._session.messages.say(said, "gold" if made.notes else "green")

    def _not_made(self, error: Exception) -> None:
        from ucvn_desktop.core.errors import UserError

        self._is_busy = False
        if isinstance(error, UserError):
            self._session.messages.error(error)

    def _designed(self, made: "Backdrop") -> None:
        self._session.changed.emit("poster")
        self._session.wanted.emit("poster", made.poster.id)
        if made.is_new:
            self._session.messages.say("Đã làm phông 6 × 3 m; đổi khổ, chữ ở bên phải.")

    def _written(self, path: Path) -> None:
        show = ("Mở thư mục", partial(desktop.open_folder, path.parent))
        self._session.messages.say(f"Đã ghi mã QR ra tệp «{path.name}».", action=show)
