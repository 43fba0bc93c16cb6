"""Makes bundles: where they go on this computer, the job, and what is said afterwards."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.progress import Progress
from ucvn_desktop.core.submission import Destination
from ucvn_desktop.core.text.numbers import format_number, format_size
from ucvn_desktop.services.outbox import OutboxItem
from ucvn_desktop.ui import desktop, dialogs
from ucvn_desktop.ui.pages.sending.words import verdict_detail, verdict_tone
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.widgets.job_bar import BYTES

if TYPE_CHECKING:
    from ucvn_desktop.services.bundle.verify import Verdict
    from ucvn_desktop.services.packing import Packed

_FOLDER = "sending/folder"


class Packer(QObject):
    """Asks for the folder once, then packs and checks through the session's jobs."""

    packed = Signal(object)  # Packed
    busy_changed = Signal()  # a bundle is being made, or no longer
    folder_changed = Signal()

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._session = session
        self._page = page
        self._is_busy = False

    @property
    def is_busy(self) -> bool:
        """Whether a bundle is being made."""
        return self._is_busy

    @property
    def folder(self) -> Path | None:
        """The folder of the last bundle; None before the first."""
        remembered = self._session.memory.text(_FOLDER)
        return Path(remembered) if remembered else None

    def choose_folder(self) -> Path | None:
        """Ask where bundles go; None where the officer thought better of it."""
        start = self.folder if self.folder and self.folder.is_dir() else _documents()
        chosen = dialogs.ask_open_folder(self._page, "Chọn thư mục để bộ gửi", str(start))
        if chosen:
            self._session.memory.keep(_FOLDER, str(chosen))
            self.folder_changed.emit()
        return chosen

    def pack(self, items: list[OutboxItem], destination: Destination | None) -> None:
        """Make a bundle of these in the background."""
        folder = self.folder if self.folder and self.folder.is_dir() else self.choose_folder()
        if self._is_busy or folder is None:
            return
        workspace = self._session.workspace
        articles = [item.id for item in items if item.kind == "article"]
        posters = [item.id for item in items if item.kind == "poster"]
        destination_id = destination.id if destination else None

        def work(progress: Progress) -> "Packed":
            from ucvn_desktop.services.packing import pack

            return pack(
                workspace,
                folder,
                article_ids=articles,
                poster_ids=posters,
                destination_id=destination_id,
                progress=progress,
            )

        import ucvn_desktop.drawing.loaded  # noqa: F401 - the job draws

        self._set_busy(True)
        job = self._session.jobs.run("Tạo bộ gửi", work, self._done, unit=BYTES, failed=self._not_made)
        job.ended.connect(lambda: self._set_busy(False))

    def check(self, bundle: Path) -> None:
        """Read a bundle in the background and say whether it is whole."""

        def work(progress: Progress) -> "Verdict":
            from ucvn_desktop.services.bundle.verify import verify

            return verify(bundle, progress)

        def say(verdict: "Verdict") -> None:
            self._session.messages.say(
                f"«{bundle.name}»: {verdict.headline}", verdict_tone(verdict), detail=verdict_detail(verdict)
            )

        self._session.jobs.run(f"Kiểm tra «{bundle.name}»", work, say, unit=BYTES)

    def check_some(self) -> None:
        """Ask for a bundle and check it."""
        start = self.folder or _documents()
        found = dialogs.ask_open_files(self._page, "Chọn bộ gửi để kiểm tra", "Bộ gửi (*.zip)", str(start))
        if found:
            self.check(found[0])

    def _done(self, packed: "Packed") -> None:
        (bundle,) = packed.files
        self._session.messages.say(
            f"Đã tạo bộ gửi «{bundle.name}»: {format_number(packed.items)} mục, {format_size(packed.size)}, "
            "đã đọc lại và kiểm tra.",
            "gold" if packed.notes else "green",
            detail="\n".join(packed.notes),
            action=("Mở thư mục", lambda: desktop.open_folder(bundle.parent)),
        )
        self.packed.emit(packed)
        self._session.changed.emit("submission")

    def _not_made(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self._session.messages.error(error)
        else:
            self._session.messages.say("Đã dừng. Không có bộ gửi nào được tạo, tệp viết dở đã xóa.", "blue")

    def _set_busy(self, busy: bool) -> None:
        self._is_busy = busy
        self.busy_changed.emit()


def _documents() -> Path:
    import platformdirs

    return platformdirs.user_documents_path()
