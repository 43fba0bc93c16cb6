"""Kept files shown by the computer's own programs, as copies that are only to be read."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from ucvn_desktop.core.text.titles import shorten
from ucvn_desktop.services.view_copies import ViewCopies
from ucvn_desktop.storage.workspace import Workspace
from ucvn_desktop.ui import desktop
from ucvn_desktop.ui.jobs import Jobs
from ucvn_desktop.ui.messages import Messages

_WRITTEN_IN = frozenset(
    {".doc", ".docx", ".odt", ".rtf", ".txt", ".xls", ".xlsx", ".ods", ".ppt", ".pptx", ".odp"}
)


class Viewing(QObject):
    """The one way to open a file that is kept with a record; rooms reach it by their session."""

    def __init__(self, workspace: Workspace, jobs: Jobs, messages: Messages) -> None:
        super().__init__()
        self._workspace = workspace
        self._jobs = jobs
        self._messages = messages
        self._copies = ViewCopies()

    def open(self, sha256: str, name: str) -> None:
        """Show the file with these bytes; what one would write in, with a word about it."""
        copies, workspace = self._copies, self._workspace
        self._jobs.read(lambda: copies.give(workspace, sha256, name), partial(self._show, name))

    def sweep(self) -> None:
        """Remove what programs that were killed left behind."""
        self._jobs.read(self._copies.sweep, self._say_saved)

    def close(self) -> None:
        """Remove this session's copies; the caller waits for the lane."""
        self._jobs.read(self._copies.close)

    def _show(self, name: str, copy: Path) -> None:
        desktop.open_file(copy)
        if copy.suffix.lower() in _WRITTEN_IN:
            self._messages.say(
                f"«{shorten(name, 60)}» mở ra chỉ để đọc. Muốn sửa thì bấm «Lưu bản sao…», sửa bản sao ấy rồi gắn lại.",
                "blue",
            )

    def _say_saved(self, saved: list[Path]) -> None:
        if saved:
            more = f" và {len(saved) - 1} tệp nữa" if len(saved) > 1 else ""
            self._messages.say(
                f"«{shorten(saved[0].name, 60)}»{more} đã được lưu vào chỗ tạm, cạnh bản chỉ để đọc. Tệp vẫn còn: "
                "hãy mở thư mục và chuyển tệp sang thư mục của mình.",
                "gold",
                action=("Mở thư mục", partial(desktop.open_folder, saved[0].parent)),
            )
