"""Drawing without a display."""

import subprocess
import sys

import pytest
from PySide6.QtGui import QGuiApplication

from ucvn_desktop.drawing import headless
from ucvn_desktop.drawing.headless import ensure_gui, missing_library

ALONE = """
import os
os.environ.pop("QT_QPA_PLATFORM", None)
from ucvn_desktop.drawing.headless import ensure_gui
ensure_gui()
from PySide6.QtGui import QGuiApplication
first = QGuiApplication.instance()
ensure_gui()
assert QGuiApplication.instance() is first
print(QGuiApplication.platformName(), os.environ.get("QT_QPA_PLATFORM"))
"""

WITHOUT_GUI = """
from PySide6.QtCore import QCoreApplication
application = QCoreApplication([])
from ucvn_desktop.drawing.headless import ensure_gui
try:
    ensure_gui()
except RuntimeError as error:
    print(error)
"""


def test_a_terminal_draws_offscreen_and_leaves_the_environment_to_the_window() -> None:
    done = subprocess.run([sys.executable, "-c", ALONE], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["offscreen", "None"]


def test_where_an_application_exists_nothing_is_done() -> None:
    before = QGuiApplication.instance()
    ensure_gui()
    assert QGuiApplication.instance() is before
    assert headless._application is None


@pytest.mark.parametrize(("library", "package"), [("libEGL.so.1", "libegl1"), ("libGL.so.1", "libgl1")])
def test_a_missing_library_is_named_with_its_debian_package(library: str, package: str) -> None:
    text = f"{library}: cannot open shared object file: No such file or directory"
    error = missing_library(ImportError(text))
    assert library in error.message
    assert f"sudo apt install {package}" in error.message
    assert error.detail == text


def test_an_unknown_library_and_a_missing_qt_are_told_apart() -> None:
    assert "libnew.so.3" in missing_library(ImportError("libnew.so.3: cannot open")).message
    assert "PySide6" in missing_library(ImportError("No module named 'PySide6'")).message


def test_an_application_that_cannot_draw_is_a_bug_and_no_crash() -> None:
    done = subprocess.run([sys.executable, "-c", WITHOUT_GUI], capture_output=True, text=True, check=True)
    assert "QCoreApplication" in done.stdout
