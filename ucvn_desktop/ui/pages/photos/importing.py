"""Bringing photos in: the dialog, the day's event, what is said afterwards."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.event import Event
from ucvn_desktop.core.progress import Cancelled, Progress
from ucvn_desktop.core.text.dates import today
from ucvn_desktop.core.text.numbers import format_number
from ucvn_desktop.services.photos.importing import Imported, import_photos
from ucvn_desktop.ui import dialogs
from ucvn_desktop.ui.pages.photos.form import PhotoImportForm
from ucvn_desktop.ui.session import Session
from ucvn_desktop.ui.widgets.event_choice import NO_EVENT, EventChoice

PATTERNS = "Ảnh (*.jpg *.jpeg *.png *.heic *.heif *.JPG *.JPEG *.PNG *.HEIC *.HEIF);;Mọi tệp (*)"
_GROWS_MS = 1500
_MOST_REASONS = 40


class PhotoImportDialog(QDialog):
    """Asks for the event, then for files or a folder. Accepted, `sources` is what was chosen."""

    new_event_wanted = Signal()

    def __init__(self, parent: QWidget, session: Session, events: Sequence[Event], event_id: int) -> None:
        super().__init__(parent)
        self._memory = session.memory
        self.sources: list[Path] = []
        self.setWindowTitle("Nhập ảnh")
        self.form = PhotoImportForm.load(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.form.root)
        self.events = EventChoice(self.form.event)
        self._events = list(events)
        self.events.load(self._events)
        self.events.choose(event_id)
        self.form.files.clicked.connect(self._ask_files)
        self.form.folder.clicked.connect(self._ask_folder)
        self.form.cancel.clicked.connect(self.reject)
        self.form.new_event.clicked.connect(self.new_event_wanted)
        self.form.files.setFocus()

    def take_event(self, event: Event) -> None:
        """Offer an event that was just added, and choose it."""
        self._events.append(event)
        self.events.load(self._events)
        self.events.choose(event.id)

    def _ask_files(self) -> None:
        self._take(dialogs.ask_open_files(self, "Chọn ảnh để nhập", PATTERNS, self._start()))

    def _ask_folder(self) -> None:
        folder = dialogs.ask_open_folder(self, "Chọn thư mục ảnh để nhập", self._start())
        self._take([folder] if folder else [])

    def _start(self) -> str:
        return self._memory.text("photos/folder")

    def _take(self, sources: list[Path]) -> None:
        if sources:
            self.sources = sources
            self._memory.keep("photos/folder", str(sources[0].parent))
            self.accept()


class PhotoImport(QObject):
    """Runs imports. `grew` comes while photos come in, `done` at the end, whatever became of it."""

    grew = Signal()
    done = Signal(object)  # Imported

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._grows = QTimer(self)
        self._grows.setInterval(_GROWS_MS)
        self._grows.timeout.connect(self.grew)

    @property
    def event_id(self) -> int:
        """The event that was chosen today for what is imported."""
        text = self._session.memory.text("photos/event")
        day, _, number = text.partition("/")
        return int(number) if day == today() and number.isdecimal() else NO_EVENT

    def remember_event(self, event_id: int) -> None:
        """Keep the choice for the rest of the day: another day's photos are of something else."""
        self._session.memory.keep("photos/event", f"{today()}/{event_id}")

    def run(self, sources: Sequence[Path], event_id: int) -> None:
        """Import files and folders as a job."""
        workspace = self._session.workspace

        def work(progress: Progress) -> Imported:
            return import_photos(workspace, sources, event_id=event_id or None, progress=progress)

        self._grows.start()
        self._session.jobs.run(
            "Nhập ảnh", work, self._ended, unit="ảnh", failed=self._failed, about=import_photos
        )

    def _ended(self, result: Imported) -> None:
        self._grows.stop()
        self.done.emit(result)

    def _failed(self, error: Exception) -> None:
        self._grows.stop()
        if isinstance(error, Cancelled):
            self._session.messages.say(
                "Đã dừng nhập ảnh. Những ảnh đã vào kho vẫn được giữ; nhập lại thì chương trình làm tiếp.",
                "blue",
            )
        elif isinstance(error, UserError):
            self._session.messages.error(error)
        self.done.emit(Imported())


def say_imported(session: Session, result: Imported, next_step: Callable[[], None]) -> None:
    """The notice after an import: how many are new, were there already, were refused and why."""
    new, refused = len(result.ids), len(result.refused)
    parts = [f"{format_number(new)} ảnh mới"] if new or not refused else []
    if result.duplicates:
        parts.append(f"{format_number(result.duplicates)} ảnh đã có trong kho")
    if refused:
        parts.append(f"{format_number(refused)} tệp không nhập được")
    reasons = [f"{Path(one.path).name}: {one.reason}" for one in result.refused[:_MOST_REASONS]]
    if refused > _MOST_REASONS:
        reasons.append(f"… và {format_number(refused - _MOST_REASONS)} tệp nữa")
    session.messages.say(
        f"Nhập ảnh xong: {', '.join(parts)}.",
        "gold" if refused else "green",
        detail="\n".join(reasons),
        action=("Ghi chú thích", next_step) if new else None,
    )
