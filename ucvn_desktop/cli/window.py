"""The window, opened from the terminal as a program of its own: cli imports neither ui nor app."""

import os
import subprocess
import sys
from pathlib import Path

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.services.window import missing_packages, start_window

# Qt ends a program that cannot reach the display within a moment; a window that lives longer has opened.
_WATCH_SECONDS = 1.5


def open_window(workspace: Path) -> str:
    """Open the window on `workspace`; says in one line what became of it."""
    if not has_display():
        return "Máy này không có màn hình đồ họa nên không mở cửa sổ."
    try:
        code = start_window(workspace).wait(_WATCH_SECONDS)
    except UserError as error:
        return error.message
    except subprocess.TimeoutExpired:
        return "Đang mở cửa sổ chương trình với dữ liệu này."
    if code == 0:
        return "Cửa sổ chương trình đã mở rồi đóng."
    said = f"Chưa mở được cửa sổ chương trình (mã {code}); dữ liệu vẫn đủ."
    if packages := missing_packages():
        return f"{said} Máy còn thiếu thư viện; trên Debian, Ubuntu cài bằng lệnh: sudo apt install {' '.join(packages)}"
    return f"{said} Thử lại bằng lệnh: ucvn-desktop"


def has_display() -> bool:
    """Whether a window could be seen: on Linux one of the two display servers must be named."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
