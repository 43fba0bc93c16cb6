"""Drawing without a display: one QGuiApplication for the terminal, none beside the window's own."""

import re
from typing import TYPE_CHECKING

from ucvn_desktop.core.errors import UserError

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication

# Which Debian package has which library: found on a Debian 12 that holds python3 and nothing else.
DEBIAN_PACKAGES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libX11.so.6": "libx11-6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libfreetype.so.6": "libfreetype6",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
}
_SONAME = re.compile(r"[\w.+-]+\.so(?:\.\d+)*")

_application: "QGuiApplication | None" = None  # kept: Qt's fonts end with it


def ensure_gui() -> None:
    """Make sure that Qt can draw; where an application exists already, nothing is done.

    Raises UserError that names the missing system library and its Debian package.
    """
    global _application
    try:
        from PySide6.QtGui import QGuiApplication
    except ImportError as error:
        raise missing_library(error) from error
    existing = QGuiApplication.instance()
    if existing is None:
        # By argument and not by QT_QPA_PLATFORM: a window started from this process shall keep its display.
        _application = QGuiApplication(["ucvn", "-platform", "offscreen"])
    elif not isinstance(existing, QGuiApplication):
        raise RuntimeError("a QCoreApplication runs in this process: Qt cannot draw beside it")


def missing_library(error: ImportError) -> UserError:
    """The sentence for an ImportError of PySide6, whose text begins with the name of a library."""
    found = _SONAME.search(str(error))
    if found is None:
        return UserError(
            "Chưa vẽ được vì thiếu thư viện Qt (PySide6). Dữ liệu vẫn nguyên vẹn; hãy cài lại chương trình.",
            str(error),
        )
    library = found[0]
    packages = _packages_to_install(library)
    remedy = (
        f"Trên Debian hoặc Ubuntu, hãy cài bằng lệnh: sudo apt install {' '.join(packages)}"
        if packages
        else "Hãy cài gói có thư viện ấy rồi làm lại."
    )
    return UserError(
        f"Chưa vẽ được vì máy thiếu thư viện hệ thống {library}. Dữ liệu vẫn nguyên vẹn. {remedy}", str(error)
    )


def _packages_to_install(library: str) -> list[str]:
    """The Debian packages of `library` and of all others that Qt would miss next: one command, not seven."""
    import ctypes

    packages = [DEBIAN_PACKAGES[library]] if library in DEBIAN_PACKAGES else []
    for other, package in DEBIAN_PACKAGES.items() if packages else ():
        try:
            ctypes.CDLL(other)
        except OSError:
            packages.append(package)
    return list(dict.fromkeys(packages))
