"""A window of its own on a workspace: started as a program that outlives this one."""

import subprocess
import sys
from pathlib import Path

from ucvn_desktop import paths
from ucvn_desktop.core.errors import explain

# What Qt's window on X needs beside what drawing needs, and which Debian package has it.
_DEBIAN_PACKAGES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
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


def missing_packages() -> list[str]:
    """The Debian packages that a window on X would need and that this computer lacks; [] elsewhere."""
    import ctypes

    if not sys.platform.startswith("linux"):
        return []
    missing = []
    for library, package in _DEBIAN_PACKAGES.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            missing.append(package)
    return missing
