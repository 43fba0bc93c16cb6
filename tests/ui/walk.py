"""Walks through every state of every room in a program of its own and prints what the checks find, as JSON.

uv run python -m tests.ui.walk 1280x720 [--scale 2] [--records 0|10] [--only ROOM]
"""

import argparse
import json
import os
import sys
import tempfile
import traceback
from collections.abc import Iterator, Sequence
from contextlib import redirect_stdout
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.ui.walking import Finding

ROOMS = (
    "window",
    "welcome",
    "plan",
    "plan_calendar",
    "events",
    "people",
    "articles",
    "photos",
    "posters",
    "sending",
    "posts",
    "settings",
    "dialogs",
)


def main() -> None:
    """Print the findings as a list of (where, check, what)."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("size")
    parser.add_argument("--scale", default="1")
    parser.add_argument("--records", type=int, default=10)
    parser.add_argument("--only", choices=ROOMS)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as home, redirect_stdout(sys.stderr):
        # Before Qt is loaded: nothing of this user is seen or touched.
        os.environ.update(
            HOME=home,
            QT_QPA_PLATFORM="offscreen",
            QT_SCALE_FACTOR=asked.scale,
            XDG_CONFIG_HOME=f"{home}/.config",
            XDG_CACHE_HOME=f"{home}/.cache",
        )
        width, height = map(int, asked.size.split("x"))
        rooms = [asked.only] if asked.only else ROOMS
        try:
            findings = list(dict.fromkeys(_walk(Path(home), (width, height), asked.records, rooms)))
        except Exception:  # the program's own hook would take it for a bug of the window and say nothing here
            traceback.print_exc()
            sys.exit(1)
    json.dump(findings, sys.stdout, ensure_ascii=False, indent=1)


def _walk(home: Path, size: tuple[int, int], records: int, rooms: Sequence[str]) -> "Iterator[Finding]":
    from PySide6.QtCore import Qt

    from tests.screens.records import make
    from tests.ui.walking import Walker
    from ucvn_desktop.app import Desktop, make_application
    from ucvn_desktop.ui.memory import Memory

    desktop = Desktop(make_application(["ucvn-desktop"]), Memory(home / "window.ini"))
    bugs: list[str] = []
    desktop.bugs.install()
    desktop.bugs.reported.connect(bugs.append)
    desktop.bugs.reported.connect(lambda bug: print(bug, file=sys.stderr))
    desktop.window.setWindowState(Qt.WindowState.WindowNoState)  # on a low screen it begins maximised
    desktop.window.resize(*size)
    desktop.open(make(home / "sample", records))
    desktop.window.show()
    walker = Walker(desktop, home, records)
    for room in rooms:
        if find_spec(f"tests.screens.scenes.{room}"):
            walker.walk(room)
    desktop.close()
    yield from walker.findings
    yield from (("window", "bug", bug) for bug in bugs)


if __name__ == "__main__":
    main()
