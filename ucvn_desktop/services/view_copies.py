"""Copies of kept files for the computer's own programs to show: only to be read, and gone with the program.

One folder a session («1a2b3c4d»), held by a lock that dies with its process, so that folders of killed programs are
known; in it one a file, named by the beginning of its SHA-256. The same file is copied once, under its own name: the
program that shows it shows the name. Ours to remove is only what still has the bytes that its folder names, whatever
it is called and whether or not it can be written to.
"""

import hashlib
import re
import secrets
import stat
import threading
from contextlib import suppress
from os.path import lexists
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
_SESSION = re.compile(r"[0-9a-f]{8}")
_FILE = re.compile(r"[0-9a-f]{16}")
_NOTE = re.compile(r"~\$.+|\.~lock\..+#|\.[0-9a-f]{16}\.tmp")
"""What office programs note beside an open file (Microsoft's; LibreOffice's), and a copy that was never finished."""


class ViewCopies:
    """The copies of one session; safe to be called from any thread."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._folder: Path | None = None
        self._lock: FileLock | None = None
        self._is_closed = False

    def give(self, workspace: Workspace, sha256: str, name: str) -> Path:
        """Where a copy of the kept file lies under its `name`, made now where there is none yet. Where somebody saved
        other bytes over the copy, theirs stay and the name gets a number.

        Raises UserError where the file is lost or damaged or the disk refuses, Cancelled once closed.
        """
        from ucvn_desktop.services.attachments import hand_out
        from ucvn_desktop.services.targets import make_folder

        with self._turn:
            if self._is_closed:
                raise Cancelled
            target = _place(make_folder(self._own_folder() / sha256[:16]), _short(name))
            if not target.exists():
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

        What somebody saved beside a copy or over it, as office programs offer to, is theirs: it stays and is
        returned. What lies elsewhere than in a session's folder is not ours to look at.
        """
        saved: list[Path] = []
        for folder in _sessions():
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
                if self._lock:
                    _let_go(self._lock, folder)
                    self._lock = None
                raise explain(error, "Không tạo được chỗ để mở tệp") from error
            self._folder = folder
        return self._folder


def _sessions() -> list[Path]:
    """The folders of sessions, also those of which only the lock is there; nothing that is a link."""
    root = paths.view_copies()
    names = {path.name.removesuffix(".lock") for path in root.glob("*")}
    folders = [root / name for name in sorted(names) if _SESSION.fullmatch(name)]
    return [
        folder
        for folder in folders
        if (_is_folder(folder) or not lexists(folder)) and not folder.with_suffix(".lock").is_symlink()
    ]


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
    """Remove what is ours; what somebody saved there is returned."""
    saved = []
    for path in sorted(folder.rglob("*"), reverse=True):
        if _is_folder(path):
            _remove_folder(path)
        elif path.parent.parent == folder and (_is_copy(path) or _is_note(path)):
            _remove(path)
        else:
            saved.append(path)
    _remove_folder(folder)
    return saved


def _is_copy(path: Path) -> bool:
    """Whether it is a file with the bytes that its folder names."""
    if not (_FILE.fullmatch(path.parent.name) and _is_file(path)):
        return False
    with suppress(OSError), path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest().startswith(path.parent.name)
    return False


def _is_note(path: Path) -> bool:
    return bool(_FILE.fullmatch(path.parent.name) and _NOTE.fullmatch(path.name)) and _is_file(path)


def _is_file(path: Path) -> bool:
    """Whether it is a file itself, not a link to one."""
    with suppress(OSError):
        return stat.S_ISREG(path.lstat().st_mode)
    return False


def _is_folder(path: Path) -> bool:
    with suppress(OSError):
        return stat.S_ISDIR(path.lstat().st_mode)
    return False


def _place(folder: Path, name: str) -> Path:
    """Where the copy lies or can be made: what somebody put there is neither shown for it nor replaced."""
    place, own, number = folder / name, Path(name), 1
    while lexists(place) and not _is_copy(place):
        number += 1
        place = folder / f"{own.stem} ({number}){own.suffix}"
    return place


def _remove(path: Path) -> None:
    with suppress(OSError):
        try:
            path.unlink()
        except PermissionError:
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
