"""The workspace's health: damage that is found and named, and what is only untidy."""

from dataclasses import dataclass
from pathlib import Path

from ucvn_desktop.core.progress import Progress, silent
from ucvn_desktop.storage.health import Damage, examine, unused_files
from ucvn_desktop.storage.lock import WorkspaceLock
from ucvn_desktop.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What an examination found; `unused` counts kept files that nothing names, which is no damage."""

    damages: tuple[Damage, ...]
    unused: int


def diagnose(workspace: Workspace, progress: Progress = silent) -> Diagnosis:
    """Examine database, records, history, search index and every kept file."""
    damages = examine(workspace, progress)
    # What cannot be read might name a file: only a sound workspace has files that nothing uses.
    return Diagnosis(tuple(damages), 0 if damages else len(unused_files(workspace)))


def tidy(workspace: Workspace) -> int:
    """Delete the kept files that nothing names; returns how many. Raises UserError."""
    with workspace.writing("dọn tệp thừa", alone=True):
        unused = unused_files(workspace)
        for sha256 in unused:
            workspace.files.forget(sha256)
    return len(unused)


def unlock(folder: Path) -> None:
    """Forget the lock that another computer left on the workspace in `folder`."""
    WorkspaceLock(folder).forget_other_computer()
