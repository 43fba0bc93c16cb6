"""The window, opened from the terminal as a program of its own: cli imports neither ui nor app."""

import os
import subprocess
import sys
from pathlib import Path

from ucvn_desktop import paths

# Qt ends a program that cannot reach the display within a moment; a window that lives longer has opened.
_WATCH_SECONDS = 1.5
# Kept, as Python complains of a process that nobody waits for; this one is to outlive us.
_opened: "list[subprocess.Popen[bytes]]" = []
_NO_DISPLAY = "Máy này không có màn hình đồ họa nên không mở cửa sổ."


def open_window(workspace: Path) -> str:
    """Open the window on `workspace`; says in one line what became of it."""
    if not has_display():
        return _NO_DISPLAY
    command = [*paths.window_command(), "-w", str(workspace)]
    try:
        window = _start(command)
    except OSError:
        return "Chưa mở được cửa sổ chương trình; dữ liệu vẫn đủ."
    try:
        code = window.wait(_WATCH_SECONDS)
    except subprocess.TimeoutExpired:
        _opened.append(window)
        return "Đang mở cửa sổ chương trình với dữ liệu này."
    if code == 0:
        return "Cửa sổ chương trình đã mở rồi đóng."
    return f"Chưa mở được cửa sổ chương trình (mã {code}); dữ liệu vẫn đủ. Thử lại bằng lệnh: ucvn-desktop"


def has_display() -> bool:
    """Whether a window could be seen: on Linux one of the two display servers must be named."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _start(command: list[str]) -> "subprocess.Popen[bytes]":
    """Start a program that outlives this one and its terminal."""
    nothing = subprocess.DEVNULL
    if sys.platform == "win32":
        flags = subprocess.DETACHED_PROCESS | subprocess.CREATE_NEW_PROCESS_GROUP
        return subprocess.Popen(command, stdin=nothing, stdout=nothing, stderr=nothing, creationflags=flags)
    return subprocess.Popen(command, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True)
