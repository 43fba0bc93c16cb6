"""Draw every room and dialog offscreen to PNG.

uv run python -m tests.screens OUT [--size 1280x720] [--scale 1|2] [--theme light|dark] [--records 0|10|10000] [--only ROOM]
"""

import argparse
import os
import shutil
import tempfile
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

SCENES = (
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
# Parts of the rooms above, to be drawn without the rest of them: only if asked for.
PARTS = ("citing",)


def main() -> None:
    """Draw what the arguments ask for; prints the path of each picture."""
    parser = argparse.ArgumentParser(prog="python -m tests.screens", description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--size", default="1280x720")
    parser.add_argument("--scale", choices=("1", "2"), default="1")
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument("--records", type=int, choices=(0, 10, 10000), default=10)
    parser.add_argument("--only", choices=SCENES + PARTS, default=None)
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    # Before Qt is loaded: nothing of this user is seen or touched.
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(
            HOME=home,
            QT_QPA_PLATFORM="offscreen",
            QT_SCALE_FACTOR=asked.scale,
            XDG_CONFIG_HOME=f"{home}/.config",
            XDG_CACHE_HOME=f"{home}/.cache",
        )
        _draw(asked, Path(home))


def _draw(asked: argparse.Namespace, home: Path) -> None:
    from PySide6.QtCore import Qt

    from tests.screens import records
    from tests.screens.stage import Stage
    from ucvn_desktop.app import Desktop, make_application
    from ucvn_desktop.ui.memory import Memory

    application = make_application(["ucvn-desktop"])
    memory = Memory(home / "window.ini")
    memory.keep("look", asked.theme)
    desktop = Desktop(application, memory)
    desktop.bugs.install()
    desktop.bugs.reported.connect(print)
    width, height = map(int, asked.size.split("x"))
    desktop.window.setWindowState(Qt.WindowState.WindowNoState)  # on a low screen it begins maximised
    desktop.window.resize(width, height)
    made = records.make(home / "sample", asked.records)
    desktop.window.show()
    prefix = f"{asked.size}@{asked.scale}-{asked.theme}-{asked.records}-"
    stage = Stage(desktop, asked.out, prefix, asked.records)
    for room in [asked.only] if asked.only else SCENES:
        if find_spec(f"tests.screens.scenes.{room}") is None:
            continue
        # What one room's scenes did must not be seen in the next one's.
        desktop.open(Path(shutil.copytree(made, home / room / made.name)))
        for name in import_module(f"tests.screens.scenes.{room}").scenes(stage):
            print(stage.draw(f"{room}-{name}"))
    desktop.close()


if __name__ == "__main__":
    main()
