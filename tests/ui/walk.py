"""Walks through every state of every room in a program of its own and prints what the checks find, as JSON.

uv run python -m tests.ui.walk 1280x720 [--scale 2] [--records 0|10] [--only ROOM]
"""

import argparse
import json
import os
import sys
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import redirect_stdout
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.screens.stage import Stage

Finding = tuple[str, str, str]  # where, check, what

ROOMS = ("window", "welcome", "articles", "photos", "posters", "sending", "settings", "dialogs")
# What scenes let stand under «Chi tiết»: technical text is as the system gives it.
TECHNICAL = ("ENOSPC", "database disk image is malformed")
WITHOUT_PRIMARY = ("settings",)


def main() -> None:
    """Print the findings as a list of (where, check, what)."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("size")
    parser.add_argument("--scale", default="1")
    parser.add_argument("--records", type=int, default=10)
    parser.add_argument("--only", choices=ROOMS)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        # Before Qt is loaded: nothing of this user is seen or touched.
        os.environ.update(
            HOME=home,
            QT_QPA_PLATFORM="offscreen",
            QT_SCALE_FACTOR=asked.scale,
            XDG_CONFIG_HOME=f"{home}/.config",
            XDG_CACHE_HOME=f"{home}/.cache",
        )
        rooms = [asked.only] if asked.only else ROOMS
        width, height = map(int, asked.size.split("x"))
        try:
            findings = list(dict.fromkeys(_walk(Path(home), width, height, asked.records, rooms)))
        except Exception:  # the program's own hook would take it for a bug of the window and say nothing here
            traceback.print_exc()
            sys.exit(1)
    json.dump(findings, sys.stdout, ensure_ascii=False, indent=1)


def _walk(
    home: Path, width: int, height: int, records: int, rooms: "tuple[str, ...] | list[str]"
) -> Iterator[Finding]:
    from tests.screens.records import make
    from tests.screens.stage import Stage
    from ucvn_desktop.app import Desktop, make_application
    from ucvn_desktop.ui.memory import Memory

    memory = Memory(home / "window.ini")
    desktop = Desktop(make_application(["ucvn-desktop"]), memory)
    bugs: list[str] = []
    desktop.bugs.install()
    desktop.bugs.reported.connect(bugs.append)
    desktop.bugs.reported.connect(lambda bug: print(bug, file=sys.stderr))
    desktop.window.resize(width, height)
    desktop.open(make(home / "sample", records))
    desktop.window.show()
    stage = Stage(desktop, home, "", records)
    for room in rooms:
        for state in _states(stage, room):
            stage.settle()
            yield from _findings(stage, room, f"{room}-{state}")
    yield from (("window", "bug", bug) for bug in bugs)
    desktop.close()


def _states(stage: "Stage", room: str) -> Iterator[str]:
    scenes = f"tests.screens.scenes.{room}"
    if find_spec(scenes):
        # Scenes tell which dialogs they drew; what this program says is its findings.
        with redirect_stdout(sys.stderr):
            yield from import_module(scenes).scenes(stage)


def _findings(stage: "Stage", room: str, where: str) -> Iterator[Finding]:
    from PySide6.QtWidgets import QApplication

    from tests.ui.tree_checks import CHECKS, primaries

    for root in [one for one in QApplication.topLevelWidgets() if one.isVisible()]:
        for name, check in CHECKS.items():
            # A panel over the page has no place in the page's reading order.
            if not (name == "tab_disorder" and _has_panel(stage)):
                yield from ((where, name, what) for what in check(root) if not _technical(what))
    wanted = 0 if room in WITHOUT_PRIMARY else 1
    red = primaries(stage.window)
    if room != "dialogs" and len(red) != wanted:
        yield where, "primaries", f"{len(red)} primary buttons instead of {wanted}: {', '.join(red)}"


def _technical(what: str) -> bool:
    return what.startswith(tuple(f"«{text}»" for text in TECHNICAL))


def _has_panel(stage: "Stage") -> bool:
    shell = stage.desktop.window.shell
    return shell is not None and (shell.find_panel.isVisible() or shell.help_panel.isVisible())


if __name__ == "__main__":
    main()
