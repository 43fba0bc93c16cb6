"""Makes bundles: where they go on this computer, the job, and what is said afterwards."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.progress import Cancelled, Progress
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


class _GoneError(UserError):
    """The folder of the last bundle is no longer there."""


class Packer(QObject):
    """Asks for the folder once, then packs and checks through the session's jobs."""

    packed = Signal(object)  # Packed
    busy_changed = Signal()
    folder_changed = Signal()

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._session = session
        self._page = page
        self._is_busy = False
        self._is_asking = False

    @property
    def is_busy(self) -> bool:
        """Whether a bundle is being made, or its folder asked for."""
        return self._is_busy or self._is_asking

    @property
    def folder(self) -> Path | None:
        """The folder of the last bundle; None before the first."""
        remembered = self._session.memory.text(_FOLDER)
        return Path(remembered) if remembered else None

    def choose_folder(self) -> None:
        """Ask where bundles go."""
        self._choose_folder(lambda: None)

    def pack(self, items: list[OutboxItem], destination: Destination | None) -> None:
        """Make a bundle of these in the background; where its folder is not known or gone, ask for one first."""
        if self._is_busy:
            return
        again = partial(self.pack, items, destination)
        folder = self.folder
        if folder is None:
            self._choose_folder(again)
            return
        workspace = self._session.workspace
        articles = [item.id for item in items if item.kind == "article"]
        posters = [item.id for item in items if item.kind == "poster"]
        destination_id = destination.id if destination else None

        def work(progress: Progress) -> "Packed":
            from ucvn_desktop.services.packing import pack

            if not _is_there(folder):
                raise _GoneError(f"Không thấy thư mục «{folder}». Hãy chọn nơi khác để bộ gửi.")
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
        job = self._session.jobs.run(
            "Tạo bộ gửi",
            work,
            self._done,
            unit=BYTES,
            failed=partial(self._not_made, again),
            about=(self.pack, destination_id),
        )
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
        # Where it cannot be shown, the dialog begins elsewhere.
        start = self.folder or _documents()
        found = dialogs.ask_open_files(self._page, "Chọn bộ gửi để kiểm tra", "Bộ gửi (*.zip)", str(start))
        if found:
            self.check(found[0])

    def _done(self, packed: "Packed") -> None:
        (bundle,) = packed.files
        self._session.messages.say(
            f"Đã tạo bộ gửi «{bundle.name}»: {format_number(packed.items)} mục, {format_size(packed.size)}, "
            "đã đọc lại và kiểm tra. Hãy gửi tệp này qua thư, Zalo hoặc USB.",
            "gold" if packed.notes else "green",
            detail="\n".join(packed.notes),
            action=("Mở thư mục", lambda: desktop.open_folder(bundle.parent)),
        )
        self.packed.emit(packed)
        self._session.changed.emit("submission")

    def _choose_folder(self, then: Callable[[], None]) -> None:
        if self._is_asking:
            return
        self._set_asking(True)
        last = self.folder

        def start() -> Path:
            return last if last and _is_there(last) else _documents()

        def failed(_: Exception) -> None:
            self._set_asking(False)

        # A dead network drive answers after half a minute: that is not for the window to wait for.
        self._session.jobs.read(start, partial(self._ask, then), failed)

    def _ask(self, then: Callable[[], None], start: Path) -> None:
        chosen = dialogs.ask_open_folder(self._page, "Chọn thư mục để bộ gửi", str(start))
        self._set_asking(False)
        if chosen:
            self._session.memory.keep(_FOLDER, str(chosen))
            self.folder_changed.emit()
            then()

    def _not_made(self, again: Callable[[], None], error: Exception) -> None:
        if isinstance(error, _GoneError):
            self._session.messages.say(error.message, "gold")
            self._choose_folder(again)
        elif isinstance(error, UserError):
            self._session.messages.error(error)
        elif isinstance(error, Cancelled):
            self._session.messages.say("Đã dừng. Không có bộ gửi nào được tạo, tệp viết dở đã xóa.", "blue")

    def _set_busy(self, busy: bool) -> None:
        self._is_busy = busy
        self.busy_changed.emit()

    def _set_asking(self, asking: bool) -> None:
        self._is_asking = asking
        self.busy_changed.emit()


def _is_there(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except OSError:
        return False


def _documents() -> Path:
    import platformdirs

    return platformdirs.user_documents_path()
