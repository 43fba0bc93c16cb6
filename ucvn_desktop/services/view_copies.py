"""Copies of kept files for the computer's own programs to show: only to be read, and gone with the program.

One folder a session, held by a lock that dies with its process, so that folders of killed programs are known. The
same file is copied once, under its own name: the program that shows it shows the name.
"""

import secrets
import threading
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from ucvn_desktop import paths
from ucvn_desktop.core.errors import explain
from ucvn_desktop.core.progress import Cancelled
from ucvn_desktop.storage.workspace import Workspace

if TYPE_CHECKING:
    from filelock import FileLock

_ONLY_READ = 0o400
_LONGEST_NAME = 80
"""In letters: with three bytes each, and on Windows below its folders, a name still is one."""


class ViewCopies:
    """The copies of one session; safe to be called from any thread."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._folder: Path | None = None
        self._lock: FileLock | None = None
        self._is_closed = False

    def give(self, workspace: Workspace, sha256: str, name: str) -> Path:
        """Where a copy of the kept file lies under its `name`, made now where there is none yet.

        Raises UserError where the file is lost or damaged or the disk refuses, Cancelled once closed.
        """
        from ucvn_desktop.services.attachments import hand_out
        from ucvn_desktop.services.targets import make_folder

        with self._turn:
            if self._is_closed:
                raise Cancelled
            target = make_folder(self._own_folder() / sha256[:16]) / _short(name)
            if not target.is_file():
                hand_out(workspace, sha256, name, target)
                target.chmod(_ONLY_READ)
            return target

    def close(self) -> None:
        """Remove the copies, but for those that a program on Windows holds open: sweep() finds them one day."""
        with self._turn:
            self._is_closed = True
            if self._folder:
                _clear(self._folder)
            if self._folder and self._lock:
                _let_go(self._lock, self._folder)

    def sweep(self) -> list[Path]:
        """Remove what ended programs left behind, never what a running one shows.

        What somebody saved beside a copy, as office programs offer to, is theirs: it stays and is returned.
        """
        saved: list[Path] = []
        for folder in sorted(path for path in paths.view_copies().glob("*") if path.is_dir()):
            lock = _try_lock(folder) if folder != self._folder else None
            if lock:
                saved += _clear(folder)
                _let_go(lock, folder)
        return saved

    def _own_folder(self) -> Path:
        if self._folder is None:
            folder = paths.view_copies() / secrets.token_hex(4)
            try:
                folder.parent.mkdir(parents=True, exist_ok=True)
                # Held before the folder is there: no other program takes it for one that was left behind.
                self._lock = _try_lock(folder)
                folder.mkdir(mode=0o700)
            except OSError as error:
                raise explain(error, "Không tạo được chỗ để mở tệp") from error
            self._folder = folder
        return self._folder


def _try_lock(folder: Path) -> "FileLock | None":
    from filelock import FileLock, Timeout

    lock = FileLock(folder.with_suffix(".lock"), thread_local=False)
    try:
        lock.acquire(timeout=0)
    except (Timeout, OSError):
        return None
    return lock


def _let_go(lock: "FileLock", folder: Path) -> None:
    lock.release()
    if not folder.exists():
        with suppress(OSError):
            folder.with_suffix(".lock").unlink(missing_ok=True)


def _clear(folder: Path) -> list[Path]:
    """Remove all but what somebody saved there, which is returned."""
    saved = []
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not path.is_symlink():
            _remove_folder(path)
        elif _is_saved_by_user(path):
            saved.append(path)
        else:
            _remove(path)
    _remove_folder(folder)
    return saved


def _is_saved_by_user(path: Path) -> bool:
    """Our copies cannot be written to; «~$…», «.~lock…» and «.….tmp» are other programs' and our own notes."""
    with suppress(OSError):
        return bool(path.stat().st_mode & 0o200) and not path.name.startswith((".", "~"))
    return False


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.chmod(0o600)  # Windows removes nothing that is only to be read
        try:
            path.unlink()
        except OSError:
            path.chmod(_ONLY_READ)


def _remove_folder(folder: Path) -> None:
    with suppress(OSError):
        folder.rmdir()


def _short(name: str) -> str:
    ending = Path(name).suffix
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - len(ending)].rstrip() + ending
