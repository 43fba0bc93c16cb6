"""The workspace's health: damage that is found and named, and what is only untidy."""

from dataclasses import dataclass

from ucvn_desktop.core.progress import Progress, silent
from ucvn_desktop.storage.health import Damage, examine, unused_files
from ucvn_desktop.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What an examination found; `unused` counts kept files that nothing names, which is no damage."""

    damages: tuple[Damage, ...]
    unused: int


def diagnose(workspace: Workspace, progress: Progress = silent) -> Diagnosis:
    """Examine database, records, history, search index and every kept file."""
    return Diagnosis(tuple(examine(workspace, progress)), len(unused_files(workspace)))


def tidy(workspace: Workspace) -> int:
    """Delete the kept files that nothing names; returns how many. Raises UserError."""
    with workspace.writing("dọn tệp thừa"):
        unused = unused_files(workspace)
        for sha256 in unused:
            workspace.files.forget(sha256)
    return len(unused)
