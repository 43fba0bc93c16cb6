"""A window of its own on a workspace: started as a program that outlives this one."""

import subprocess
import sys
from pathlib import Path

from ucvn_desktop import paths
from ucvn_desktop.core.errors import explain

# Kept, as Python complains of a process that nobody waits for; these are to outlive us.
_started: "list[subprocess.Popen[bytes]]" = []


def start_window(workspace: Path) -> "subprocess.Popen[bytes]":
    """Start the window on the workspace in that folder. Raises UserError where it cannot be started."""
    command = [*paths.window_command(), "-w", str(workspace)]
    nothing = subprocess.DEVNULL
    try:
        if sys.platform == "win32":
            flags = subprocess.DETACHED_PROCESS | subprocess.CREATE_NEW_PROCESS_GROUP
            window = subprocess.Popen(
                command, stdin=nothing, stdout=nothing, stderr=nothing, creationflags=flags
            )
        else:
            window = subprocess.Popen(
                command, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True
            )
    except OSError as error:
        raise explain(error, "Chưa mở được cửa sổ chương trình") from error
    _started.append(window)
    return window
